/**
 * How skin, hair and cloth look close by: colour that varies, pores, wet lips, weave.
 */
import { cells, fractal, mix, noise, step } from '../raster/chance.ts'
import { kinds, type Surface } from '../raster/scene.ts'
import { whiskers } from './beard.ts'
import { eyeSurface } from './eyes.ts'
import { eye, lids, lips, materials, mouth, type Person, shutOf } from './person.ts'
import { scalp } from './scalp.ts'

const spot = (dx: number, dy: number, rx: number, ry: number): number =>
  Math.exp(-((dx / rx) ** 2) - (dy / ry) ** 2)

export function figureSurface(person: Person, s: Surface): void {
  if (s.material === materials.skin || s.material === materials.trunk) skin(person, s)
  else if (s.material === materials.eye) eyeSurface(person, s)
  else if (s.material === materials.lid) [s.rough, s.kind] = [0.25, kinds.skin]
  else if (s.material === materials.hair) s.f0 = 0.085
  else if (s.material === materials.lash) [s.f0, s.kind] = [0.004, kinds.strand]
  else if (s.material === materials.limb) [s.rough, s.f0, s.kind] = [0.5, 0.03, kinds.skin]
  else if (s.material === materials.frame) [s.rough, s.f0] = [0.3, 0.05]
  else if (s.material === materials.glass) [s.rough, s.f0] = [0.14, 0.05]
  else if (s.material === materials.hat) s.rough = 0.95
  else cloth(person, s)
}

function tint(s: Surface, k: number, r: number, g: number, b: number): void {
  s.r = mix(s.r, r, k)
  s.g = mix(s.g, g, k)
  s.b = mix(s.b, b, k)
}

function skin(person: Person, s: Surface): void {
  const [x, y, z] = [s.u, s.v, s.w]
  const ax = Math.abs(x)
  const head = s.material === materials.skin
  const face = head && z > 1 && y > -12 ? 1 : 0
  s.kind = kinds.skin
  s.rough = 0.5
  s.f0 = 0.03
  // Mottling at three sizes, blood near the surface where it shows.
  const mottle =
    0.1 * fractal(x * 0.8, y * 0.8, z * 0.8, 4) +
    0.07 * noise(x * 8, y * 8, z * 8) +
    0.06 * noise(x * 19, y * 19, z * 19)
  s.r *= 1 + mottle * 0.7
  s.g *= 1 + mottle * 1.1
  s.b *= 1 + mottle * 1.1
  const blood =
    face *
      (0.5 * spot(ax - 4, y + 3, 1.9, 1.5) +
        0.4 * spot(ax, y + 3.7, 1.1, 0.8) +
        0.22 * spot(ax, y + 9.4, 1.4, 0.9)) +
    0.1 * fractal(x * 0.35, y * 0.35, z * 0.35 + 7, 2) +
    (y < -25 && y > -36 && ax > 5 ? 0.3 : 0)
  s.g *= 1 - 0.3 * Math.max(-0.3, blood)
  s.b *= 1 - 0.26 * Math.max(-0.3, blood)
  if (face) {
    const freckle = step(0.6, 0.85, noise(x * 5.3, y * 5.3, 4)) * spot(ax - 2.6, y + 2.4, 2.6, 1.5) * 0.32
    tint(s, freckle, s.r * 0.6, s.g * 0.48, s.b * 0.42)
    paintLips(person, s, x, y)
    if (person.beard) {
      const k = 0.75 * whiskers(person, ax, y)
      tint(s, k, person.beard.colour[0], person.beard.colour[1], person.beard.colour[2])
    }
    paintLids(person, s, ax, y)
    paintBrows(person, s, ax, y)
    // Oilier over forehead and nose.
    s.rough -= 0.08 * (spot(ax, y + 2.6, 0.9, 2) + spot(ax, y - 4.5, 3, 1.6))
    const nostril = spot(ax - 0.6 * person.noseWidth, y + 4.24, 0.24, 0.11)
    tint(s, 0.85 * Math.min(1, nostril * 1.3), s.r * 0.2, s.g * 0.09, s.b * 0.07)
    const hairy = person.hairStyle === 'bald' ? 0 : 0.85 * step(-0.1, 1.9, scalp(x, y, z))
    if (hairy > 0) tint(s, hairy, person.hair[0] * 0.5, person.hair[1] * 0.5, person.hair[2] * 0.5)
  } else if (head && person.hairStyle !== 'bald' && scalp(x, y, z) > 0 && y > -12)
    tint(s, 1, person.hair[0] * 0.4, person.hair[1] * 0.4, person.hair[2] * 0.4)
  // Pores, finer than a pixel's neighbours: only a hint.
  const pore = 0.09 * noise(x * 14, y * 14, z * 14) + 0.07 * noise(x * 27, y * 27, z * 27)
  s.nx += pore
  s.ny += 0.1 * noise(x * 15 + 9, y * 15, z * 15)
  const l = Math.hypot(s.nx, s.ny, s.nz)
  s.nx /= l
  s.ny /= l
  s.nz /= l
}

