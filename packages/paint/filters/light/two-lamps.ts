import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

const hue = { min: -0.4, max: 0.4 }

/** Two coloured lamps, one from each side: what turns to a lamp takes its colour, as far as it was lit at all. */
export const twoLamps = filter({
  id: 'two-lamps',
  doc: 'Lights people with one colour from the left and another from the right.',
  params: {
    leftA: plain(-0.115, hue, 'Green to red of the light from the left.'),
    leftB: plain(-0.06, hue, 'Its blue to yellow.'),
    rightA: plain(0.24, hue, 'Green to red of the light from the right.'),
    rightB: plain(-0.04, hue, 'Its blue to yellow.'),
    amount: ratio(0.85, 'How strong they are.'),
    lift: plain(0.08, { min: 0, max: 0.5 }, 'How much light they add.'),
    turn: ratio(0.55, 'How far a surface must turn to a lamp to be full of it.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { normals: 'normals', person: 'plane' },
  zone: 'study',
  reach: 'point',
  cost: 20,
  run: ({ m }, src, v, { normals, person }) => {
    const out = m.copy(src)
    if (!anywhere(person)) return out
    const d = out.data
    for (let i = 0, k = 0; i < person.data.length; i++, k += 4) {
      if (person.data[i] < 0.02) continue
      const x = normals.data[k]
      const lit = v.amount * person.data[i] * smoothstep(0.1, 0.55, d[k])
      const left = lit * smoothstep(0.04, v.turn + 0.05, -x)
      const right = lit * smoothstep(0.04, v.turn + 0.05, x)
      d[k] = Math.min(1, d[k] + v.lift * (left + right))
      d[k + 1] += left * (v.leftA - 0.7 * d[k + 1]) + right * (v.rightA - 0.7 * d[k + 1])
      d[k + 2] += left * (v.leftB - 0.7 * d[k + 2]) + right * (v.rightB - 0.7 * d[k + 2])
    }
    return out
  },
})
