import type { Log } from '../observe/log.ts'
import type { BlobStore } from '../stores/blob-store.ts'
import type { TaskStore } from '../stores/task-store.ts'
import type { UploadStore } from '../stores/upload-store.ts'
import type { WebhookStore } from '../stores/webhook-store.ts'
import { isOpen } from './task.ts'

/** Rows in one transaction, so that a big sweep never holds up an answer for long. */
const batch = 200

const hourMs = 3_600_000

export interface Sweepable {
  readonly tasks: TaskStore
  readonly uploads: UploadStore
  readonly webhooks: Pick<WebhookStore, 'expireDeliveries'>
  readonly blobs: BlobStore
  readonly taskMs: number
  /** How long a delivery that ended is kept. */
  readonly deliveryMs: number
  readonly now: () => number
}

/**
 * Deletes results that expired, rows that are old enough, and files that nobody names any more.
 *
 * @param photosBefore photos of hours that ended before it are looked at. A photo is stored a moment before its task,
 * so only older ones without a task are left over
 */
export async function sweep(
  { tasks, uploads, webhooks, blobs, taskMs, deliveryMs, now }: Sweepable,
  photosBefore = now() - hourMs,
) {
  const swept = { results: 0, rows: 0, uploads: 0, deliveries: 0, hours: 0, photos: 0 }
  for (let more = true; more; ) {
    const gone = await tasks.expire(now(), batch)
    // The row first: a result that is marked gone with its file there is harmless, the other way round is not.
    for (const blob of gone) await blobs.remove(blob)
    swept.results += gone.length
    more = gone.length === batch
  }
  for (let more = true; more; ) {
    const rows = await tasks.forget(now() - taskMs, batch)
    swept.rows += rows
    more = rows === batch
  }
  await tasks.forgetOnce(now())
  for (let more = true; more; ) {
    const gone = await uploads.expireUploads(now(), batch)
    // Files of which a power cut spares one go with their hour.
    for (const blob of gone) await blobs.remove(blob)
    swept.uploads += gone.length
    more = gone.length === batch
  }
  for (let more = true; more; ) {
    const rows = await webhooks.expireDeliveries(now() - deliveryMs, batch)
    swept.deliveries += rows
    more = rows === batch
  }
  // Pictures lie by the hour they expire in; what is still there was left by an attempt that died.
  swept.hours = (await blobs.sweep('pictures', now())) + (await blobs.sweep('uploads', now()))
  for (const photo of await blobs.list('photos', photosBefore)) {
    const task = await tasks.get(/([^/]+)\.[^.]*$/.exec(photo)?.[1] ?? '')
    if (task && isOpen(task.life)) continue
    await blobs.remove(photo)
    swept.photos++
  }
  return swept
}

/** Before anything is taken in, every photo without an open task is one that a dying server left. */
export const sweepAtStart = (s: Sweepable) => sweep(s, s.now() + hourMs)

/** Sweeps now and then until the returned function is called. */
export function startSweeping(s: Sweepable, everyMs: number, log: Log): () => Promise<void> {
  let busy: Promise<void> | undefined
  const once = (): void => {
    busy ??= sweep(s)
      .then((swept) => {
        if (Object.values(swept).some((n) => n > 0)) log.info(swept, 'swept')
      })
      .catch((err) => log.error({ err }, 'sweeping failed'))
      .finally(() => {
        busy = undefined
      })
  }
  const clock = setInterval(once, everyMs)
  return async () => {
    clearInterval(clock)
    await busy
  }
}
