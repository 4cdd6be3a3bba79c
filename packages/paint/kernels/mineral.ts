import { around, shelfC, shelfX, shelfY, turnOf } from '../brushwork/minerals.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import type { Machine } from './machine.ts'

export interface Minerals {
  readonly spare?: Plane | undefined
  readonly hair?: Plane | undefined
  readonly person?: Plane | undefined
  readonly robe?: Plane | undefined
  readonly strength: number
  readonly lift: number
  readonly rich: number
  readonly dye: number
  /** What robes are dyed with. */
  readonly blue: { readonly a: number; readonly b: number }
}
const keyOf = (lift: number): Float32Array =>
  Float32Array.from({ length: 1025 }, (_, i) => lift + (0.985 - lift) * (i / 1024) ** 0.9)

/** A picture in the painter's few pigments; see filters/colour/mineral-palette.ts. */
export function minerals(m: Machine, picture: Plane, v: Minerals): Plane {
  const out = m.plane(picture.width, picture.height, 4)
  const shelf = m.plane(shelfC.length, 1, 4)
  for (let i = 0; i < shelfC.length; i++) shelf.data.set([shelfX[i], shelfY[i], shelfC[i], 0], 4 * i)
  const key = m.plane(1025, 1)
  key.data.set(keyOf(v.lift))
  const maps = [picture, v.spare, v.hair, v.person, v.robe, shelf, key, out].map((p) => p?.at ?? 0)
  m.rows('mineralRows', out.height, ...maps, out.width, v.strength, v.rich, v.dye, v.blue.a, v.blue.b)
  m.free(shelf)
  m.free(key)
  return out
}

/** From here on chroma is bent, and never passes the second. */
const [knee, limit] = [0.095, 0.165]
/** Most chroma of a person's warm tones that are neither skin nor palette, and of what lies between skin and hair. */
const fleshiest = { warm: 0.08, spared: 0.055 }
const bent = (c: number): number => {
  const t = (c - knee) / (limit - knee)
  return c <= knee ? c : knee + (limit - knee) * (t / (1 + t))
}
const upTo1 = (p: Plane | undefined, i: number): number => (p ? Math.min(1, p.data[i]) : 0)

/** The plain twin. */
export function mineralsPlain(picture: Plane, v: Minerals): Float32Array {
  const out = picture.data.slice()
  const key = keyOf(v.lift)
  for (let i = 0, k = 0; k < out.length; i++, k += 4) {
    const [L, a, b] = picture.data.subarray(k, k + 3)
    const [free, head, there] = [1 - upTo1(v.spare, i), upTo1(v.hair, i), upTo1(v.person, i)]
    const c = Math.sqrt(a * a + b * b)
    const j = Math.round(turnOf(a, b) * around)
    // pale colours gain most; a blossom's breath of pink must survive the silk
    const gain = 1 + (v.rich - 1) * smoothstep(0.012, 0.03, c) * smoothstep(0.14, 0.05, c)
    const to = Math.min(c * gain, 1.15 * shelfC[j])
    // skin that was not found as such, in shade or at a border, must not turn orange
    const yellow = b / (Math.abs(a) + 1e-4)
    const flesh = smoothstep(0.25, 0.6, yellow) * smoothstep(2.6, 1.6, yellow) * smoothstep(0, 0.02, a)
    const warm = there * flesh
    const w = v.strength * free * smoothstep(0.008, 0.03, c) * (1 - 0.75 * warm)
    let A = a + w * (shelfX[j] * to - a)
    let B = b + w * (shelfY[j] * to - b)
    const now = Math.sqrt(A * A + B * B) + 1e-6
    // between skin and hair nothing may glow, whatever its hue
    const fleshy = fleshiest.warm + (1 - free) * (fleshiest.spared - fleshiest.warm)
    const held = (bent(now) / now) * (1 - Math.max(warm, 1 - free) * Math.max(0, 1 - fleshy / now))
    let tone = key[Math.round(1024 * Math.min(1, Math.max(0, L)))]
    // strong colours are ground stone, laid dense: thinned, cinnabar would turn to salmon
    tone += 0.6 * smoothstep(0.08, 0.2, c) * (0.14 + 0.88 * L - tone)
    const cold = smoothstep(0.64, 0.4, tone) * smoothstep(0.075, 0.025, c) * free * (1 - head)
    const blue = v.robe ? v.dye * v.robe.data[i] : 0
    A = A * held + blue * (v.blue.a - A * held) - 0.006 * cold
    B = B * held + blue * (v.blue.b - B * held) - 0.022 * cold * (1 - blue)
    tone += 0.09 * blue
    // hair: dark hair is nearly ink, fair hair stays ochre
    const deep = head * smoothstep(0.72, 0.5, L)
    tone += head * (0.26 + 0.74 * L - tone)
    out[k] = Math.min(1, Math.max(0, tone))
    out[k + 1] = A * (1 - 0.35 * deep)
    out[k + 2] = B * (1 - 0.45 * deep)
  }
  return out
}

