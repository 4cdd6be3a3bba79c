import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { entryOf, Failure } from '@atelier/contract'
import { draw, type Guidance, guidanceOf, looks, Machine, type Pixels, styleOf, survey } from '@atelier/paint'
import { type Looked, lookOver } from '../inspection/look-over.ts'
import { decodePhoto } from '../photo/decode.ts'
import { encodePicture, type PictureFormat } from '../photo/encode.ts'
import { drawMark } from '../photo/mark.ts'
import { hireCrew } from './crew.ts'
import type { Drawing, InspectJob, Job } from './engine.ts'
import { type Eyes, type EyesOptions, openEyes } from './eyes/eyes.ts'
import { Shelf } from './shelf.ts'

/** From a photo's file to a picture's file, in this process: what the service's painters and `atelier draw` share. */
export interface Studio {
  draw(
    job: Job & { readonly format?: PictureFormat; readonly quality?: number; readonly values?: StyleValues },
    context?: StudioContext,
  ): Promise<Drawing>
  /** Looks at a photo and says what is there, without drawing it. */
  inspect(job: InspectJob, context?: StudioContext): Promise<Looked>
  /** Forgets what it knows about photos, as if it had never seen any. */
  forget(): void
  close(): Promise<void>
}
export type StyleValues = Readonly<Record<string, unknown>>
export interface StudioOptions extends EyesOptions {
  /** What looks at photos; own eyes when left out. The studio closes them. */
  readonly eyes?: Eyes
}
export interface StudioContext {
  readonly progress?: (fraction: number) => void
  readonly signal?: AbortSignal
}

/** Shares of a drawing's time: the rest is the recipe's. Measured at 1600 x 1200. */
const decodeShare = 0.03
const lookShare = 0.12
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
export async function openStudio(
  threads = availableParallelism(),
  options: StudioOptions = {},
): Promise<Studio> {
  const machine = await Machine.open()
  const crew = await hireCrew(machine, threads)
  const eyes = options.eyes ?? openEyes(options)
  const shelf = new Shelf()

  /** What is known about a photo: from the shelf, or by looking. The machine must be free. */
  const know = async (file: string, photo: Pixels, signal: AbortSignal | undefined): Promise<Guidance> => {
    const key = await hashOf(file, signal)
    const known = shelf.take(key)
    if (known) return known
    // Laid into the kernels' memory, which is shared and idle now, the photo is not copied once more.
    machine.forget()
    const data = machine.bytes(photo.width * photo.height * 4)
    data.set(photo.data)
    const guidance = guidanceOf(await eyes.see({ ...photo, data }, signal))
    shelf.put(key, guidance)
    return guidance
  }
  const warningsOf = (guidance: Guidance | undefined): string[] =>
    guidance?.seen.blind && eyes.missing !== undefined ? [eyes.missing] : []

  return {
    async draw(job, { progress, signal } = {}) {
      const style = styleOf(job.style.key, job.style.subKey)
      if (!style) {
        const given = entryOf(job.style)?.short ?? job.style.key
        throw new Failure('engineRefused', { detail: `the embedded engine does not draw ${given}` })
      }
      const photo = await decodePhoto(job.photo, signal ? { signal } : {})
      progress?.(decodeShare)
      const guidance = looks(style) ? await know(job.photo, photo, signal) : undefined
      const before = decodeShare + (guidance ? lookShare : 0)
      progress?.(before)
      const picture = await draw(machine, photo, {
        style,
        progress: (f) => progress?.(before + f * (1 - before - encodeShare)),
        ...(guidance ? { guidance } : {}),
        ...(job.values ? { values: job.values } : {}),
        ...(signal ? { signal } : {}),
      })
      if (job.mark) await drawMark(picture, job.mark)
      const { format = 'jpeg', quality } = job
      const file = join(job.folder, `picture.${format}`)
      const encoded = await encodePicture(picture, file, { format, ...(quality ? { quality } : {}) })
      progress?.(1)
      const { contentType, width, height } = encoded
      return { file, contentType, width, height, warnings: warningsOf(guidance) }
    },
    async inspect(job, { signal } = {}) {
      const photo = await decodePhoto(job.photo, signal ? { signal } : {})
      const guidance = await know(job.photo, photo, signal)
      await survey(machine, photo, guidance, signal ? { signal } : {})
      const looked = await lookOver(photo, guidance, job.overlay ? job.folder : undefined)
      return { ...looked, warnings: [...warningsOf(guidance), ...(looked.warnings ?? [])] }
    },
    forget: () => shelf.forget(),
    close: async () => {
      await Promise.all([crew.dismiss(), eyes.close()])
    },
  }
}

async function hashOf(file: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, signal ? { signal } : {})) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
