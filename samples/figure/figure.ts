/**
 * Puts a person together: body, garment, head with eyes, ears and hair, turned as the pose says.
 */
import { curve, mix, step } from '../raster/chance.ts'
import type { Mesh, Triple } from '../raster/mesh.ts'
import { patch } from '../raster/patch.ts'
import { addBeard } from './beard.ts'
import { childlike } from './child.ts'
import { addEyes, addLashesAndBrows } from './eyes.ts'
import { addGlasses } from './glasses.ts'
import { addHair } from './hair.ts'
import { addHand } from './hand.ts'
import { addHat } from './hat.ts'
import { faceAt, skull } from './head.ts'
import { eye, materials, type Person } from './person.ts'
import { bodyAt, clothAt } from './torso.ts'

export function addFigure(mesh: Mesh, person: Person, detail: number): void {
  const fine = (n: number): number => Math.round(n * Math.sqrt(detail))
  const start = mesh.points
  patch(mesh, fine(200), fine(200), materials.trunk, (u, v) => {
    const a = (u * 2 - 1) * Math.PI
    // At the nape it reaches up into the skull.
    const at = bodyAt(a, mix(mix(-6, -2, step(0, -0.5, Math.cos(a))), -32, v))
    return { at, colour: person.skin, aux: at }
  })
  const rim = patch(mesh, fine(420), fine(360), materials.cloth, (u, v) => {
    const y = mix(-13, -46, v)
    const { at, cut } = clothAt(person, (u * 2 - 1) * Math.PI, y)
    return { at, colour: person.cloth, aux: [at[0], y, cut], cut }
  })
  hem(mesh, person, rim)
  turnNeck(mesh, start, person)
  const first = mesh.points
  head(mesh, person, fine)
  addEyes(mesh, person)
  addEars(mesh, person)
  addLashesAndBrows(mesh, person)
  addHair(mesh, person, detail)
  if (person.beard) addBeard(mesh, person, detail)
  if (person.glasses) addGlasses(mesh, person.glasses)
  if (person.hat) addHat(mesh, person.hat)
  if (person.handOver) addHand(mesh, person, person.handOver === 'left' ? 1 : -1)
  if (person.child) childlike(mesh, start, first)
  turn(mesh, first, person)
}

function head(mesh: Mesh, person: Person, fine: (n: number) => number): void {
  const under: Triple = [0, -8.3, 0.8]
  const rim = patch(mesh, fine(560), fine(580), materials.skin, (u, v) => {
    const s = u * 2 - 1
    const a = Math.PI * (0.5 * s + 0.5 * s ** 5)
    if (v < 0.05) {
      // The underside of the chin, drawn in towards the throat.
      const edge = faceAt(person, a, -10.6).at
      const k = v / 0.05
      const at = [0, 1, 2].map((c) => mix(under[c], edge[c], k)) as Triple
      at[1] -= 0.2 * Math.sin(k * Math.PI)
      return { at, colour: person.skin, aux: at, cut: -1 }
    }
    const { at, cut } = faceAt(person, a, mix(-10.6, 11.5, rows(v)))
    return { at, colour: person.skin, aux: [...at], cut }
  })
  // The lids' thickness: from the opening's rim back towards the eyeball.
  for (const [a, b] of rim) {
    const at = (i: number): Triple => [
      mesh.position[i * 3],
      mesh.position[i * 3 + 1],
      mesh.position[i * 3 + 2],
    ]
    const inward = (p: Triple): Triple => {
      const side = Math.sign(p[0])
      return [mix(p[0], side * eye.x, 0.05), mix(p[1], eye.y, 0.05), p[2] - 0.22]
    }
    const [p, q] = [at(a), at(b)]
    const up: Triple = [0, p[1] > eye.y ? -0.75 : 0.8, 0.6]
    const [i, j, k, l] = [p, q, inward(q), inward(p)].map((c) =>
      mesh.point(c, up, [0.55, 0.27, 0.22], c),
    ) as [number, number, number, number]
    mesh.triangle(i, j, k, materials.lid)
    mesh.triangle(i, k, l, materials.lid)
  }
}

/** Rows lie closer where the features are. */
const rows = curve([
  [0.05, 0],
  [0.12, 0.03],
  [0.75, 0.6],
  [1, 1],
])

