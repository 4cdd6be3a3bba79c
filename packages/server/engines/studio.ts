import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { entryOf, Failure } from '@atelier/contract'
import { draw, guidanceOf, Machine, nothingSeen, styleOf, survey } from '@atelier/paint'
import { type Looked, lookOver } from '../inspection/look-over.ts'
import { decodePhoto } from '../photo/decode.ts'
import { encodePicture, type PictureFormat } from '../photo/encode.ts'
import { drawMark } from '../photo/mark.ts'
import { hireCrew } from './crew.ts'
import type { Drawing, InspectJob, Job } from './engine.ts'

/** From a photo's file to a picture's file, in this process: what the service's painters and `atelier draw` share. */
export interface Studio {
  draw(
    job: Job & { readonly format?: PictureFormat; readonly quality?: number; readonly values?: StyleValues },
    context?: StudioContext,
  ): Promise<Drawing>
  /** Looks at a photo and says what is there, without drawing it. */
  inspect(job: InspectJob, context?: StudioContext): Promise<Looked>
  close(): Promise<void>
}
export type StyleValues = Readonly<Record<string, unknown>>
export interface StudioContext {
  readonly progress?: (fraction: number) => void
  readonly signal?: AbortSignal
}

/** Shares of a drawing's time: the rest is the recipe's. Measured at 1600 x 1200. */
const decodeShare = 0.03
const encodeShare = 0.05

/**
 * Kernels are compiled once by the optimising compiler instead of starting in the baseline one, whose SIMD is several
 * times slower: 10 to 25 % less CPU for the first drawing of a process. Must stand before the module is compiled.
 */
setFlagsFromString('--no-liftoff')

/**
 * @param threads all threads of one drawing; the cores of the machine when left out
 * @throws Error when the system grants no memory for WebAssembly
 */
export async function openStudio(threads = availableParallelism()): Promise<Studio> {
  const machine = await Machine.open()
  const crew = await hireCrew(machine, threads)
  return {
    async draw(job, { progress, signal } = {}) {
      const style = styleOf(job.style.key, job.style.subKey)
      if (!style) {
        const given = entryOf(job.style)?.short ?? job.style.key
        throw new Failure('engineRefused', { detail: `the embedded engine does not draw ${given}` })
      }
      const photo = await decodePhoto(job.photo, signal ? { signal } : {})
      progress?.(decodeShare)
      const picture = await draw(machine, photo, {
        style,
        progress: (f) => progress?.(decodeShare + f * (1 - decodeShare - encodeShare)),
        ...(job.values ? { values: job.values } : {}),
        ...(signal ? { signal } : {}),
      })
      if (job.mark) await drawMark(picture, job.mark)
      const { format = 'jpeg', quality } = job
      const file = join(job.folder, `picture.${format}`)
      const encoded = await encodePicture(picture, file, { format, ...(quality ? { quality } : {}) })
      progress?.(1)
      const { contentType, width, height } = encoded
      return { file, contentType, width, height, warnings: [] }
    },
    async inspect(job, { signal } = {}) {
      const photo = await decodePhoto(job.photo, signal ? { signal } : {})
      const guidance = guidanceOf(nothingSeen)
      await survey(machine, photo, guidance, signal ? { signal } : {})
      return lookOver(photo, guidance, job.overlay ? job.folder : undefined)
    },
    close: () => crew.dismiss(),
  }
}
