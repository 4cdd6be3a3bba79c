import { ratio } from '../param.ts'
import { style } from '../style.ts'
import { clay } from './parts/material.ts'
import { modelled, photographed } from './parts/modelled.ts'
import { posed } from './parts/posed.ts'

/** Faces are cleared for pieces of clay; what is drawn of this look is nothing. */
const face = { ink: '#33221f', lip: '#d0605a', blush: '#ff8f8a', blushed: 0 }
/** Eyes have to hold a ball under a lid. */
const shape = { eyeWide: 0.25, eyeTall: 0.3, jaw: 0, nose: 0 }

export default style({
  key: 'img2img_clay_style_usage',
  subKey: 'img2img_clay_style_3d',
  name: { en: 'Cute Clay', zh: '丑萌粘土' },
  look: 'A plasticine set under studio lamps: moulded slabs, rolled hair, ball eyes under lids, thumb prints all over.',
  version: 2,
  suits: { portrait: 0.9, group: 0.85, figure: 0.8, animal: 0.85, nature: 0.9, town: 0.8, night: 0.7 },
  params: {
    prints: ratio(0.6, 'How clearly thumb prints and lumps are to be seen.'),
  },
  paint: (from, { prints }) => {
    const sitting = posed(from, { shape, face, key: 0.59 })
    return photographed(modelled(sitting), sitting, { ...clay, surface: { ...clay.surface, amount: prints } })
  },
})
