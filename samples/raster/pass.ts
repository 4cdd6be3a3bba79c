/**
 * One picture of a scene, from one point of the lens, lit by one share of its lights. Many of them averaged give smooth
 * edges, soft shadows and a soft background at once: the accumulation buffer (Haeberli and Akeley 1990,
 * doi:10.1145/97880.97913).
 */
import { blank, cover } from './cover.ts'
import { shine } from './lighting.ts'
import type { Mesh } from './mesh.ts'
import { kinds, mirrored, type Scene, spread } from './scene.ts'
import { see, stride } from './seen.ts'
import { looking, project, type View } from './view.ts'

/** Sums over passes, `width`·`height` pixels: all light, light from within skin, skin's colour, and cover. */
export interface Sums {
  lit: Float32Array
  within: Float32Array
  skin: Float32Array
  cover: Float32Array
}

export interface Job {
  width: number
  height: number
  passes: number
  lights: number
}

/** How finely a scene needs to be built for a job. */
export const detailOf = (scene: Scene, job: Job): number =>
  Math.min(1, Math.max(0.2, (job.width / scene.width) * 1.1))

export function sums(width: number, height: number): Sums {
  const n = width * height
  return {
    lit: new Float32Array(n * 3),
    within: new Float32Array(n * 3),
    skin: new Float32Array(n * 3),
    cover: new Float32Array(n),
  }
}

/** Adds pass number `pass` of the job to the sums; `behind` is the scene's backdrop, needed for mirrors. */
export function draw(
  scene: Scene,
  mesh: Mesh,
  job: Job,
  pass: number,
  into: Sums,
  behind: Float32Array,
): void {
  const { width, height } = job
  const [jx, jy] = spread(pass)
  const [ax, ay] = spread(pass * 7 + 3)
  const view = scene.camera(width, height, [ax - 0.5, ay - 0.5])
  view.cx += jx - 0.5
  view.cy += jy - 0.5
  let mirror: Float32Array | undefined
  if (scene.water !== undefined) {
    const wet = sums(width, height)
    one(scene, mesh, { ...job, lights: Math.max(3, job.lights >> 1) }, pass, mirrored(view, scene.water), wet)
    mirror = wet.lit
    for (let k = 0; k < width * height; k++)
      for (let c = 0; c < 3; c++) {
        const y = (k / width) | 0
        // Sky in the water: the backdrop turned over at the horizon, where the view's axis would be level.
        const up = Math.round(
          2 * view.cy + 2 * view.scale * (view.forward[1] / Math.hypot(view.forward[0], view.forward[2])) - y,
        )
        const from = (Math.min(height - 1, Math.max(0, up)) * width + (k % width)) * 3 + c
        mirror[k * 3 + c] = mirror[k * 3 + c] + behind[from] * (1 - wet.cover[k])
      }
  }
  one(scene, mesh, job, pass, view, into, mirror)
}

function one(
  scene: Scene,
  mesh: Mesh,
  job: Job,
  pass: number,
  view: View,
  into: Sums,
  mirror?: Float32Array,
): void {
  const { width, height } = job
  const seenBy = project(mesh, view)
  const front = blank(width, height, true)
  // The water itself is not in its own mirror.
  const hidden = new Set(scene.water !== undefined && !mirror ? scene.mirrorless : [])
  cover(mesh, seenBy, view, front, pass, hidden)
  const seen = see(scene, mesh, view, seenBy, front, mirror)
  const lit = Float32Array.from(seen.glow)
  const within = new Float32Array(seen.count * 3)
  const { centre, radius, map } = scene.shadow
  const side = Math.max(256, Math.round(map * Math.min(1, (width / scene.width) * 1.6)))
  const shade = blank(side, side, false)
  for (let l = 0; l < job.lights; l++) {
    const index = pass * job.lights + l
    const light = scene.light(index, job.passes * job.lights)
    const [tx, ty, tz] = light.towards
    const away: [number, number, number] = [centre[0] + tx, centre[1] + ty, centre[2] + tz]
    const [ox, oy] = spread(index * 3 + 1)
    const rest = { width: side, height: side, scale: side / 2 / radius, perspective: false, near: 0 }
    const from = looking(away, centre, { ...rest, cx: side / 2 + ox - 0.5, cy: side / 2 + oy - 0.5 })
    if (light.free) shade.depth.fill(Number.NEGATIVE_INFINITY)
    else cover(mesh, project(mesh, from, seenBy), from, shade, index, scene.shadowless)
    shine(scene, seen, light, shade, from, lit, within)
  }
  for (let i = 0; i < seen.count; i++) {
    const k = seen.at[i]
    const isSkin = seen.facts[i * stride + 14] === kinds.skin
    const through = seen.air[i * 4]
    into.cover[k] = into.cover[k] + 1
    for (let c = 0; c < 3; c++) {
      into.lit[k * 3 + c] = into.lit[k * 3 + c] + lit[i * 3 + c] * through + seen.air[i * 4 + 1 + c]
      if (!isSkin) continue
      into.within[k * 3 + c] = into.within[k * 3 + c] + within[i * 3 + c]
      into.skin[k * 3 + c] = into.skin[k * 3 + c] + seen.facts[i * stride + 6 + c]
    }
  }
}
