/**
 * Faces that are hard to draw: that they are seen, that they are read as they are, and that a drawing keeps what
 * makes them so. The people are rendered here and now.
 */
import { fileURLToPath } from 'node:url'
import { draw, type Guidance, guidanceOf, Machine, type Pixels, styleOf } from '@atelier/paint'
import { eyeDrawn } from '@atelier/paint/brushwork/face/eyes.ts'
import { contours } from '@atelier/paint/guidance/face-mesh.ts'
import { type FaceReading, readFaces } from '@atelier/paint/guidance/reading/face.ts'
import { type Face, isMeshed } from '@atelier/paint/guidance/seen.ts'
import { studyOfBytes } from '@atelier/paint/kernels/exchange.ts'
import { openEyes } from '@atelier/server/engines/eyes/eyes.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CaseName, shotOf } from './hard-cases.ts'

const styles = {
  ghibli: styleOf('img2img_ghibli_style_usage'),
  exquisite: styleOf('img2img_exquisite_style_usage'),
} as const
type StyleName = keyof typeof styles
const names = Object.keys(styles) as StyleName[]

const eyes = openEyes()
let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
afterAll(() => eyes.close())

/** A picture in OKLab. */
interface Lab {
  width: number
  height: number
  data: Float32Array
}
function labOf(photo: Pixels): Lab {
  const { width, height } = photo
  m.forget()
  const data = m.bytes(photo.data.length)
  data.set(photo.data)
  const plane = studyOfBytes(m, { width, height, data }, { width, height } as Parameters<
    typeof studyOfBytes
  >[2])
  return { width, height, data: Float32Array.from(plane.data) }
}

interface Sitting {
  photo: Pixels
  lab: Lab
  guidance: Guidance
  face: Face
  reading: FaceReading
}
const sittings = new Map<CaseName, Promise<Sitting>>()
async function sit(name: CaseName): Promise<Sitting> {
  const photo = shotOf(name)
  const seen = await eyes.see(photo)
  if (seen.blind) throw new Error(eyes.missing)
  const [face] = seen.faces
  if (!face) throw new Error(`nobody is seen in "${name}"`)
  const lab = labOf(photo)
  const [reading] = readFaces({ ...lab, at: 0 } as Parameters<typeof readFaces>[0], unit(lab), seen)
  if (!reading) throw new Error(`the face of "${name}" is not read`)
  return { photo, lab, guidance: guidanceOf(seen), face, reading }
}
const of = (name: CaseName): Promise<Sitting> => {
  const known = sittings.get(name) ?? sit(name)
  sittings.set(name, known)
  return known
}
async function drawing(
  style: StyleName,
  { photo, guidance }: { photo: Pixels; guidance: Guidance },
): Promise<Lab> {
  const chosen = styles[style]
  if (!chosen) throw new Error(`${style} is not drawn`)
  const picture = await draw(m, photo, { style: chosen, guidance })
  return labOf({ ...picture, data: new Uint8Array(picture.data) })
}
/** Pixels to a u. */
const unit = ({ width, height }: { width: number; height: number }): number => Math.max(width, height) / 1000
const at = ({ width, height, data }: Lab, x: number, y: number): [number, number, number] => {
  const [i, j] = [Math.min(width - 1, Math.max(0, x | 0)), Math.min(height - 1, Math.max(0, y | 0))]
  const k = 4 * (j * width + i)
  return [data[k], data[k + 1], data[k + 2]]
}
const landmark = (face: Face, i: number, u: number): [number, number] => [
  face.mesh[3 * i] * u,
  face.mesh[3 * i + 1] * u,
]
/** Median lightness of cheeks, forehead and chin. */
function skinOf(lab: Lab, face: Face): number {
  const lights = [50, 280, 101, 330, 205, 425, 151, 9, 199]
    .map((i) => at(lab, ...landmark(face, i, unit(lab)))[0])
    .sort((a, b) => a - b)
  return lights[lights.length >> 1]
}
/** How many pixels of an eye are a drawn white: much lighter than skin and hardly coloured. */
function whites(lab: Lab, face: Face, side: 'left' | 'right'): number {
  const ring = contours[side === 'left' ? 'leftEye' : 'rightEye'].map((i) => landmark(face, i, unit(lab)))
  const [x0, x1] = [Math.min(...ring.map((p) => p[0])), Math.max(...ring.map((p) => p[0]))]
  const [cy, half] = [ring.reduce((t, p) => t + p[1], 0) / ring.length, 0.3 * (x1 - x0)]
  const skin = skinOf(lab, face)
  let count = 0
  for (let y = cy - half; y < cy + half; y++)
    for (let x = x0; x < x1; x++) {
      const [L, a, b] = at(lab, x, y)
      if (L > skin + 0.06 && a * a + b * b < 0.03 ** 2) count++
    }
  return count
}

