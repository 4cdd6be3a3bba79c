import { evened, pressure } from '../../brushwork/curve.ts'
import type { Dice } from '../../brushwork/dice.ts'
import { dice } from '../../brushwork/dice.ts'
import { type Range, rangesOf, ridgeAt } from '../../brushwork/ridges.ts'
import { Sketch } from '../../brushwork/sketch.ts'
import { filter } from '../../filter.ts'
import { portraitOf } from '../../guidance/seen.ts'
import { plain, px, ratio } from '../../param.ts'

/**
 * The dry strokes of the same mountains behind the people of a portrait, and none in a scene: their ridges, broken, and the texture strokes that run down from them as
 * hemp fibres do ("cun"), more on the near ranges. Goes with `mountains` of the same parameters.
 */
export const mountainStrokes = filter({
  id: 'mountain-strokes',
  doc: 'Draws ridges and rock texture of the painted mountains.',
  params: {
    far: ratio(0.42, 'Where the foot of the farthest range lies, as a share of the height.'),
    near: ratio(0.86, 'Where the foot of the nearest range lies.'),
    rise: ratio(0.3, 'Height of a high peak.'),
    layers: plain(4, { min: 1, max: 8 }, 'How many ranges.'),
    width: px(1.5, { min: 0.2, max: 12 }, 'Half-width of the ridge strokes.'),
    texture: plain(1, { min: 0, max: 3 }, 'How many texture strokes.'),
  },
  from: 'seen',
  gives: 'strokes',
  zone: 'study',
  reach: 'whole',
  cost: 2,
  run: ({ frame, seed }, seen, { far, near, rise, layers, width, texture }) => {
    const { u } = frame
    const lie = {
      width: frame.width / u,
      height: frame.height / u,
      far,
      near,
      layers: Math.round(layers),
      rise,
    }
    const sketch = new Sketch()
    if (portraitOf(seen) === 0) return sketch.strokes()
    for (const range of rangesOf(lie, seed + 30)) {
      const cast = dice(range.seed + 9)
      ridge(sketch, range, lie.width, width / u, cast)
      hemp(sketch, range, lie.width, (width / u) * 0.6, texture, cast)
    }
    return sketch.strokes()
  },
})

function ridge(sketch: Sketch, range: Range, across: number, width: number, cast: Dice): void {
  const line = evened(
    Array.from({ length: Math.ceil(across / 2) }, (_, i) => ridgeAt(range, 2 * i)),
    1,
  )
  for (let from = 0; from < line.length - 8; ) {
    const count = Math.round(16 + 46 * cast.even())
    const to = Math.min(line.length - 1, from + count)
    const bold = 0.5 + 0.9 * cast.even()
    for (let i = from; i <= to; i++) {
      const slope = i > 0 ? line[i] - line[i - 1] : 0
      // the shaded flank, right of a peak, is pressed harder
      const w = width * bold * (0.7 + 0.35 * Math.max(-1, Math.min(1.6, slope)))
      sketch.point(2 * i, line[i], w * pressure((i - from) / (to - from), 0.3, 0.45))
    }
    sketch.lift({
      opacity: (0.22 + 0.5 * range.near) * (0.6 + 0.4 * cast.even()),
      dry: 0.35 + 0.5 * cast.even(),
    })
    from = to + Math.round(7 * cast.even() * cast.even() * 3)
  }
}

function hemp(sketch: Sketch, range: Range, across: number, width: number, much: number, cast: Dice): void {
  const count = Math.round(across * 0.22 * much * (0.25 + range.near))
  for (let k = 0; k < count; k++) {
    const x0 = across * cast.even()
    const top = ridgeAt(range, x0)
    const slope = (ridgeAt(range, x0 + 8) - ridgeAt(range, x0 - 8)) / 16
    // only where the mountain is steep: meadows stay bare
    const keep = cast.even()
    if (Math.abs(slope) < 0.25 * keep) continue
    const long = (14 + 34 * cast.even()) * (0.6 + 0.6 * range.near)
    const drop = 3 + range.mist * 0.55 * cast.even() ** 1.6
    const lean = Math.sign(slope) * (0.35 + 0.35 * cast.even())
    const bow = 0.25 * cast.bell()
    const dark = (0.16 + 0.4 * range.near) * (0.5 + 0.5 * cast.even())
    for (let i = 0; i <= 9; i++) {
      const t = i / 9
      const x = x0 + long * (lean * t + 0.25 * bow * Math.sin(3 * t))
      sketch.point(
        x,
        top + drop + long * t * (0.95 - 0.25 * Math.abs(lean)),
        width * (0.5 + cast.even() * 0.25) * pressure(t, 0.25, 0.7),
      )
    }
    sketch.lift({ opacity: dark, dry: 0.45 + 0.5 * cast.even() })
  }
}
