import { beforeAll, describe, expect, it } from 'vitest'
import { browDrawn } from '../../brushwork/face/brows.ts'
import { eyeDrawn } from '../../brushwork/face/eyes.ts'
import { featuresOf } from '../../brushwork/face/features.ts'
import { mouthDrawn } from '../../brushwork/face/mouth.ts'
import { Machine } from '../../kernels/machine.ts'
import { closedAt } from './eye.ts'
import { EyeFrame } from './eye-frame.ts'
import { readFaces } from './face.ts'
import { darkPaint, type Sitter, sitterFace, sitterPhoto, skinPaint } from './fixtures.ts'
import { faceLight } from './light.ts'
import { Looker } from './looker.ts'
import { reshaped, shiftAt, type Warp, warpOf } from './reshape.ts'

const size = 700
let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const read = (sitter: Sitter = {}) => {
  const [reading] = readFaces(sitterPhoto(m, size, sitter), size / 1000, {
    faces: [sitterFace(sitter)],
    bodies: [],
  })
  if (!reading) throw new Error('the face was not read')
  return reading
}

describe('a face is read as it is', () => {
  it('finds skin, eyes, brows and a closed mouth, and no glasses', () => {
    const r = read()
    for (let l = 0; l < 3; l++) expect(r.skin[l]).toBeCloseTo(skinPaint[l], 2)
    expect(r.glasses).toBeLessThan(0.05)
    expect(r.mouth.open).toBe(false)
    for (const side of ['right', 'left'] as const) {
      expect(eyeDrawn(r, side)).toBeGreaterThan(0.95)
      expect(browDrawn(r, side)).toBe(1)
      expect(Math.abs(r.eyes[side].gaze[0])).toBeLessThan(0.02)
    }
    expect(Math.atan2(r.iris[2], r.iris[1])).toBeCloseTo(Math.atan2(0.045, 0.03), 0)
  })
  it('tells bare lips from painted ones and bare lids from lashes, whoever has them', () => {
    expect(read({ lips: [0.55, 0.16, 0.06] }).mouth.red - read().mouth.red).toBeGreaterThan(0.4)
    expect(read({ lashes: true }).lash - read().lash).toBeGreaterThan(0.25)
  })
  it('sees a closed eye beside an open one', () => {
    const r = read({ closed: 'left' })
    expect(r.eyes.left.open).toBeLessThan(closedAt)
    expect(r.eyes.right.open).toBeGreaterThan(2 * closedAt)
    expect(eyeDrawn(r, 'left')).toBeGreaterThan(0.9)
  })
  it('leaves an eye behind hair, and the brow over it, as they are', () => {
    const r = read({ lock: true })
    expect(eyeDrawn(r, 'left')).toBe(0)
    expect(browDrawn(r, 'left')).toBe(0)
    expect(eyeDrawn(r, 'right')).toBeGreaterThan(0.95)
  })
  it('does not draw the far eye of a head in profile', () => {
    const r = read({ yaw: 0.9, narrow: 0.45 })
    expect(eyeDrawn(r, 'right')).toBe(0)
    expect(eyeDrawn(r, 'left')).toBeGreaterThan(0.95)
    expect(eyeDrawn(read({ yaw: 0.2, narrow: 0.8 }), 'right')).toBeGreaterThan(0.95)
  })
  it('sees glasses, clears nothing of their rims, and draws the eyes behind them', () => {
    const r = read({ glasses: true })
    expect(r.glasses).toBeGreaterThan(0.9)
    expect(eyeDrawn(r, 'left')).toBeGreaterThan(0.9)
    for (const { area } of featuresOf(r))
      for (let i = 0; i < area.x.length; i++)
        for (const [x, y] of [
          [440, 476],
          [560, 476],
        ]) {
          const [rx, ry] = [(area.x[i] - x) / 46, (area.y[i] - y) / 40]
          const lens = rx * rx + ry * ry
          if (area.y[i] < 530 && lens < 1.6) expect(lens).toBeLessThan(1)
        }
  })
  it('knows a beard, and then clears no mouth out of it', () => {
    expect(read().mouth.beard).toBe(0)
    const r = read({ beard: true })
    expect(r.mouth.beard).toBeGreaterThan(0.9)
    expect(featuresOf(r).length).toBeLessThan(featuresOf(read()).length)
    for (const { area } of featuresOf(r)) expect(Math.max(...Array.from(area.y))).toBeLessThan(600)
  })
  it('draws no mouth and no nose on a mask', () => {
    expect([read().nose, mouthDrawn(read())]).toEqual([1, 1])
    const r = read({ mask: true })
    expect([r.nose, mouthDrawn(r)]).toEqual([0, 0])
    expect(eyeDrawn(r, 'left')).toBeGreaterThan(0.95)
  })
  it('finds the folds of an old face, none on a smooth one, and none under a beard', () => {
    expect(read().folds).toEqual([])
    const { folds } = read({ folds: true })
    expect(folds.filter((f) => f.kind === 'smile').map((f) => f.deep > 0.5)).toEqual([true, true])
    expect(folds.filter((f) => f.kind === 'under-eye').map((f) => f.deep > 0.5)).toEqual([true, true])
    for (const { kind, x, y } of folds)
      if (kind === 'smile')
        for (let i = 0; i < x.length; i++) {
          // between nose and chin, beside the mouth
          expect(Math.abs(x[i] - 500)).toBeGreaterThan(30)
          expect(y[i]).toBeGreaterThan(560)
        }
    const hidden = read({ folds: true, beard: true }).folds.filter((f) => f.kind === 'smile')
    for (const { depth } of hidden) expect(depth[depth.length - 1]).toBeLessThan(0.3)
  })
  it('follows closed lips to where they meet, up into the corners of a smile', () => {
    const { seam } = read({ smile: 7 }).mouth.lips
    const middle = seam.y[seam.y.length >> 1]
    expect(middle).toBeCloseTo(620, 0)
    expect(middle - seam.y[8]).toBeGreaterThan(1.5)
    const rest = read().mouth.lips.seam
    expect(Math.abs(rest.y[rest.y.length >> 1] - rest.y[8])).toBeLessThan(1.2)
  })
  it('reads a photo without colours', () => {
    const photo = sitterPhoto(m, size)
    for (let i = 0; i < photo.data.length; i += 4) photo.data.fill(0, i + 1, i + 3)
    const [r] = readFaces(photo, size / 1000, { faces: [sitterFace()], bodies: [] })
    if (!r) throw new Error('the face was not read')
    expect(Math.min(eyeDrawn(r, 'left'), eyeDrawn(r, 'right'))).toBeGreaterThan(0.95)
  })
  it('asks nothing of a face that is too small or has no mesh', () => {
    const photo = sitterPhoto(m, 50)
    expect(readFaces(photo, 0.05, { faces: [sitterFace()], bodies: [] })).toEqual([])
    const bare = { ...sitterFace(), mesh: new Float32Array(0) }
    expect(readFaces(sitterPhoto(m, size), 0.7, { faces: [bare], bodies: [] })).toEqual([])
  })
})

