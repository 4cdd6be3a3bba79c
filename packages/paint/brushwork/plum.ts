import { type Curve, through } from './curve.ts'
import { type Dice, dice } from './dice.ts'
import type { Room } from './room.ts'

/** A stretch of wood from one joint to the next, with the half-width at each point; in u. */
export interface Limb extends Curve {
  readonly width: readonly number[]
  /** 0 the old stem, 1 a branch, 2 a twig. */
  readonly age: 0 | 1 | 2
}
/** Where a blossom or a bud sits, and which way its stalk points. */
export interface Site {
  readonly x: number
  readonly y: number
  readonly way: number
  readonly bud: boolean
}
export interface Plum {
  readonly limbs: readonly Limb[]
  readonly sites: readonly Site[]
}

/** From this on a place is another's: no wood grows over it. */
const refused = 0.6
/** Turns that a joint tries beside the one it wants, in radians. */
const tries = [0, -0.3, 0.3, -0.65, 0.65, 1, -1] as const

class Grower {
  readonly limbs: Limb[] = []
  readonly sites: Site[] = []
  /** How much it grew over what is taken. */
  trespass = 0
  readonly #room: Room
  readonly #cast: Dice
  readonly #mirror: boolean
  constructor(room: Room, mirror: boolean, seed: number) {
    this.#room = room
    this.#mirror = mirror
    this.#cast = dice(seed)
  }
  #taken(x: number, y: number): number {
    return this.#room.taken(this.#mirror ? this.#room.width - x : x, y)
  }
  /** The most that is taken on the way; what lies above or beside the picture is nobody's, but leads nowhere. */
  #cost(x: number, y: number, angle: number, length: number): number {
    let cost = 0
    for (const t of [0.35, 0.7, 1, 1.25]) {
      const [px, py] = [x + t * length * Math.cos(angle), y + t * length * Math.sin(angle)]
      const outside = px < -4 || py < 4 || py > this.#room.height || px > this.#room.width
      cost = Math.max(cost, outside ? 0.75 * t : this.#taken(px, py))
    }
    return cost
  }

  /**
   * Grows a stretch after the other, turning now to one side and now to the other as plum wood does, and thinner with
   * each. `up` of 1 draws it towards the sky, -1 towards the ground.
   */
  grow(from: { x: number; y: number; way: number }, age: 0 | 1 | 2, length: number, width: number): void {
    const cast = this.#cast
    const stretches =
      age === 0 ? 6 : age === 1 ? 3 + Math.floor(2 * cast.even()) : 1 + Math.floor(2 * cast.even())
    let { x, y, way } = from
    let side = cast.even() < 0.5 ? 1 : -1
    const steady = way
    for (let i = 0; i < stretches; i++) {
      const t = i / stretches
      const long = (length / stretches) * (0.72 + 0.56 * cast.even())
      const swing = age === 2 ? 0.16 : 0.2 + 0.3 * cast.even()
      const wanted = steady + side * swing + (age === 0 ? 0.16 * t * stretches * 0.4 : 0)
      const cheapest = tries
        .map((turn) => ({ turn, cost: this.#cost(x, y, wanted + turn, long) + 0.12 * Math.abs(turn) }))
        .reduce((best, at) => (at.cost < best.cost ? at : best))
      if (cheapest.cost > refused) break
      way = wanted + cheapest.turn
      const next = { x: x + long * Math.cos(way), y: y + long * Math.sin(way) }
      const [w0, w1] = [width * this.#thin(t, age), width * this.#thin((i + 1) / stretches, age)]
      this.#limb({ x, y }, next, w0, w1, age)
      this.trespass += cheapest.cost
      if (age < 2) this.#branch(next, way, -side, t, age, length, w1)
      this.#flower({ x, y }, next, way, age, i === stretches - 1)
      ;({ x, y } = next)
      side = -side
    }
  }
  /** Half-width left at `t` of a limb's length. */
  #thin = (t: number, age: number): number => (age === 0 ? 1 - 0.8 * t ** 0.8 : 1 - 0.72 * t)

  #branch(
    at: { x: number; y: number },
    way: number,
    side: number,
    t: number,
    age: 0 | 1 | 2,
    length: number,
    width: number,
  ): void {
    const cast = this.#cast
    const [chance, turn, share] = [cast.even(), 0.5 + 0.55 * cast.even(), 0.5 + 0.5 * cast.even()]
    if (age === 0) {
      this.grow(
        { ...at, way: way + side * turn },
        1,
        length * 0.52 * share * (1 - 0.25 * t),
        Math.max(1.5, 0.62 * width),
      )
      if (chance < 0.55)
        this.grow(
          { ...at, way: way - side * (0.75 + 0.3 * turn) },
          2,
          length * 0.2 * share,
          Math.min(1.5, 0.5 * width),
        )
      return
    }
    if (chance < 0.8)
      this.grow(
        { ...at, way: way + side * turn },
        2,
        Math.max(34, length * 0.42 * share),
        Math.min(1.35, 0.7 * width),
      )
  }

  /** One pull of the brush: it is set down heavily at the joint, runs, and is pressed again where it stops. */
  #limb(
    a: { x: number; y: number },
    b: { x: number; y: number },
    wa: number,
    wb: number,
    age: 0 | 1 | 2,
  ): void {
    const cast = this.#cast
    const long = Math.hypot(b.x - a.x, b.y - a.y)
    const [cx, cy] = [(b.x - a.x) / long, (b.y - a.y) / long]
    const bend = (age === 2 ? 0.05 : 0.07) * long * cast.bell()
    const knots: Curve = {
      x: [0, 0.33, 0.68, 1].map((t, i) => a.x + t * (b.x - a.x) - (i % 3 ? bend * (1 - 0.4 * i) : 0) * cy),
      y: [0, 0.33, 0.68, 1].map((t, i) => a.y + t * (b.y - a.y) + (i % 3 ? bend * (1 - 0.4 * i) : 0) * cx),
    }
    const { x, y } = through(knots, Math.max(3, Math.round(long / 9)))
    const rough = age === 0 ? 0.17 : age === 1 ? 0.12 : 0.05
    const width = x.map((_, i) => {
      const t = i / (x.length - 1)
      const press = 1 + (age === 2 ? 0.1 : 0.2) * (Math.max(0, 1 - 7 * t) + 0.6 * Math.max(0, 7 * t - 6))
      return Math.max(0.35, (wa + t * (wb - wa)) * press * (1 + rough * cast.bell()))
    })
    this.limbs.push({ x, y, width, age })
  }

  #flower(
    a: { x: number; y: number },
    b: { x: number; y: number },
    way: number,
    age: number,
    last: boolean,
  ): void {
    const cast = this.#cast
    const long = Math.hypot(b.x - a.x, b.y - a.y)
    const apart = age === 0 ? 60 : age === 1 ? 26 : 19
    for (let s = (0.4 + 0.5 * cast.even()) * apart; s < long; s += apart * (0.6 + 0.9 * cast.even())) {
      const side = cast.even() < 0.5 ? 1 : -1
      const t = s / long
      const out = way + side * (0.7 + 0.6 * cast.even())
      const reach = 3 + 4 * cast.even()
      const bud = cast.even() < (age === 2 ? 0.36 : 0.2)
      const [px, py] = [a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)]
      const [ex, ey] = [px + reach * Math.cos(out), py + reach * Math.sin(out)]
      if (this.#site(ex, ey, out, bud))
        this.limbs.push({ x: [px, ex], y: [py, ey], width: [0.75, 0.6], age: 2 })
    }
    if (last && age > 0) this.#site(b.x + 2 * Math.cos(way), b.y + 2 * Math.sin(way), way, cast.even() < 0.7)
  }
  #site(x: number, y: number, way: number, bud: boolean): boolean {
    if (this.#taken(x, y) > 0.35 || y < 6 || x < 6) return false
    const near = (bud ? 9 : 14) ** 2
    if (this.sites.some((s) => (s.x - x) ** 2 + (s.y - y) ** 2 < near)) return false
    this.sites.push({ x, y, way, bud })
    return true
  }
}