describe.each<CaseName>([
  'plain',
  'thick rims',
  'thin rims',
  'sunglasses',
  'beard',
  'closed eyes',
  'wink',
  'covered eye',
  'teeth',
  'hat',
  'child',
])('a face from the front: %s', (name) => {
  it('is seen once, and its landmarks are believed', async () => {
    const { guidance, face, photo } = await of(name)
    expect(guidance.seen.faces).toHaveLength(1)
    expect(isMeshed(face)).toBe(true)
    // where it was rendered: about the middle, two fifths of the width
    expect(Math.abs(face.box.x + face.box.width / 2 - (500 * photo.width) / photo.height)).toBeLessThan(40)
    expect(face.box.width).toBeGreaterThan(280)
    expect(face.box.width).toBeLessThan(440)
  })
})

describe('a face is read as it is', () => {
  it.each<[CaseName, boolean]>([
    ['plain', false],
    ['thick rims', true],
    ['thin rims', true],
    ['beard', false],
    ['teeth', false],
    ['hat', false],
  ])('glasses: %s, %s', async (name, worn) => {
    const { reading } = await of(name)
    if (worn) expect(reading.glasses).toBeGreaterThan(0.8)
    else expect(reading.glasses).toBeLessThan(0.2)
  })
  it('a beard, and no beard on a woman, a child or in the shade of a hat', async () => {
    expect((await of('beard')).reading.mouth.beard).toBeGreaterThan(0.7)
    for (const name of ['plain', 'child', 'hat', 'closed eyes'] as const)
      expect((await of(name)).reading.mouth.beard, name).toBeLessThan(0.1)
  })
  it('closed eyes, one or both, and open ones', async () => {
    const shut = async (name: CaseName) => {
      const { right, left } = (await of(name)).reading.eyes
      return [right, left].map((e) => e.shut !== undefined)
    }
    expect(await shut('closed eyes')).toEqual([true, true])
    expect(await shut('wink')).toEqual([false, true])
    for (const name of ['plain', 'thick rims', 'thin rims', 'beard', 'teeth', 'hat', 'child'] as const)
      expect(await shut(name), name).toEqual([false, false])
  })
  it('eyes that can be seen are drawn, one behind a hand and those behind dark glass are not', async () => {
    const drawn = async (name: CaseName) => {
      const { reading } = await of(name)
      return [eyeDrawn(reading, 'right'), eyeDrawn(reading, 'left')].map((v) => Math.round(v))
    }
    for (const name of [
      'plain',
      'thin rims',
      'thick rims',
      'beard',
      'teeth',
      'hat',
      'child',
      'wink',
    ] as const)
      expect(await drawn(name), name).toEqual([1, 1])
    expect(await drawn('covered eye')).toEqual([1, 0])
    expect(await drawn('sunglasses')).toEqual([0, 0])
  })
  it('lips: parted over teeth or closed, red or bare', async () => {
    for (const name of ['teeth', 'hat'] as const) expect((await of(name)).reading.mouth.open, name).toBe(true)
    for (const name of ['plain', 'beard', 'child'] as const)
      expect((await of(name)).reading.mouth.open, name).toBe(false)
    expect((await of('plain')).reading.mouth.red).toBeGreaterThan(0.5)
    expect((await of('teeth')).reading.mouth.red).toBeLessThan(0.3)
  })
  it('the far eye of a head turned by 60 degrees is left alone', async () => {
    const { reading } = await of('profile')
    expect(Math.abs(reading.face.yaw)).toBeGreaterThan(0.5)
    expect(eyeDrawn(reading, 'left')).toBeLessThan(0.05)
    expect(reading.glasses).toBeLessThan(0.2)
  })
})

