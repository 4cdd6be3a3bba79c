import { bank } from '../../brushwork/cloud.ts'
import { dice } from '../../brushwork/dice.ts'
import { paintOf } from '../../brushwork/gold.ts'
import { Outlines } from '../../brushwork/outlines.ts'
import { stageOf } from '../../brushwork/stage.ts'
import { filter } from '../../filter.ts'
import { plain, px } from '../../param.ts'

/** Cut paper in lacquer, vermilion, ivory and, seldom, jade: the one colour that makes the red glow. */
const papers = [
  { body: paintOf('#7e0c12'), rim: paintOf('#c9281f') },
  { body: paintOf('#a5141a'), rim: paintOf('#e2452b') },
  { body: paintOf('#c72a20'), rim: paintOf('#f07a42') },
  { body: paintOf('#f2cf95'), rim: paintOf('#f9ecd0') },
  { body: paintOf('#1f5f58'), rim: paintOf('#4f9c86') },
] as const
/** Which paper a cloud is cut from: most are red. */
const mix = [0, 1, 2, 1, 0, 2, 1, 3, 0, 4] as const

/** Clouds cut from paper along the foot of the picture, in front of everything. */
export const cloudBank = filter({
  id: 'cloud-bank',
  doc: 'Lays a bank of paper-cut clouds along the lower edge.',
  params: {
    high: px(92, { min: 0, max: 400 }, 'How high it stands in the corners.'),
    low: px(14, { min: 0, max: 200 }, 'How high it stands in the middle.'),
    size: px(34, { min: 6, max: 150 }, 'Radius of a cloud.'),
    line: px(0.85, { min: 0.2, max: 6 }, 'Half-width of the gold lines.'),
    salt: plain(1, { min: 0, max: 10_000 }, 'Another number, other clouds.'),
  },
  from: 'seen',
  gives: 'shapes',
  zone: 'study',
  reach: 'whole',
  cost: 2,
  run: ({ frame, seed }, seen, values, _maps) => {
    const { width, height, chin } = stageOf(frame, seen)
    const to = new Outlines()
    // never up to a face that is cut off below
    const free = Math.max(0, 0.75 * (height - chin))
    const [high, low] = [Math.min(values.high / frame.u, free), Math.min(values.low / frame.u, 0.3 * free)]
    const short = Math.min(width, height) / 700
    const look = mix.map((k) => ({ ...papers[k], opacity: 1, line: values.line / frame.u }))
    const at = {
      width,
      height,
      ceiling: chin,
      high: high * short,
      low: low * short,
      size: (values.size / frame.u) * short,
    }
    if (at.high > 0.4 * at.size) bank(to, at, look, dice(seed * 419 + 31 * Math.round(values.salt)))
    return to.shapes()
  },
})
