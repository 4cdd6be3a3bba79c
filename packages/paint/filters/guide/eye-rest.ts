import { filter } from '../../filter.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Where the eye rests in a picture without people: what is detailed and not at the rim. */
export const eyeRest = filter({
  id: 'eye-rest',
  doc: 'Where the eye rests: detail towards the middle of the picture.',
  params: {},
  from: 'plane',
  gives: 'plane',
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'point',
  cost: 8,
  run: ({ m, frame: { width, height, top } }, detail, _values, { spare }) => {
    const out = m.plane(detail.width, detail.height)
    for (let i = 0; i < out.data.length; i++) {
      const dx = (2 * (i % width)) / width - 1
      const dy = (2 * (Math.floor(i / width) + top)) / height - 1.08 // a little below the middle
      const middle = smoothstep(1.05, 0.25, dx * dx + dy * dy)
      out.data[i] = middle * smoothstep(0.3, 0.8, detail.data[i]) * (spare ? 1 - spare.data[i] : 1)
    }
    return out
  },
})