describe.each(names)('%s', (style) => {
  it('draws no eye on a hand, and the other one', async () => {
    const sitter = await of('covered eye')
    const lab = await drawing(style, sitter)
    expect(whites(lab, sitter.face, 'left')).toBe(0)
    expect(whites(lab, sitter.face, 'right')).toBeGreaterThan(15)
  })
  it('keeps closed eyes closed, each with its dark line', async () => {
    const sitter = await of('wink')
    const lab = await drawing(style, sitter)
    expect(whites(lab, sitter.face, 'left')).toBe(0)
    expect(whites(lab, sitter.face, 'right')).toBeGreaterThan(15)
    const u = unit(lab)
    const ring = contours.leftEye.map((i) => landmark(sitter.face, i, u))
    const wide = Math.abs(ring[0][0] - ring[8][0])
    const [mx, my] = [(ring[0][0] + ring[8][0]) / 2, (ring[0][1] + ring[8][1]) / 2]
    for (const off of [-0.2, 0, 0.2]) {
      const column = Array.from(
        { length: 24 },
        (_, i) => at(lab, mx + off * wide, my + (i / 23 - 0.35) * 0.8 * wide)[0],
      )
      expect(Math.min(...column), `at ${off}`).toBeLessThan(0.6 * Math.max(...column))
    }
  })
  it.each<CaseName>(['thin rims', 'thick rims'])('keeps %s', async (name) => {
    const [plain, sitter] = [await of('plain'), await of(name)]
    const lab = await drawing(style, sitter)
    const { width, height } = lab
    const u = unit(lab)
    const { box } = sitter.face
    // the rim's lower half, over bare skin: where the photo with glasses is darker than the one without
    const eyesAt = (landmark(sitter.face, 159, u)[1] + landmark(sitter.face, 386, u)[1]) / 2
    const foot = (box.y + 0.62 * box.height) * u
    /** How far a place is darker than what lies around it; a drawing may move a line by a pixel or two. */
    const dip = (of: Lab, x: number, y: number): number => {
      let [low, high] = [9, 0]
      for (let j = -6; j <= 6; j++)
        for (let i = -6; i <= 6; i++) {
          const L = at(of, x + i, y + j)[0]
          if (i * i + j * j <= 4) low = Math.min(low, L)
          high = Math.max(high, L)
        }
      return high - low
    }
    let [kept, count] = [0, 0]
    for (let y = Math.ceil(eyesAt + 0.1 * box.width * u); y < Math.min(height, foot); y++)
      for (let x = (box.x + 0.15 * box.width) * u; x < (box.x + 0.85 * box.width) * u && x < width; x++) {
        if (at(plain.lab, x, y)[0] - at(sitter.lab, x, y)[0] < 0.2) continue
        count++
        if (dip(lab, x, y) > 0.5 * dip(sitter.lab, x, y)) kept++
      }
    expect(count).toBeGreaterThan(60)
    expect(kept / count).toBeGreaterThan(0.8)
  })
  it('keeps dark skin darker than fair skin by most of what the photo tells', async () => {
    const [dark, fair] = [await of('teeth'), await of('plain')]
    const told = skinOf(fair.lab, fair.face) - skinOf(dark.lab, dark.face)
    const drawn =
      skinOf(await drawing(style, fair), fair.face) - skinOf(await drawing(style, dark), dark.face)
    expect(told).toBeGreaterThan(0.3)
    expect(drawn).toBeGreaterThan(0.6 * told)
  })
})

/** A face blurred by this much of its width is a smear: a drawing must keep more of its edges. */
const smear = 0.09

/** How far the slopes of a picture's lightness lie where and as they lay before, over a box in u: 1 as before, 0 none. */
function kept(before: Lab, after: Lab, box: Face['box']): number {
  const u = unit(before)
  let [own, both] = [0, 0]
  for (let y = box.y * u; y < (box.y + box.height) * u; y++)
    for (let x = box.x * u; x < (box.x + box.width) * u; x++)
      for (const [dx, dy] of [
        [1, 0],
        [0, 1],
      ] as const) {
        const slope = (of: Lab) => at(of, x + dx, y + dy)[0] - at(of, x - dx, y - dy)[0]
        const s = slope(before)
        own += s * s
        both += s * slope(after)
      }
  return both / own
}
const blurred = ({ data, width, height }: Pixels, sigma: number) =>
  sharp(data, { raw: { width, height, channels: 4 } })
    .blur(sigma)
    .raw()
    .toBuffer()

describe.each([
  [20, 24],
  [28, 34],
  [40, 48],
])('eight faces %i to %i pixels wide', (least, most) => {
  it('lose no edges to a smear', async () => {
    const { data, info } = await sharp(fileURLToPath(new URL('./group.jpg', import.meta.url)))
      .resize({ width: Math.round((1280 * most) / 114) })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const photo = { width: info.width, height: info.height, data: new Uint8Array(data) }
    const seen = await eyes.see(photo)
    expect(seen.faces.length).toBe(8)
    const before = labOf(photo)
    const u = unit(before)
    expect(Math.min(...seen.faces.map((f) => f.box.width * u))).toBeGreaterThan(least - 1)
    const smeared = labOf({ ...photo, data: new Uint8Array(await blurred(photo, smear * most)) })
    for (const style of names) {
      const after = await drawing(style, { photo, guidance: guidanceOf(seen) })
      for (const { box } of seen.faces)
        expect(kept(before, after, box), `${style}, the face at ${Math.round(box.x)}`).toBeGreaterThan(
          kept(before, smeared, box),
        )
    }
  })
})
