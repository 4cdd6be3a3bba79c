import { blooms, drawBlossom, drawBud } from '../../brushwork/blossom.ts'
import { dice } from '../../brushwork/dice.ts'
import { Heap, type Paint } from '../../brushwork/heap.ts'
import { Outlines } from '../../brushwork/outlines.ts'
import { growPlum } from '../../brushwork/plum.ts'
import { roomOf } from '../../brushwork/room.ts'
import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { choice, plain, px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

const length = px(390, { min: 60, max: 900 }, 'Length of the stem.')
const most = plain(44, { min: 0, max: 120 }, 'Blossoms and buds at most.')
const thick = plain(1, { min: 0.2, max: 4 }, 'Factor of the thickness of the wood.')
const tone = (hex: string): Paint => {
  const { L, a, b } = labOf(hex)
  return [L, a, b]
}
/** Old bark is the driest and the darkest; twigs of the year are warm. */
const bark = [
  { colour: tone('#2a211f'), accent: tone('#6d5d53'), dry: 0.26, opacity: 0.96 },
  { colour: tone('#33282a'), accent: tone('#75605a'), dry: 0.2, opacity: 0.95 },
  { colour: tone('#48312f'), accent: tone('#5a3d38'), dry: 0.08, opacity: 0.92 },
] as const

/** The wood; `plum-blossoms` with the same length and number sits on it. */
export const plumBranch = filter({
  id: 'plum-branch',
  doc: 'Lets a plum branch reach in from the upper corner with more room, around faces.',
  source: 'rules of jointed growth: Jieziyuan Huazhuan (Mustard Seed Garden Manual), 1701, on plum',
  params: { length, most, thick },
  from: 'seen',
  gives: 'strokes',
  maybe: { avoid: 'plane', skin: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 2,
  run: ({ frame, seed }, seen, v, { avoid, skin }) => {
    const { limbs } = growPlum(roomOf(frame, seen, avoid, skin), v.length / frame.u, Math.round(v.most), seed)
    const heap = new Heap()
    // twigs lie under the branches they spring from
    for (const age of [2, 1, 0] as const)
      for (const limb of limbs) {
        if (limb.age !== age) continue
        for (let i = 0; i < limb.x.length; i++) heap.point(limb.x[i], limb.y[i], v.thick * limb.width[i])
        // a thin line that runs dry would fall apart
        const dry = bark[age].dry * smoothstep(1.2, 3.5, v.thick * Math.min(...limb.width))
        heap.lay({ ...bark[age], dry, body: 0 })
      }
    return heap.strokes()
  },
})

/** Blossoms from the front, from the side and in bud, on the branch that `plum-branch` grows. */
export const plumBlossoms = filter({
  id: 'plum-blossoms',
  doc: 'Sets blossoms and buds on the plum branch.',
  params: {
    length,
    most,
    size: px(11.5, { min: 2, max: 60 }, 'Radius of a large blossom.'),
    bloom: choice(['red', 'pink', 'white'], 'red', 'Kind of plum.'),
  },
  from: 'seen',
  gives: 'shapes',
  maybe: { avoid: 'plane', skin: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 2,
  run: ({ frame, seed }, seen, { length, most, size, bloom }, { avoid, skin }) => {
    const { sites } = growPlum(roomOf(frame, seen, avoid, skin), length / frame.u, Math.round(most), seed)
    const to = new Outlines()
    const cast = dice(seed * 719 + 5)
    for (const { x, y, way, bud } of sites) {
      const r = (size / frame.u) * (0.68 + 0.32 * cast.even())
      if (bud) drawBud(to, { x, y, size: 0.62 * r, way, open: 1 }, blooms[bloom], cast)
      else {
        const open = cast.even() < 0.3 ? 0.45 + 0.2 * cast.even() : 0.8 + 0.2 * cast.even()
        drawBlossom(to, { x, y, size: r, way: way + 0.4 * cast.bell(), open }, blooms[bloom], cast)
      }
    }
    return to.shapes()
  },
})
