/**
 * Renders a scene on all the cores it is given: each worker builds the scene and draws its share of the passes.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { develop } from './film.ts'
import { detailOf, draw, type Job, type Sums, sums } from './pass.ts'
import type { Scene } from './scene.ts'

export interface Share extends Job {
  scene: string
  first: number
  hop: number
  /** The scene's backdrop, shared by the workers. */
  behind: Float32Array
}
export type Word = { drawn: number } | { sums: Sums }

/** A smaller or quicker picture of the same thing: `size` scales the sides, `care` the passes. */
export function jobOf(scene: Scene, size: number, care: number): Job {
  return {
    width: Math.round(scene.width * size),
    height: Math.round(scene.height * size),
    passes: Math.max(2, Math.round(scene.passes * care)),
    lights: scene.lights,
  }
}

/** Renders in this thread. Interleaved sRGB bytes. */
export function renderHere(scene: Scene, job: Job): Buffer {
  const total = sums(job.width, job.height)
  const mesh = scene.build(detailOf(scene, job))
  const behind = scene.backdrop(job.width, job.height)
  for (let pass = 0; pass < job.passes; pass++) draw(scene, mesh, job, pass, total, behind)
  return develop(scene, job.width, job.height, job.passes, total, behind)
}

/** Renders in workers; `told` hears 0…1 as passes are done. */
export async function render(scene: Scene, job: Job, told: (done: number) => void): Promise<Buffer> {
  const workers = Math.min(job.passes, availableParallelism())
  const total = sums(job.width, job.height)
  const painted = scene.backdrop(job.width, job.height)
  const behind = new Float32Array(new SharedArrayBuffer(painted.byteLength))
  behind.set(painted)
  let drawn = 0
  await Promise.all(
    Array.from({ length: workers }, (_, first) => {
      const share: Share = { ...job, scene: scene.name, first, hop: workers, behind }
      const worker = new Worker(new URL('./worker.mjs', import.meta.url), { workerData: share })
      return new Promise<void>((resolve, reject) => {
        worker.on('message', (word: Word) => {
          if ('drawn' in word) told(++drawn / job.passes)
          else {
            for (const key of ['lit', 'within', 'skin', 'cover'] as const) {
              const [to, from] = [total[key], word.sums[key]]
              for (let k = 0; k < to.length; k++) to[k] = to[k] + from[k]
            }
            resolve()
          }
        })
        worker.on('error', reject)
        worker.on('exit', (code) => code && reject(new Error(`a rendering worker ended with code ${code}`)))
      })
    }),
  )
  return develop(scene, job.width, job.height, job.passes, total, behind)
}
