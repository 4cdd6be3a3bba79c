import { labOf } from '../colour.ts'
import { through } from './curve.ts'
import type { Dice } from './dice.ts'
import type { Paint } from './heap.ts'
import type { Outlines } from './outlines.ts'

const paint = (hex: string): Paint => {
  const { L, a, b } = labOf(hex)
  return [L, a, b]
}
/** Colours of one kind of plum: body and rim of a petal, the throat, the calyx. */
export interface Bloom {
  readonly body: Paint
  readonly rim: Paint
  readonly throat: Paint
  readonly calyx: Paint
}
export const blooms = {
  red: { body: paint('#dd5f67'), rim: paint('#f4b4ae'), throat: paint('#a3202f'), calyx: paint('#5f1c26') },
  pink: { body: paint('#f6c9c6'), rim: paint('#e98f97'), throat: paint('#c8465a'), calyx: paint('#7c2a38') },
  cherry: {
    body: paint('#fff0f5'),
    rim: paint('#f3bcd4'),
    throat: paint('#d0749c'),
    calyx: paint('#9c8a58'),
  },
  white: { body: paint('#fbf3ea'), rim: paint('#e7cfc9'), throat: paint('#b9c08a'), calyx: paint('#6d7a4c') },
} as const satisfies Record<string, Bloom>
const anther = paint('#f0c45c')
const filament = paint('#fbe9c8')

/** The outline of a petal from its base to its tip and back: how far along, how far to the side, in petal lengths. */
const petal = [
  [0.06, 0.05],
  [0.24, 0.25],
  [0.48, 0.45],
  [0.72, 0.5],
  [0.92, 0.33],
  [0.985, 0.1],
] as const

/** How a blossom is turned: where it lies, how large it is, and how far it is seen from the side. */
export interface Stand {
  readonly x: number
  readonly y: number
  readonly size: number
  /** Radians: the way its stalk points. */
  readonly way: number
  /** 1 is seen from the front, 0.4 from the side. */
  readonly open: number
}

/** The plane of a blossom is tilted about the axis across its stalk; its petals lie round the middle. */
const placed = ({ x, y, size, way, open }: Stand) => {
  const [c, s] = [Math.cos(way), Math.sin(way)]
  return (along: number, across: number): [number, number] => {
    const a = along * open * size
    const b = across * size
    return [x + a * c - b * s, y + a * s + b * c]
  }
}

/** Five petals that lie over one another, each a little its own, with throat, filaments and anthers. */
export function drawBlossom(to: Outlines, stand: Stand, bloom: Bloom, cast: Dice): void {
  const at = placed(stand)
  const { size, open } = stand
  const turn = 6.283 * cast.even()
  const fade = 0.035 * cast.bell()
  const order = [0, 2, 4, 1, 3].map((k) => turn + (k * 6.283) / 5)
  if (open < 0.75) calyx(to, stand, bloom)
  for (const angle of order) {
    const [c, s] = [Math.cos(angle + 0.09 * cast.bell()), Math.sin(angle + 0.09 * cast.bell())]
    // petals that point at the viewer are shorter, those behind stand up
    const long = (0.97 + 0.07 * cast.bell()) * (1 + 0.35 * (1 - open) * c)
    const wide = long * (1.06 + 0.07 * cast.bell())
    const lean = 0.1 * cast.bell()
    const right = petal.map(([f, w]) => [f * long, (w + lean * f * (1 - f)) * wide] as const)
    const left = [...petal].reverse().map(([f, w]) => [f * long, (-w + lean * f * (1 - f)) * wide] as const)
    // the notch at the tip
    const rim = [...right, [0.93 * long, 0] as const, ...left]
    const round = through({ x: rim.map((p) => p[0]), y: rim.map((p) => p[1]) }, 3)
    for (let i = 0; i < round.x.length; i++)
      to.point(...at(round.x[i] * c - round.y[i] * s, round.x[i] * s + round.y[i] * c))
    const shade = fade + 0.03 * cast.bell() - 0.03 * (1 - open) * Math.max(0, -c)
    to.close({ colour: tinted(bloom.body, shade), rim: tinted(bloom.rim, shade), opacity: 0.94 })
  }
  for (let i = 0; i < 10; i++) {
    const [t, r] = [(i * 6.283) / 10, i % 2 ? 0.13 : 0.3]
    to.point(...at(r * Math.cos(t + turn + 0.31), r * Math.sin(t + turn + 0.31)))
  }
  to.close({ colour: bloom.throat, opacity: 0.75, soft: 0.2 * size })
  stamens(to, at, size, turn, cast)
}