/**
 * An old plum branch that reaches in from an upper corner: angular wood with joints, thinning from stem to twig. It is
 * grown from both corners, and the one with more room stays; it turns aside before a face and ends where it cannot.
 *
 * @param length of the stem, in u
 * @param most blossoms and buds at most
 */
export function growPlum(room: Room, length: number, most: number, seed: number): Plum {
  const long = Math.min(length, 0.62 * Math.min(room.width, room.height))
  const grown = [false, true].map((mirror) => {
    const grower = new Grower(room, mirror, seed * 613 + 11)
    // it comes from the side, low enough to have sky above it
    const y = Math.min(0.09 * room.height, 0.2 * long)
    grower.grow({ x: -0.06 * long, y, way: 0.22 }, 0, long, 0.0165 * long)
    const sound = grower.limbs.length - 6 * grower.trespass
    return { grower, mirror, sound }
  })
  const [left, right] = grown
  const { grower, mirror } =
    right.sound > left.sound + 2 || (right.sound >= left.sound && seed % 2 === 0) ? right : left
  const across = (x: number): number => (mirror ? room.width - x : x)
  const turned = (way: number): number => (mirror ? Math.PI - way : way)
  const keep = grower.sites.filter((_, i) => (i * most) % Math.max(grower.sites.length, most) < most)
  return {
    limbs: grower.limbs.map((l) => ({ ...l, x: l.x.map(across) })),
    sites: keep.map((s) => ({ ...s, x: across(s.x), way: turned(s.way) })),
  }
}