function paintLips(person: Person, s: Surface, x: number, y: number): void {
  const ax = Math.abs(x)
  if (ax > mouth.half + 0.2 || y > -4.8 || y < -9) return
  const [top, line, bottom, low] = lips(person, ax)
  const edge = Math.min(top - y, y - bottom)
  const k = step(-0.06, 0.1, edge) * step(mouth.half + 0.05, mouth.half - 0.35, ax)
  const crease = 0.12 * noise(x * 7, y * 1.2, 2) + 0.08 * noise(x * 15, y * 2, 5)
  const upper = y > line ? 0.78 : 1
  tint(
    s,
    k * 0.9,
    person.lips[0] * (upper + crease),
    person.lips[1] * (upper + crease),
    person.lips[2] * (upper + crease),
  )
  s.rough = mix(s.rough, 0.33, k)
  s.nx += k * crease * 0.9
  const gap = Math.exp(-(((y - line) / 0.07) ** 2)) * step(mouth.half + 0.1, mouth.half - 0.2, ax)
  tint(s, gap * 0.75, s.r * 0.3, s.g * 0.16, s.b * 0.15)
  if (person.parted) paintTeeth(s, ax, y, line, low)
}

/** The upper row, darker towards the corners, and the hollow under it. */
function paintTeeth(s: Surface, ax: number, y: number, line: number, low: number): void {
  const k = step(0, 0.06, Math.min(line - y, y - low))
  if (k <= 0) return
  const between = Math.abs(((ax / 0.46) % 1) - 0.5) * 2
  const tooth = step(line - 0.72, line - 0.6, y) * (1 - 0.35 * step(0.86, 1, between)) * step(2.4, 1, ax)
  tint(s, k, mix(0.05, 0.62, tooth), mix(0.012, 0.56, tooth), mix(0.012, 0.47, tooth))
  ;[s.kind, s.rough] = [kinds.matt, 0.25]
}

/** The skin under the brows is shaded, so single hairs do not stand on bare ground. */
function paintBrows(person: Person, s: Surface, ax: number, y: number): void {
  const t = (ax - 1.4) / 3.6
  if (t < -0.1 || t > 1.1) return
  const arch = 1.92 + 0.44 * Math.sin(Math.min(1, t * 1.1) * 2.2) - 0.5 * step(0.6, 1.1, t)
  const k =
    0.28 * Math.exp(-(((y - arch) / (0.3 - 0.15 * t)) ** 2)) * step(-0.04, 0.3, t) * step(1.05, 0.8, t)
  tint(s, k, person.brow[0], person.brow[1], person.brow[2])
}

function paintLids(person: Person, s: Surface, ax: number, y: number): void {
  const ex = ax - eye.x
  const ey = y - eye.y
  if (Math.abs(ex) > 2.2 || Math.abs(ey) > 1.9) return
  const shut = shutOf(person, s.u)
  const [upper, lower] = lids(ex, shut)
  const along = step(-1.7, -1, ex) * step(1.9, 1.1, ex)
  // A shade on the lid, a line where the lashes stand, thin and bluish skin below.
  tint(
    s,
    0.3 * (1 - 0.6 * shut) * along * spot(0, ey - upper - 0.2, 1, 0.42),
    s.r * 0.62,
    s.g * 0.48,
    s.b * 0.48,
  )
  tint(
    s,
    (0.62 + 0.25 * shut) * along * Math.exp(-(((ey - upper - 0.01) / 0.075) ** 2)),
    person.brow[0],
    person.brow[1],
    person.brow[2],
  )
  tint(s, 0.3 * along * Math.exp(-(((ey - lower + 0.02) / 0.07) ** 2)), s.r * 0.4, s.g * 0.25, s.b * 0.25)
  tint(s, 0.16 * spot(ex + 0.3, ey + 0.95, 1.3, 0.4), s.r * 0.72, s.g * 0.66, s.b * 0.76)
}

function cloth(person: Person, s: Surface): void {
  const [x, y, cut] = [s.u, s.v, s.w]
  s.rough = 0.9
  s.f0 = 0.03
  if (person.clothStyle === 'knit') {
    // Rows of stitches: slanting pairs, deeper between the wales; ribs along the neck.
    const ribbed = cut > -1.7
    const wale = ribbed ? x * 2.6 : x * 2.4
    const across = Math.abs((wale - Math.floor(wale)) * 2 - 1)
    const row = y * 3.1 + across * 0.7
    const stitch = Math.abs((row - Math.floor(row)) * 2 - 1)
    const deep = ribbed ? across * 0.8 + 0.2 * stitch : across * 0.5 + stitch * 0.5
    const fuzz = 0.16 * noise(x * 11, y * 11, 3) + 0.1 * fractal(x * 0.5, y * 0.5, 2, 2)
    const k = mix(0.62, 1.12, deep) + fuzz
    s.r *= k
    s.g *= k
    s.b *= k
    s.nx += 0.35 * (across - 0.5) * (wale - Math.floor(wale) > 0.5 ? 1 : -1)
    s.ny += 0.3 * (stitch - 0.5)
  } else {
    const thread =
      0.06 * noise(x * 20, y * 3, 1) + 0.06 * noise(x * 3, y * 20, 2) + 0.05 * (cells(x, y).f1 - 0.5)
    const k = 1 + thread
    s.r *= k
    s.g *= k
    s.b *= k
    if (cut > -0.9 && cut < -0.78) tint(s, 0.4, s.r * 0.5, s.g * 0.5, s.b * 0.5)
  }
  const l = Math.hypot(s.nx, s.ny, s.nz)
  s.nx /= l
  s.ny /= l
  s.nz /= l
}
