import { filter } from '../../filter.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Mean lightness of a photo of the night, and of one of the day. */
const [night, day] = [0.37, 0.5]

/** A sun does not shine into a night photo, nor into a studio that is kept dark. */
export const byDay = filter({
  id: 'by-day',
  doc: 'Leaves a plane as it is in a bright photo and fades it out in a dark one.',
  params: {},
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 2,
  run: ({ m }, src, _values, { photo }) => {
    let [sum, count] = [0, 0]
    for (let k = 0; k < photo.data.length; k += 44) {
      sum += photo.data[k]
      count++
    }
    const by = smoothstep(night, day, sum / count)
    const out = m.plane(src.width, src.height)
    for (let i = 0; i < out.data.length; i++) out.data[i] = by * src.data[i]
    return out
  },
})