export interface Porcelain {
  readonly photo: Plane
  /** Lightness, smoothed. */
  readonly even: Plane
  /** Colour of the skin around, without its shading. */
  readonly base: Plane
  readonly skin: Plane
  readonly features?: Plane | undefined
  readonly lips?: Plane | undefined
  readonly cheeks?: Plane | undefined
  readonly pale: number
  readonly form: number
  readonly rouge: number
  readonly cinnabar: number
}
/** Skin in even washes of its own tone; see filters/tone/porcelain.ts. */
export function glazeSkin(m: Machine, picture: Plane, v: Porcelain): Plane {
  const out = m.plane(picture.width, picture.height, 4)
  const planes = [picture, v.photo, v.even, v.base, v.skin, v.features, v.lips, v.cheeks, out]
  const maps = planes.map((p) => p?.at ?? 0)
  m.rows('porcelainRows', out.height, ...maps, out.width, v.pale, v.form, v.rouge, v.cinnabar)
  return out
}

/** Where a skin of a lightness comes to lie: fair skin rises most, so that none becomes another's; one that lies in shadow a little more. */
const risen = (L: number, by: number): number =>
  L + by * (0.05 + 0.035 * smoothstep(0.6, 0.78, L) + 0.3 * Math.max(0, 0.64 - L))
/** Direction of flesh in OKLab: rose with a little ochre; deep skin has more of the umber. */
const flesh = { fair: { a: 0.66, b: 0.75 }, deep: { a: 0.57, b: 0.82 } } as const
const tanh = (x: number): number => (x > 3 ? 1 : x < -3 ? -1 : (x * (27 + x * x)) / (27 + 9 * x * x))

/** The plain twin. */
export function glazeSkinPlain(picture: Plane, v: Porcelain): Float32Array {
  const d = picture.data.slice()
  const [ph, sk] = [v.photo.data, v.skin.data]
  for (let i = 0, k = 0; k < d.length; i++, k += 4) {
    // what only may be skin, such as fur where nobody was seen, is left alone
    const some = smoothstep(0.3, 0.75, sk[i])
    const s = some < 0.01 ? 0 : some
    const [own, oa, ob] = v.base.data.subarray(k, k + 3)
    const body = risen(own, v.pale)
    const away = v.even.data[i] - own
    // two tones with a soft border, and some of the true form between
    const slope = tanh((away + 0.03) / 0.05)
    const shade = v.form * away + 0.03 * slope - 0.012
    const tone = Math.min(0.975, body + (shade > 0 ? shade * (1 - body) * 3 : shade))
    const pastel = 0.035 + 0.135 * Math.max(0, 0.93 - 0.6 * body - 0.4 * tone)
    const oc = Math.sqrt(oa * oa + ob * ob) + 1e-4
    const umber = smoothstep(0.88, 0.66, body)
    // brown skin is no pastel: it keeps its strength of colour
    const chroma = pastel + 0.85 * umber * Math.max(0, Math.min(0.1, oc) - pastel)
    const rose = 0.014 * Math.max(0, -slope)
    // the darker a face, the more its own hue tells whether it is deep or only lies in shadow
    const kept = 0.4 + 0.4 * umber
    const wayA = kept * (oa / oc) + (1 - kept) * (flesh.fair.a + umber * (flesh.deep.a - flesh.fair.a))
    const wayB = kept * (ob / oc) + (1 - kept) * (flesh.fair.b + umber * (flesh.deep.b - flesh.fair.b))
    // brows, lids and lips are darker than skin and keep what they are
    // and what is so much darker than the skin around is a lock of hair, or the dark behind it
    // what is so much lighter and paler is white hair
    const hue = Math.sqrt(ph[k + 1] * ph[k + 1] + ph[k + 2] * ph[k + 2]) / oc
    const t =
      s *
      smoothstep(-0.36, -0.22, away) *
      (1 - smoothstep(0.12, 0.24, away) * smoothstep(0.75, 0.4, hue)) *
      (1 - (v.features ? 0.75 * v.features.data[i] : 0) * smoothstep(0.02, 0.12, -away))
    // deep skin blushes less
    const fair = 0.3 + 0.7 * smoothstep(0.5, 0.85, own)
    const cheek = v.cheeks ? v.rouge * v.cheeks.data[i] * Math.min(1, sk[i]) * fair : 0
    const lip = v.lips ? v.cinnabar * v.lips.data[i] * (0.5 + 0.5 * smoothstep(0.5, 0.85, own)) : 0
    d[k] += t * (tone - d[k]) - 0.03 * cheek - 0.1 * lip
    d[k + 1] += t * (chroma * wayA + 0.25 * (ph[k + 1] - oa) + rose - d[k + 1]) + 0.05 * cheek + 0.125 * lip
    d[k + 2] += t * (chroma * wayB + 0.2 * (ph[k + 2] - ob) - d[k + 2]) + 0.012 * cheek + 0.036 * lip
  }
  return d
}