function hem(mesh: Mesh, person: Person, rim: [number, number][]): void {
  for (const [a, b] of rim) {
    const at = (i: number): Triple => [
      mesh.position[i * 3],
      mesh.position[i * 3 + 1],
      mesh.position[i * 3 + 2],
    ]
    const inward = (p: Triple): Triple => [p[0] * 0.955, p[1] - 0.05, (p[2] + 1.6) * 0.92 - 1.6]
    const [p, q] = [at(a), at(b)]
    mesh.quad(p, q, inward(q), inward(p), person.cloth, materials.cloth, -0.1, [0, 0.9, 0.3])
  }
}

/** Ears: a shell with its rim, inner fold, bowl and lobe, set back and standing off a little. */
function addEars(mesh: Mesh, person: Person): void {
  for (const side of [-1, 1]) {
    patch(mesh, 70, 70, materials.skin, (u, v) => {
      const a = u * 2 * Math.PI
      const r = v
      // Outline: wide above, a narrow lobe below.
      const tall = 2.9
      const y = Math.sin(a)
      const wide = y > 0 ? 1.75 : mix(1.75, 0.95, step(0, -0.9, y))
      const px = Math.cos(a) * wide * r - (y < 0 ? 0.25 * y * y * r : 0)
      const py = y * tall * r
      const helix = Math.exp(-(((r - 0.86) / 0.12) ** 2)) * step(-0.75, 0.1, Math.cos(a - 0.25))
      const fold = Math.exp(-(((r - 0.52) / 0.13) ** 2)) * step(-0.2, 0.5, Math.cos(a))
      const bowl = Math.exp(-((px + 0.1) ** 2) / 0.4 - (py + 0.35) ** 2 / 0.8)
      const tragus = Math.exp(-(((px + 1.15) / 0.3) ** 2) - ((py + 0.35) / 0.42) ** 2)
      const high = 0.5 + 0.6 * helix + 0.45 * fold - 0.9 * bowl + 0.5 * tragus - 0.4 * step(0.93, 1, r)
      // Backward is −x of the ear's plane; the shell leans away from the head behind.
      const z = -0.4 - px * 0.92 - py * 0.1
      const on = skull(side * 1.62, -1.6 + py * 0.9)[0]
      const lean = 0.1 + 1.3 * step(-1.2, 1.9, px)
      const at: Triple = [on + side * (high * 0.75 + lean - 0.3), -1.7 + py, z]
      return { at, colour: person.skin, aux: [at[0], -30 + py, at[2]] }
    })
  }
}

/** The neck goes with the head in what it turns further than this. */
const stiff = 30
function turnNeck(mesh: Mesh, start: number, person: Person): void {
  const over = Math.max(0, Math.abs(person.pose.yaw) - stiff) * Math.sign(person.pose.yaw)
  if (over === 0) return
  for (let i = start; i < mesh.points; i++) {
    const a = (over * step(-16, -11, mesh.position[i * 3 + 1]) * Math.PI) / 180
    for (const [list, back] of [
      [mesh.position, 1.5],
      [mesh.normal, 0],
    ] as const) {
      const [x, z] = [list[i * 3], list[i * 3 + 2] + back]
      list[i * 3] = x * Math.cos(a) + z * Math.sin(a)
      list[i * 3 + 2] = -x * Math.sin(a) + z * Math.cos(a) - back
    }
  }
}

function turn(mesh: Mesh, first: number, person: Person): void {
  const [yaw, pitch, roll] = [person.pose.yaw, person.pose.pitch, person.pose.roll].map(
    (d) => (d * Math.PI) / 180,
  ) as [number, number, number]
  const neck: Triple = [0, -9, -1.5]
  const spin = (p: Float32Array, k: number, about: Triple): void => {
    let x = p[k] - about[0]
    let y = p[k + 1] - about[1]
    let z = p[k + 2] - about[2]
    ;[y, z] = [y * Math.cos(pitch) - z * Math.sin(pitch), y * Math.sin(pitch) + z * Math.cos(pitch)]
    ;[x, y] = [x * Math.cos(roll) + y * Math.sin(roll), -x * Math.sin(roll) + y * Math.cos(roll)]
    ;[x, z] = [x * Math.cos(yaw) + z * Math.sin(yaw), -x * Math.sin(yaw) + z * Math.cos(yaw)]
    p[k] = x + about[0]
    p[k + 1] = y + about[1]
    p[k + 2] = z + about[2]
  }
  for (let i = first; i < mesh.points; i++) {
    // Long hair turns with the head above, and stays with the shoulders below.
    spin(mesh.position, i * 3, neck)
    spin(mesh.normal, i * 3, [0, 0, 0])
  }
}
