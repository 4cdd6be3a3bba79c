import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/**
 * Where a painter would be careful, without knowing what is shown: skin and what it surrounds (eyes lie in skin),
 * and, less, what is sharp, colourful and near the middle. Skin that covers most of the picture counts in its middle only.
 */
export const care = filter({
  id: 'care',
  doc: 'Where the eye will look: people first, then what is sharp and central.',
  params: {
    around: px(12, { min: 1, max: 60 }, 'How far skin reaches over what it surrounds.'),
    subject: ratio(0.5, 'How much the sharp middle counts beside skin.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { flow: 'flow' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m, frame }, skin, { around, subject }, { flow }) => {
    const { u } = frame
    const { width, height } = skin
    const near = gaussian(m, skin, around)
    const sharp = gaussian(m, laneOf(m, flow, 3), 14 * u)
    let [sum, covered] = [0, 0]
    for (let i = 0; i < near.data.length; i++) {
      sum += sharp.data[i]
      covered += skin.data[i]
    }
    const usual = Math.max(1e-4, sum / near.data.length)
    // Sand or a wooden wall: not believed, except in the middle, where a face before it would be.
    const everywhere = smoothstep(0.8, 0.5, covered / near.data.length)
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        const dx = x / width - 0.5
        const dy = y / height - 0.5
        const middle = Math.max(0, 1 - 3.2 * dx * dx - 2.6 * dy * dy)
        const trusted = Math.max(everywhere, 0.9 * smoothstep(0.5, 0.8, middle))
        const subjects = subject * middle * smoothstep(0.9, 2.2, sharp.data[i] / usual)
        near.data[i] = Math.min(1, Math.max(trusted * smoothstep(0.22, 0.5, near.data[i]), subjects))
      }
    return near
  },
})