describe('the light on a face', () => {
  const lightOn = (sitter: Sitter) =>
    faceLight(new Looker(sitterPhoto(m, size, sitter), size / 1000), size / 1000, sitterFace(sitter))
  it('tells a fair face in the shade from a dark face in the light', () => {
    const shade = lightOn({ light: 0.65 })
    expect(shade.sure).toBeGreaterThan(0.8)
    expect(shade.good).toBeGreaterThan(1.2 * shade.own)
    const dark = lightOn({ dark: true })
    expect(dark.own).toBeCloseTo(darkPaint[0], 2)
    // the white of the eyes says that there is light enough, and its lips that it is dark
    expect(dark.sure).toBeLessThan(0.2)
    expect(dark.good).toBeLessThan(dark.own)
  })
  it('says nothing where no eye is open', () => {
    expect(lightOn({ light: 0.65, lock: true, closed: 'right' }).sure).toBeLessThan(0.2)
  })
})

describe('an eye in its own measure', () => {
  it('gives back every place, and up is towards the brow on both sides', () => {
    for (const side of ['right', 'left'] as const) {
      const eye = new EyeFrame(sitterFace(), side)
      const [x, y] = eye.at(...eye.of(447, 461))
      expect([x, y]).toEqual([expect.closeTo(447, 6), expect.closeTo(461, 6)])
      expect(eye.at(0, 0.2)[1]).toBeLessThan(eye.at(0, -0.2)[1])
      expect(eye.open).toBeCloseTo(24 / 64, 1)
    }
  })
  it('cuts an iris at the lids', () => {
    const eye = new EyeFrame(sitterFace(), 'left', { wide: 1.1, upper: 1.3, lower: 1.2, lift: 0.02 })
    const disc = eye.disc(0.1, 0, 0.4, 0.6)
    for (let i = 0; i < disc.length; i += 2) {
      const [a, b] = eye.of(disc[i], disc[i + 1])
      expect(b).toBeLessThanOrEqual(eye.upper(a) + 1e-6)
      expect(b).toBeGreaterThanOrEqual(eye.lower(a) - 1e-6)
    }
  })
})

describe('a reshaping', () => {
  const most = { eyeWide: 0.35, eyeTall: 0.35, jaw: 0.1, nose: 0.2 }
  const warps = (face = sitterFace(), glasses = 0) =>
    [warpOf(face, glasses, most)].filter((w): w is Warp => !!w)
  it('folds nothing, even at its strongest', () => {
    const [p, q, r]: [number, number][] = [
      [0, 0],
      [0, 0],
      [0, 0],
    ]
    const all = warps()
    let least = 9
    for (let y = 320; y < 700; y += 3)
      for (let x = 340; x < 660; x += 3) {
        shiftAt(all, x, y, p)
        shiftAt(all, x + 0.5, y, q)
        shiftAt(all, x, y + 0.5, r)
        const [xx, xy] = [1 + 2 * (q[0] - p[0]), 2 * (q[1] - p[1])]
        const [yx, yy] = [2 * (r[0] - p[0]), 1 + 2 * (r[1] - p[1])]
        least = Math.min(least, xx * yy - xy * yx)
      }
    expect(least).toBeGreaterThan(0.1)
  })
  it('moves landmarks to where the picture shows them', () => {
    const face = sitterFace()
    const moved = reshaped(face, warps(face), 1000)
    const shift: [number, number] = [0, 0]
    for (let i = 0; i < 468; i++) {
      const [x, y] = [moved.mesh[3 * i], moved.mesh[3 * i + 1]]
      shiftAt(warps(face), x, y, shift)
      expect(x + shift[0]).toBeCloseTo(face.mesh[3 * i], 1)
      expect(y + shift[1]).toBeCloseTo(face.mesh[3 * i + 1], 1)
    }
    const wide = (f: typeof face) => f.mesh[3 * 133] - f.mesh[3 * 33]
    expect(wide(moved)).toBeGreaterThan(1.1 * wide(face))
  })
  it('keeps lenses round and hardly larger', () => {
    const pull = warps(sitterFace(), 1)[0]?.pulls[0]
    expect(pull?.right).toBeCloseTo(pull?.up ?? 0, 6)
    expect(pull?.right).toBeLessThan(0.12)
  })
  it('leaves a face without a mesh alone', () => {
    expect(warpOf({ ...sitterFace(), mesh: new Float32Array(0) }, 0, most)).toBeUndefined()
  })
})
