import { tapered } from '../../brushwork/face/tapered.ts'
import { Outlines } from '../../brushwork/outlines.ts'
import type { Machine } from '../../kernels/machine.ts'
import { fillShapes } from '../../kernels/shapes.ts'
import type { Plane } from '../../plane.ts'
import { contours } from '../face-mesh.ts'
import type { Face } from '../seen.ts'
import { lipRims } from './lips.ts'
import type { Lab3 } from './looker.ts'

/** What the drawn face of a test has. Places and lengths in u. */
export interface Sitter {
  readonly closed?: 'left' | 'right'
  readonly glasses?: boolean
  /** A lock of fair hair hangs over the left eye. */
  readonly lock?: boolean
  readonly lips?: Lab3
  readonly lashes?: boolean
  readonly beard?: boolean
  /** Lines from the nose beside the mouth, under the eyes, and on the forehead. */
  readonly folds?: boolean
  /** Dark skin; the white of the eyes is as white as anybody's. */
  readonly dark?: boolean
  /** How much light falls on it all, as a factor of lightness. */
  readonly light?: number
  /** A closed mouth whose corners rise, so many u. */
  readonly smile?: number
  /** A red mask over nose and mouth. */
  readonly mask?: boolean
  readonly yaw?: number
  /** Width of the right eye by that of the left. */
  readonly narrow?: number
}
export const skinPaint: Lab3 = [0.75, 0.04, 0.06]
export const darkPaint: Lab3 = [0.42, 0.03, 0.045]
/** Landmarks that folds of the skin lie along, on the right; each has its like on the left. */
const folds = [
  [129, 358, 462, 570],
  [203, 423, 450, 588],
  [206, 426, 438, 606],
  [216, 436, 430, 626],
  [212, 432, 428, 648],
  [233, 453, 470, 500],
  [232, 452, 460, 504],
  [231, 451, 448, 506],
  [230, 450, 436, 506],
  [229, 449, 424, 504],
  [228, 448, 414, 500],
] as const
const hairPaint: Lab3 = [0.6, 0.02, 0.07]
const black: Lab3 = [0.15, 0.01, 0]
/** Landmarks between nose and lip, on the chin and beside the mouth. */
const around = [
  [164, 500, 600],
  [165, 470, 603],
  [391, 530, 603],
  [167, 485, 601],
  [393, 515, 601],
  [200, 500, 660],
  [199, 500, 675],
  [18, 500, 645],
  [182, 470, 650],
  [406, 530, 650],
  [204, 460, 640],
  [424, 540, 640],
  [212, 445, 640],
  [432, 555, 640],
] as const
const eyeAt = { right: [440, 470], left: [560, 470] } as const
const eyeHalf = 32
const open = 12

const ellipse = (x: number, y: number, rx: number, ry: number): number[] =>
  Array.from({ length: 40 }, (_, i) => (i * Math.PI) / 20).flatMap((t) => [
    x + rx * Math.cos(t),
    y + ry * Math.sin(t),
  ])

/** A face 300 u wide about (500, 500), as a draughtsman's dummy: landmarks where the features are. */
export function sitterFace({ closed, yaw = 0, narrow = 1 }: Sitter = {}): Face {
  const mesh = new Float32Array(468 * 3)
  const put = (i: number, x: number, y: number) => mesh.set([x, y, 0], 3 * i)
  for (let i = 0; i < 468; i++) put(i, 420 + (i % 7) * 3, 515 + (i % 5) * 3)
  put(10, 500, 320)
  put(152, 500, 690)
  put(234, 355, 500)
  put(454, 645, 500)
  put(172, 400, 620)
  put(397, 600, 620)
  put(9, 500, 440)
  put(195, 500, 520)
  for (const i of [1, 4, 5, 44, 274, 48, 278]) put(i, 500 + (i % 5), 560)
  put(2, 500, 575)
  for (const [k, i] of [75, 60, 99, 328, 290, 305].entries()) put(i, 482 + 7 * k, 576)
  for (const side of ['right', 'left'] as const) {
    const ring = contours[side === 'left' ? 'leftEye' : 'rightEye']
    const [cx, cy] = eyeAt[side]
    const way = side === 'right' ? 1 : -1 // from the outer corner towards the nose
    const half = eyeHalf * (side === 'right' ? narrow : 1)
    for (let k = 0; k < 16; k++) {
      const t = k <= 8 ? k / 8 : (16 - k) / 8
      const arch = 1 - (2 * t - 1) ** 2
      const rise = closed === side ? 0 : k <= 8 ? -open : open
      put(
        ring[k],
        cx + way * half * (2 * t - 1),
        cy + rise * arch + (closed === side ? 0.8 * open * arch : 0),
      )
    }
  }
  for (const [upper, lower, way, cx] of [
    [[70, 63, 105, 66, 107], [46, 53, 52, 65, 55], 1, 440],
    [[300, 293, 334, 296, 336], [276, 283, 282, 295, 285], -1, 560],
  ] as const)
    for (let k = 0; k < 5; k++) {
      put(upper[k], cx + way * (18 * k - 36), 424)
      put(lower[k], cx + way * (18 * k - 36), 438)
    }
  for (let k = 0; k < 11; k++) {
    const x = 452 + 9.6 * k
    const arch = 1 - ((k - 5) / 5) ** 2
    put(lipRims.top[k], x, 620 - 12 * arch)
    put(lipRims.foot[k], x, 620 + 16 * arch)
    if (k === 0 || k === 10) continue
    put(lipRims.upper[k], x, 620)
    put(lipRims.lower[k], x, 621)
  }
  put(78, 456, 620)
  put(308, 544, 620)
  for (const [i, x] of [98, 97, 326, 327].map((i, k) => [i, 480 + 13 * k])) put(i, x, 578)
  for (const [i, x, y] of around) put(i, x, y)
  for (const [right, left, x, y] of folds) {
    put(right, x, y)
    put(left, 1000 - x, y)
  }
  const iris = (side: 'left' | 'right') => {
    const [x, y] = eyeAt[side]
    return Float32Array.of(x, y, x + 12, y, x, y - 12, x - 12, y, x, y + 12)
  }
  return {
    box: { x: 350, y: 310, width: 300, height: 385 },
    score: 0.95,
    meshScore: 1,
    mesh,
    iris: { left: iris('left'), right: iris('right') },
    roll: 0,
    yaw,
  }
}

