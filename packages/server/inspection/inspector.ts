import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure, type Inspection, type LimitsProfile } from '@atelier/contract'
import type { Engine, InspectJob } from '../engines/engine.ts'
import { Slots } from '../tasks/slots.ts'
import { inspectFile } from './inspect-file.ts'

export interface Inspector {
  /**
   * @throws Failure of the photo rows, queueFull while too many are looked at, and what downloading throws
   */
  inspect(
    photo: { readonly bytes: Uint8Array } | { readonly url: string },
    options: { readonly overlay: boolean; readonly signal: AbortSignal },
  ): Promise<Inspection>
}

export interface InspectorParts {
  /** In their order; the first that can look does. */
  readonly engines: readonly Engine[]
  /** For photos while they are looked at; emptied when the inspector is opened. */
  readonly folder: string
  readonly profile: LimitsProfile
  readonly fetchPhoto: (url: string, file: string, signal: AbortSignal) => Promise<unknown>
  /** So many at once; as many again may wait for each. */
  readonly slots: number
  readonly drawTimeoutMs: number
}

/** How many may wait for one that is looked at, before others are asked to come again. */
const waitingEach = 8
/** Looking takes about half a second; so long later there is room. */
const retrySeconds = 2

/** Looks at photos without drawing them: in the engine's own processes, a few at a time, on files that are deleted at once. */
export async function openInspector(parts: InspectorParts): Promise<Inspector> {
  await rm(parts.folder, { recursive: true, force: true }) // what a dying process left
  const slots = new Slots(parts.slots)
  let inside = 0
  return {
    async inspect(photo, { overlay, signal }) {
      if (inside >= parts.slots * (1 + waitingEach)) throw new Failure('queueFull', { seconds: retrySeconds })
      inside++
      try {
        return await slots.run(signal, () => inOwnFolder(parts, photo, overlay, signal))
      } finally {
        inside--
      }
    },
  }
}

async function inOwnFolder(
  parts: InspectorParts,
  photo: Parameters<Inspector['inspect']>[0],
  overlay: boolean,
  signal: AbortSignal,
): Promise<Inspection> {
  const folder = join(parts.folder, randomBytes(9).toString('base64url'))
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = join(folder, 'photo')
    if ('bytes' in photo) await writeFile(file, photo.bytes)
    else await parts.fetchPhoto(photo.url, file, signal)
    return await lookAt(parts, { photo: file, folder, overlay }, signal)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function lookAt(
  { engines, profile, drawTimeoutMs }: InspectorParts,
  job: InspectJob,
  signal: AbortSignal,
): Promise<Inspection> {
  const late = new AbortController()
  const timer = setTimeout(
    () => late.abort(new Failure('drawingTimedOut', { seconds: drawTimeoutMs / 1000 })),
    drawTimeoutMs,
  )
  try {
    const until = AbortSignal.any([signal, late.signal])
    const [look] = engines.flatMap((engine) => {
      const { inspect } = engine
      if (!inspect) return []
      return [
        (j: InspectJob) => {
          until.throwIfAborted()
          return inspect.call(engine, j, { signal: until, progress: () => {} })
        },
      ]
    })
    const { inspection, overlay } = await inspectFile(job, profile, look)
    if (!overlay) return inspection
    const { file, width, height } = overlay
    const b64_json = (await readFile(file)).toString('base64')
    return { ...inspection, overlay: { content_type: 'image/jpeg', width, height, b64_json } }
  } finally {
    clearTimeout(timer)
  }
}
