import { beforeAll, describe, expect, it } from 'vitest'
import { keep, restore } from '../guidance/kept.ts'
import { likeSkin, type SkinModel, slackOf } from '../guidance/skin-model.ts'
import { smoothstep } from '../smoothstep.ts'
import { hash } from './bristle.ts'
import { studyOfBytes } from './exchange.ts'
import { apart, field } from './fixtures.ts'
import { gaussian } from './gaussian.ts'
import { Machine } from './machine.ts'
import {
  contrast,
  evenPlain,
  evenTexture,
  layModel,
  layModelPlain,
  lightTensorPlain,
  raiseSkin,
} from './maps.ts'
import {
  facing,
  facingPlain,
  reliefOn,
  reliefOnPlain,
  slopes,
  slopesPlain,
  unit,
  unitPlain,
} from './normals.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
/** Colours about that of skin. */
const picture = (width: number, height: number, seed: number) => {
  const p = field(m, width, height, seed, 4)
  for (let k = 0; k < p.data.length; k += 4) {
    p.data[k + 1] = 0.12 * p.data[k + 1] - 0.02
    p.data[k + 2] = 0.14 * p.data[k + 2] - 0.02
  }
  return p
}

describe.each([
  [16, 16],
  [17, 33],
  [61, 19],
  [5, 9],
] as const)('at %d x %d, the kernel agrees with its plain twin:', (w, h) => {
  it.each([1, 2, 3])('a model shrunken by %d, laid over its picture', (k) => {
    const model = field(m, Math.ceil(w / k), Math.ceil(h / k), 2, 4)
    const full = picture(w, h, 3)
    const cover = field(m, w, h, 4)
    for (const how of [{ k }, { k, ramp: [0.2, 0.8] }, { k, ramp: [0.9, 0.3], cover }] as const)
      expect(apart(layModel(m, model, full, how).data, layModelPlain(model, full, how))).toBeLessThan(1e-5)
  })
  it('contrast to what is around', () => {
    const [full, soft] = [picture(w, h, 5), field(m, w, h, 6)]
    const plain = soft.data.map((v, i) => Math.min(0.9, 3 * Math.abs(full.data[4 * i] - v)))
    expect(apart(contrast(m, full, soft, 3, 0.9).data, plain)).toBeLessThan(1e-6)
  })
  it('even texture', () => {
    const full = picture(w, h, 7)
    const tensor = m.plane(w, h, 4)
    tensor.data.set(lightTensorPlain(full))
    expect(apart(evenTexture(m, full, 1).data, evenPlain(gaussian(m, tensor, 1)))).toBeLessThan(1e-4)
  })
  it.each([
    [0, 0],
    [0.5, 2],
  ] as const)('likeness to a skin, from %d to %d faces away', (near, far) => {
    const [full, people] = [picture(w, h, 8), field(m, w, h, 9)]
    const skin: SkinModel = { L: 0.6, a: 0.07, b: 0.09, chroma: Math.hypot(0.07, 0.09), stray: 0.2 }
    const face = { x: 0.4 * w, y: 0.6 * h, width: 0.3 * w }
    const out = field(m, w, h, 10)
    const plain = out.data.map((least, i) => {
      const k = 4 * i
      const p = likeSkin(skin, full.data[k], full.data[k + 1], full.data[k + 2])
      const dx = ((i % w) - face.x) / face.width
      const dy = (Math.floor(i / w) - face.y) / face.width
      const own = far === 0 ? 1 : smoothstep(far, near, Math.sqrt(4 * dx * dx + dy * dy))
      return Math.max(least, own * p * smoothstep(0.15, 0.6, people.data[i]))
    })
    raiseSkin(m, out, full, people, { ...skin, slack: slackOf(skin), ...face }, [near, far])
    expect(apart(out.data, plain)).toBeLessThan(1e-4)
  })
  it('heights with folds, their normals, and those at unit length', () => {
    const [height, people] = [field(m, w, h, 11), field(m, w, h, 12)]
    const texture = field(m, w, h, 15)
    for (let i = 0; i < texture.data.length; i++) texture.data[i] *= 0.05
    const folds = { fine: field(m, w, h, 13), broad: field(m, w, h, 14), texture }
    const folded = reliefOn(m, height, folds, 5)
    expect(apart(folded.data, reliefOnPlain(height, folds, 5))).toBeLessThan(1e-5)
    const raw = slopes(m, folded, people)
    expect(apart(raw.data, slopesPlain(folded, people))).toBeLessThan(1e-5)
    raw.data.fill(0, 0, 4)
    expect(apart(unit(m, raw, people, 0.9).data, unitPlain(raw, people, 0.9))).toBeLessThan(1e-5)
  })
  it.each([1, 3])('normals shrunken by %d at full size', (k) => {
    const [small, people] = [field(m, Math.ceil(w / k), Math.ceil(h / k), 16, 4), field(m, w, h, 17)]
    expect(apart(facing(m, small, people, k).data, facingPlain(small, people, k))).toBeLessThan(1e-5)
  })
  it('a map that is kept comes back within a step, and no further than -2..2', () => {
    const map = field(m, w, h, 18, 4)
    for (let i = 0; i < map.data.length; i++) map.data[i] = 6 * map.data[i] - 3
    const back = restore(m, keep(m, map))
    const held = map.data.map((v) => Math.min(2, Math.max(-2, v)))
    expect(apart(back.data, held)).toBeLessThan(0.6 / 16_383)
  })
  it('the study is the mean of linear light', () => {
    const [W, H] = [2 * w + 3, 2 * h + 1]
    const bytes = m.bytes(4 * W * H)
    for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(256 * hash(i, 0, 19))
    const frame = { width: w, height: h, top: 0, rows: h, u: 1 }
    const study = studyOfBytes(m, { width: W, height: H, data: bytes }, frame)
    const linear = (v: number) => (v <= 10 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4)
    const share = (i: number, from: number, to: number) =>
      Math.max(0, Math.min(i + 1, to) - Math.max(i, from))
    for (const [x, y] of [
      [0, 0],
      [w - 1, h - 1],
      [w >> 1, h >> 1],
    ]) {
      const sum = [0, 0, 0, 0]
      for (let j = 0; j < H; j++)
        for (let i = 0; i < W; i++) {
          const weight = share(i, (x * W) / w, ((x + 1) * W) / w) * share(j, (y * H) / h, ((y + 1) * H) / h)
          for (let c = 0; c < 3; c++) sum[c] += weight * linear(bytes[4 * (j * W + i) + c])
          sum[3] += weight
        }
      const [r, g, b] = sum.map((v) => v / sum[3])
      const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
      const mm = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
      const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
      const k = 4 * (y * w + x)
      expect(Math.abs(study.data[k] - (0.2104542553 * l + 0.793617785 * mm - 0.0040720468 * s))).toBeLessThan(
        1e-4,
      )
      expect(
        Math.abs(study.data[k + 1] - (1.9779984951 * l - 2.428592205 * mm + 0.4505937099 * s)),
      ).toBeLessThan(1e-4)
    }
  })
})