/** The photo that this face was found in. */
export function sitterPhoto(m: Machine, size: number, sitter: Sitter = {}): Plane {
  const photo = m.plane(size, size, 4)
  for (let i = 0; i < photo.data.length; i += 4) photo.data.set([0.5, -0.02, -0.05, 0], i)
  const out = new Outlines()
  const fill = (points: number[], colour: Lab3) => out.add(points, { colour })
  const face = sitterFace(sitter)
  const of = (list: readonly number[]) => list.flatMap((i) => [face.mesh[3 * i], face.mesh[3 * i + 1]])
  fill(ellipse(500, 500, 150, 195), sitter.dark ? darkPaint : skinPaint)
  if (sitter.folds)
    for (const side of [0, 1])
      for (const list of [folds.slice(0, 5), folds.slice(5)]) {
        const path = list.flatMap((f) => [face.mesh[3 * f[side]], face.mesh[3 * f[side] + 1]])
        fill(
          tapered(path, () => 2.5),
          [0.6, 0.055, 0.05],
        )
      }
  for (const side of ['right', 'left'] as const) {
    const ring = of(contours[side === 'left' ? 'leftEye' : 'rightEye'])
    const [x, y] = eyeAt[side]
    if (sitter.closed !== side) {
      fill(ring, [0.92, 0, 0])
      fill(ellipse(x, y, 11.5, 11.5), [0.3, 0.03, 0.045])
    }
    const lid = ring.slice(0, 18)
    const thick = sitter.lashes ? 7 : 3
    const above = lid.map((v, i) => (i % 2 ? v - thick : v))
    const back: number[] = []
    for (let i = lid.length - 2; i >= 0; i -= 2) back.push(lid[i], lid[i + 1] + 1)
    fill([...above, ...back], black)
  }
  for (const [upper, lower] of [
    [
      [70, 63, 105, 66, 107],
      [55, 65, 52, 53, 46],
    ],
    [
      [300, 293, 334, 296, 336],
      [285, 295, 282, 283, 276],
    ],
  ])
    fill(of([...upper, ...lower]), [0.35, 0.02, 0.02])
  if (sitter.beard) fill(ellipse(500, 640, 110, 55), [0.28, 0.015, 0.02])
  fill(
    of([...lipRims.top, ...[...lipRims.foot].reverse()]),
    sitter.lips ?? (sitter.dark ? [0.41, 0.045, 0.035] : [0.66, 0.055, 0.045]),
  )
  const rise = sitter.smile ?? 0
  const seam = Array.from({ length: 21 }, (_, k) => [452 + 4.8 * k, 620 - rise * ((k - 10) / 10) ** 2]).flat()
  fill(
    tapered(seam, () => 1.3),
    [0.35, 0.05, 0.02],
  )
  if (sitter.mask) fill(ellipse(500, 615, 130, 75), [0.55, 0.2, 0.1])
  if (sitter.lock) fill([520, 380, 640, 380, 640, 520, 520, 520], hairPaint)
  if (sitter.glasses) {
    for (const side of ['right', 'left'] as const) {
      const [x, y] = eyeAt[side]
      const inner = ellipse(x, y + 6, 46, 40)
      fill([...ellipse(x, y + 6, 51, 45), 51 + x, y + 6, ...inner, 46 + x, y + 6], black)
    }
    fill([488, 462, 512, 462, 512, 468, 488, 468], black)
  }
  fillShapes(m, photo, out.shapes(), { top: 0, u: size / 1000 })
  if (sitter.light) for (let i = 0; i < photo.data.length; i++) photo.data[i] *= sitter.light
  return photo
}