const tinted = ([l, a, b]: Paint, by: number): Paint => [l + by, a * (1 - 1.5 * by), b]

/** Fine filaments that spread like a crown, each with its anther. */
function stamens(
  to: Outlines,
  at: (along: number, across: number) => [number, number],
  size: number,
  turn: number,
  cast: Dice,
): void {
  const count = 9
  const ends = Array.from({ length: count }, (_, i) => {
    const angle = turn + ((i + 0.35 * cast.bell()) * 6.283) / count
    return { angle, far: 0.42 + 0.13 * cast.even() }
  })
  for (const { angle, far } of ends) {
    const [c, s] = [Math.cos(angle), Math.sin(angle)]
    const half = 0.018
    to.point(...at(-half * s, half * c))
    to.point(...at(far * c, far * s))
    to.point(...at(half * s, -half * c))
  }
  // all filaments are one outline: a star that runs through the middle
  to.close({ colour: filament, opacity: 0.8 })
  for (const { angle, far } of ends) {
    const r = 0.052
    for (let k = 0; k < 6; k++) {
      const t = (k * 6.283) / 6
      to.point(...at(far * Math.cos(angle) + r * Math.cos(t), far * Math.sin(angle) + r * Math.sin(t)))
    }
    to.close({ colour: anther, opacity: size > 5 ? 0.95 : 0.7 })
  }
}

/** The cup that holds the petals, and the bit of stalk behind it. */
function calyx(to: Outlines, { x, y, size, way }: Stand, { calyx: colour }: Bloom): void {
  const [c, s] = [Math.cos(way), Math.sin(way)]
  const put = (along: number, across: number) =>
    to.point(x + (along * c - across * s) * size, y + (along * s + across * c) * size)
  put(-0.75, -0.05)
  put(-0.5, -0.12)
  put(-0.05, -0.42)
  put(0.05, 0)
  put(-0.05, 0.42)
  put(-0.5, 0.12)
  put(-0.75, 0.05)
  to.close({ colour, opacity: 0.92 })
}

/** A bud: a ball of folded petals in its calyx. */
export function drawBud(to: Outlines, stand: Stand, bloom: Bloom, cast: Dice): void {
  const at = placed({ ...stand, open: 1 })
  const turn = 0.2 * cast.bell()
  const n = 14
  const ball = (from: number, long: number, wide: number) => {
    for (let i = 0; i < n; i++) {
      const t = (i * 6.283) / n
      // pointed a little at the tip
      const tip = 1 + 0.16 * Math.max(0, Math.cos(t)) ** 3
      const [a, b] = [long * Math.cos(t) * tip, wide * Math.sin(t)]
      to.point(...at(from + a, b + turn * a * 0.4))
    }
  }
  ball(0.42, 0.44, 0.4)
  to.close({ colour: tinted(bloom.body, 0.02 * cast.bell()), rim: bloom.rim, opacity: 0.95 })
  // the petal that is folded over the others
  ball(0.46, 0.36, 0.19)
  to.close({
    colour: tinted(bloom.rim, 0.01),
    rim: tinted(bloom.body, -0.05),
    opacity: 0.6,
    soft: 0.1 * stand.size,
  })
  const cup = [
    [-0.3, -0.05],
    [-0.04, -0.2],
    [0.2, -0.36],
    [0.36, -0.22],
    [0.22, -0.08],
    [0.42, 0.02],
    [0.2, 0.14],
    [0.32, 0.28],
    [0.16, 0.36],
    [-0.04, 0.2],
    [-0.3, 0.05],
  ] as const
  for (const [along, across] of cup) to.point(...at(along, across))
  to.close({ colour: bloom.calyx, opacity: 0.9 })
}
