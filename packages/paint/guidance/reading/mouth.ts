import { through } from '../../brushwork/curve.ts'
import { smoothstep } from '../../smoothstep.ts'
import type { Face } from '../seen.ts'
import { type Lips, lipRims, readLips } from './lips.ts'
import { type Lab3, type Looker, middleOf, quantile } from './looker.ts'
import type { SkinReading } from './skin.ts'

/** Between nose and lip, on the chin, and beside the mouth. */
const bearded = [164, 165, 391, 167, 393, 200, 199, 18, 182, 406, 204, 424, 212, 432]

/** How many of them lie over the lip, and up to which one after those they lie on the chin. */
const [overLip, onChin] = [5, 12]

export interface MouthReading {
  /** How sure it can be seen, 0..1. */
  readonly there: number
  /** Whether it is open: lips apart, and teeth or the dark between them. */
  readonly open: boolean
  /** Height of the gap between the lips by their width. */
  readonly gap: number
  readonly lip: Lab3
  /** How far the lips are redder than the skin beside them, 0..1 about: bare lips .2 to .5, painted ones up to 1. */
  readonly red: number
  /** Hair around the mouth, 0..1. */
  readonly beard: number
  /** Teeth in columns from the right corner to the left: from where to where between upper (0) and lower lip (1). */
  readonly teeth: readonly { readonly from: number; readonly to: number }[]
  /** Their outlines and the line between them, as the photo shows them. */
  readonly lips: Lips
  /** How light teeth are. */
  readonly teethLight: number
}
/** Below this gap a mouth is closed. */
const openFrom = 0.07

export function readMouth(look: Looker, face: Face, skin: SkinReading): MouthReading {
  const { mesh } = face
  const of = (list: readonly number[]) =>
    through({ x: list.map((i) => mesh[3 * i]), y: list.map((i) => mesh[3 * i + 1]) }, 2)
  const rims = {
    top: of(lipRims.top),
    upper: of(lipRims.upper),
    lower: of(lipRims.lower),
    foot: of(lipRims.foot),
  }
  const between = (a: keyof typeof rims, b: keyof typeof rims, i: number, t: number): [number, number] => [
    rims[a].x[i] + t * (rims[b].x[i] - rims[a].x[i]),
    rims[a].y[i] + t * (rims[b].y[i] - rims[a].y[i]),
  ]
  const n = rims.top.x.length
  const lips: Lab3[] = []
  const seam: number[] = []
  for (let i = 3; i < n - 3; i++) {
    for (const t of [0.35, 0.6]) lips.push(look.at(...between('lower', 'foot', i, t)))
    lips.push(look.at(...between('top', 'upper', i, 0.6)))
    seam.push(
      Math.min(...[-0.25, 0, 0.5, 1, 1.25].map((t) => look.light(...between('upper', 'lower', i, t)))),
    )
  }
  const lip = middleOf(lips)
  const bare = skin.colour
  // by their share of the light: a shadow over the mouth makes no lips redder
  const redness = (c: Lab3) => c[1] / (c[0] + 0.05)
  const red = smoothstep(0.005, 0.11, redness(lip) - redness(bare))
  const width = Math.sqrt((mesh[3 * 78] - mesh[3 * 308]) ** 2 + (mesh[3 * 78 + 1] - mesh[3 * 308 + 1]) ** 2)
  const height = Math.sqrt((mesh[3 * 13] - mesh[3 * 14]) ** 2 + (mesh[3 * 13 + 1] - mesh[3 * 14 + 1]) ** 2)
  const dark = (lip[0] - quantile(seam, 0.4)) / Math.max(0.1, lip[0])
  const around = bearded.map((i) => look.around(mesh[3 * i], mesh[3 * i + 1], 0.012 * face.box.width))
  // hair is darker than the skin it grows on, and neither blue nor a pure colour
  const hairy = around.map((c) => {
    const [L, a, b] = c
    const dull = b > -0.015 && a * a + b * b < (0.2 * L) ** 2
    return dull && (L < 0.62 * bare[0] || (skin.like(c) < 0.3 && L < 0.85 * bare[0]))
  })
  // neither skin nor hair: a mask, a cup, a microphone
  const strange = around.filter((c, i) => !hairy[i] && skin.like(c) < 0.15).length / around.length
  const share = (list: readonly boolean[]) => list.filter(Boolean).length / list.length
  const moustache = smoothstep(0.5, 1, share(hairy.slice(0, overLip)))
  // a full beard under a shaven or thin-haired lip
  const chin = smoothstep(0.55, 0.85, share(hairy.slice(overLip, onChin)))
  const teeth = teethOf(look, between, n, bare)
  const shown = teeth.filter((t) => t.to - t.from > 0.2).length / n
  // between lips that are apart it is dark over a height; a line between closed ones is thin
  const hollow: number[] = []
  for (let i = 4; i < n - 4; i++)
    hollow.push(
      quantile(
        [0.15, 0.35, 0.5, 0.65, 0.85].map((t) => look.light(...between('upper', 'lower', i, t))),
        0.5,
      ),
    )
  const gap = height / Math.max(1e-3, width)
  const open = gap > openFrom && (shown > 0.25 || (gap > 0.1 && quantile(hollow, 0.5) < 0.72 * lip[0]))
  return {
    open,
    there:
      smoothstep(0.7, 0.4, strange) *
      smoothstep(0.03, 0.12, Math.max(dark, 1.2 * red * (open ? 0.6 : 1), open ? 0.12 : 0)),
    gap,
    lip,
    red,
    beard: Math.max(0.8 * moustache, chin, smoothstep(0.3, 0.7, share(hairy))),
    teeth: open ? teeth : [],
    lips: readLips(look, face, lip, bare),
    teethLight: quantile(
      teeth.flatMap(({ from, to }, i) =>
        to - from > 0.2 ? [look.light(...between('upper', 'lower', i, (from + to) / 2))] : [],
      ),
      0.8,
    ),
  }
}

/** Teeth are light and have hardly a colour, gums and tongue are red, and what lies behind is dark. */
function teethOf(
  look: Looker,
  between: (a: 'upper', b: 'lower', i: number, t: number) => [number, number],
  n: number,
  skin: Lab3,
) {
  const steps = 14
  return Array.from({ length: n }, (_, i) => {
    const tooth = Array.from({ length: steps }, (_, k) => {
      const [L, a] = look.at(...between('upper', 'lower', i, (k + 0.5) / steps))
      return L > 0.55 * skin[0] && a / (L + 0.05) < skin[1] / (skin[0] + 0.05) + 0.015
    })
    // the longest run of it
    let [from, to, start] = [0, 0, -1]
    for (let k = 0; k <= steps; k++) {
      if (k < steps && tooth[k]) {
        if (start < 0) start = k
      } else if (start >= 0) {
        if (k - start > to - from) [from, to] = [start, k]
        start = -1
      }
    }
    return { from: from / steps, to: to / steps }
  })
}
