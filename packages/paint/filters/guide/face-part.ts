import { filter } from '../../filter.ts'
import { facePartNames, regionOf } from '../../guidance/face-regions.ts'
import { layArea, softArea } from '../../guidance/soft-area.ts'
import { choice, plain } from '../../param.ts'

/**
 * A part of every face as a soft area. All widths go by the face's own width, so that a small face in a group is
 * treated like a large one. Works at any size, in study and sheet.
 */
export const facePart = filter({
  id: 'face-part',
  doc: 'Marks a part of every face: its oval, eyes, brows, nose, lips, mouth or cheeks.',
  params: {
    part: choice(
      facePartNames,
      'oval',
      'Which part. "features" are eyes, brows, lips and mouth; "lips" leave out the mouth between them, "mouth" is that alone, with its teeth.',
    ),
    feather: plain(0.03, { min: 0, max: 0.5 }, 'Width of the soft edge, in widths of the face.'),
    grow: plain(0, { min: -0.1, max: 0.5 }, 'How far the part is grown, in widths of the face.'),
  },
  from: 'seen',
  gives: 'plane',
  reach: 'point',
  cost: 6,
  run: ({ m, frame }, seen, { part, feather, grow }) => {
    const out = m.plane(frame.width, frame.rows)
    out.data.fill(0)
    for (const face of seen.faces) {
      const { width } = face.box
      const region = regionOf(face, part, grow * width)
      const area = softArea(m, region, feather * width, 1 / frame.u)
      if (area) layArea(out, area, frame)
    }
    return out
  },
})
