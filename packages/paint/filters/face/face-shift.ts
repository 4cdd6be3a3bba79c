import { filter } from '../../filter.ts'
import { shiftAt } from '../../guidance/reading/reshape.ts'
import { enlarge } from '../../kernels/exchange.ts'
import { choice } from '../../param.ts'
import { reshapeParams, warpsOf } from './reshape-params.ts'

/** Pixels a cell of the field: a pull is as wide as an eye and as smooth as can be. */
const cell = 4

/**
 * Where each place of a reshaped picture is taken from, along one axis: 0.5 stays, 0 and 1 are `most` away. No face
 * whose mesh is believed, and all is exactly 0.5.
 */
export const faceShift = filter({
  id: 'face-shift',
  doc: 'Works out how eyes are enlarged and jaw and nose made finer, as a field of displacement.',
  params: { ...reshapeParams, along: choice(['x', 'y'], 'x', 'Which way.') },
  from: 'seen',
  gives: 'plane',
  with: { photo: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 8,
  run: ({ m, frame }, seen, values, { photo }) => {
    const { width, height, u } = frame
    const warps = warpsOf(seen, values, u, photo)
    if (warps.length === 0) {
      const out = m.plane(width, height)
      out.data.fill(0.5)
      return out
    }
    const small = m.plane(Math.ceil(width / cell), Math.ceil(height / cell))
    const [sx, sy] = [width / small.width / u, height / small.height / u]
    const lane = values.along === 'x' ? 0 : 1
    const shift: [number, number] = [0, 0]
    const half = u / (2 * values.most)
    for (let j = 0, i = 0; j < small.height; j++)
      for (let k = 0; k < small.width; k++, i++) {
        shiftAt(warps, (k + 0.5) * sx, (j + 0.5) * sy, shift)
        small.data[i] = Math.min(1, Math.max(0, 0.5 + half * shift[lane]))
      }
    return enlarge(m, small, { width, height, from: 0, to: height })
  },
})
