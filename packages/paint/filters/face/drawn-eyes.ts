import { drawEyes } from '../../brushwork/face/eyes.ts'
import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'
import { drawFaces, inFaces } from './drawing.ts'

/**
 * Eyes as an illustrator draws them, from the lids, the gaze and the iris of the photo. Lashes are as long and dark as
 * they are in the photo, whoever is in it. An eye behind hair, hands or dark glass is left alone.
 */
export const drawnEyes = filter({
  id: 'drawn-eyes',
  doc: 'Draws eyes as an illustrator does, where the photo shows them.',
  params: {
    L: ratio(0.2, 'Lightness of the ink of lids and lashes.'),
    a: plain(0.02, { min: -0.3, max: 0.3 }, 'Its green to red.'),
    b: plain(0.005, { min: -0.3, max: 0.3 }, 'Its blue to yellow.'),
    lash: plain(0.13, { min: 0, max: 0.3 }, 'Thickness of the upper lashes, in widths of the eye.'),
    wing: plain(
      0.14,
      { min: 0, max: 0.4 },
      'How far they run on past the outer corner, where the photo does.',
    ),
    tufts: ratio(0.8, 'Single lashes, where the photo has some.'),
    lower: ratio(0.7, 'The lower lid.'),
    crease: ratio(0.5, 'The fold of the upper lid.'),
    shadow: ratio(0.5, 'How far paint or shade on the upper lid is kept.'),
    wide: plain(1.04, { min: 0.8, max: 1.4 }, 'How much wider than in the photo.'),
    upper: plain(1.3, { min: 0.6, max: 2 }, 'How much higher the upper lid rises.'),
    under: plain(1.15, { min: 0.6, max: 2 }, 'How much lower the lower lid reaches.'),
    iris: plain(0.3, { min: 0.1, max: 0.5 }, 'Radius of the iris, in widths of the eye.'),
    irisTall: plain(1.15, { min: 0.8, max: 1.6 }, 'Its height by its width.'),
    pupil: plain(0.42, { min: 0.1, max: 0.8 }, 'The pupil, as a share of it.'),
    own: ratio(1, 'How far the iris keeps its own hue.'),
    hue: plain(240, { min: 0, max: 360 }, 'The hue it takes otherwise, in degrees of OKLab.'),
    chroma: plain(0.09, { min: 0, max: 0.25 }, 'How pure its colour is.'),
    bright: plain(0, { min: -0.3, max: 0.3 }, 'How much lighter it is.'),
    fibres: ratio(0.4, 'Fine rays in the iris.'),
    highlight: plain(1, { min: 0, max: 2 }, 'Size of the glints.'),
    lidShade: ratio(0.9, "The lid's shadow on the eye."),
    white: ratio(0.5, 'How evenly white the white is.'),
    glass: ratio(0, "How far eyes are balls of glass that take the room's light."),
  },
  ...inFaces,
  cost: 4,
  run: (tools, seen, { L, a, b, ...look }, maps) =>
    drawFaces(tools, seen, maps, (out, reading, skin) =>
      drawEyes(out, reading, skin, { ...look, ink: [L, a, b] }),
    ),
})
