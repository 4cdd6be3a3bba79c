import { between, labOf } from '../colour.ts'
import type { Dice } from './dice.ts'
import type { Paint } from './heap.ts'
import type { Outlines } from './outlines.ts'

const paint = (hex: string): Paint => {
  const { L, a, b } = labOf(hex)
  return [L, a, b]
}
const [night, mist, air] = [paint('#080a1e'), paint('#8c2a83'), paint('#2a2062')]
const [cyan, rose, lamp, warning] = ['#5df0ff', '#ff5cc4', '#ffe2b0', '#ff3b4e'].map(paint)
const signs = [cyan, rose] as const

/** Lengths in u. */
export interface Tower {
  readonly x: number
  readonly foot: number
  readonly w: number
  readonly h: number
  /** How far it is in the haze, 0..1. */
  readonly haze: number
  /** Share of its windows that are lit. */
  readonly lit: number
  /** Width of the picture: its left is lit cyan, its right rose. */
  readonly wide: number
}

const box = (x: number, y: number, w: number, h: number): number[] => [x, y, x + w, y, x + w, y + h, x, y + h]

/** A tower of a city by night: its body fades into the haze at its foot. */
export function tower(to: Outlines, { x, foot, w, h, haze, lit, wide }: Tower, cast: Dice): void {
  const y = foot - h
  const [setBack, slope] = [cast.even(), cast.even()]
  const top = between(night, air, haze)
  const fill = {
    colour: top,
    rim: between(top, mist, 0.35 + 0.6 * haze),
    run: [x, y, x, foot] as const,
    soft: 0.5,
  }
  if (setBack < 0.4) to.add(box(x + 0.22 * w, y - 0.12 * h, 0.56 * w, 0.14 * h), fill)
  const [left, right] = slope < 0.2 ? [y, y + 0.12 * h] : slope < 0.4 ? [y + 0.12 * h, y] : [y, y]
  to.add([x, left, x + w, right, x + w, foot, x, foot], fill)
  const crown = setBack < 0.4 ? y - 0.12 * h : Math.min(left, right)
  if (cast.even() < 0.35) {
    const [mast, at] = [0.1 * h + 8 * cast.even(), x + w * (0.35 + 0.3 * cast.even())]
    to.add(box(at - 0.5, crown - mast, 1, mast + 1), { ...fill, soft: 0.2 })
    to.add(box(at - 2.6, crown - mast - 2.6, 5.2, 5.2), { colour: warning, opacity: 0.3, soft: 2.4 })
    to.add(box(at - 0.8, crown - mast - 0.8, 1.6, 1.6), { colour: warning, soft: 0.3 })
  }
  const share = (x + w / 2) / wide
  const faint = 0.9 - 0.45 * haze
  const [across, down] = [Math.max(2, Math.floor(w / 4.2)), Math.floor(h / 6)]
  for (let j = 1; j < down; j++)
    for (let i = 0; i < across; i++) {
      if (cast.even() > lit) continue
      const warm = cast.even()
      const colour = warm < 0.45 ? lamp : cast.even() < share ? rose : cyan
      const [wx, wy] = [x + ((i + 0.5) * w) / across, y + 0.13 * h + j * 6]
      if (wy > foot - 8) break
      to.add(box(wx - 0.9, wy - 1.1, 1.8, 2.2), {
        colour,
        opacity: faint * (0.4 + 0.6 * cast.even()),
        soft: 0.4,
      })
    }
  if (haze < 0.6 && h > 40 && cast.even() < 0.42) {
    const colour = signs[cast.even() < 0.25 + 0.5 * share ? 1 : 0]
    const [sx, sy] = [x + w * (cast.even() < 0.5 ? 0.12 : 0.8), y + h * (0.16 + 0.15 * cast.even())]
    const tall = h * (0.2 + 0.2 * cast.even())
    to.add(box(sx - 5, sy - 5, 11, tall + 10), { colour, opacity: 0.35, soft: 5 })
    to.add(box(sx, sy, 1.8, tall), { colour: between(colour, [1, 0, 0], 0.35), opacity: 0.95, soft: 0.4 })
  }
}
