import { createHash } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { limits } from '@atelier/contract'
import {
  type Atelier,
  AtelierError,
  newIdempotencyKey,
  type Picture,
  type Style,
  type StyleKeys,
  type Task,
} from '@atelier/sdk'
import { Told } from './command.ts'
import type { Entry, Journal } from './journal.ts'
import { findTasks, orderMark } from './ordered-before.ts'
import type { Order } from './orders.ts'
import { type Drawing, type Drawn, type Place, Unavailable } from './place.ts'
import { asTold } from './service.ts'
import { SharedPhotos } from './shared-photos.ts'

export interface HowThere {
  readonly atelier: Atelier
  readonly server: string
  readonly atOnce: number
  /** For pictures on their way. */
  readonly scratch: string
  /** Where orders are noted; without one nothing can be taken up later, and an interrupt cancels. */
  readonly journal: Journal | undefined
  readonly orders: readonly Order[]
}

interface Photo {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly hash: string
}

/** Draws by a service. Whatever ends this process, what was ordered is fetched by the next run, and ordered once. */
export function openThere({ atelier, server, atOnce, scratch, journal, orders }: HowThere): Place {
  const shared = new SharedPhotos(atelier, journal, orders)
  const before = findTasks(atelier, journal?.open ?? [])
  let files = 0

  const orderOf = ({ entry: { key, subKey } }: Order, { hash }: Photo): string =>
    createHash('sha256')
      .update(JSON.stringify([new URL(server).href, key, subKey ?? null, hash]))
      .digest('hex')

  /** The task of an order: of the run before, or a new one. */
  const taskOf = async (
    order: Order,
    photo: Photo,
    notes: Journal,
    signal: AbortSignal,
  ): Promise<{ readonly id: string; readonly entry: Entry }> => {
    const name = orderOf(order, photo)
    const known = notes.find(order.target, name)
    const again = known && known.ended === undefined ? known : undefined
    if (again?.task !== undefined) return { id: again.task, entry: again }
    const found = again && (await before(again.key))
    if (again && found !== undefined)
      return { id: found, entry: await notes.write(order.target, { ...again, task: found }) }

    let entry = again
    if (!entry) {
      const url = await shared.place(order, photo, signal)
      const fresh = {
        order: name,
        key: newIdempotencyKey(),
        at: Date.now(),
        ...(url !== undefined && { photo: url }),
      }
      entry = await notes.write(order.target, fresh)
    }
    const submit = ({ key, photo: url }: Entry) =>
      atelier.submit({
        photo: url ?? new Blob([photo.bytes]),
        style: styleOf(order),
        metadata: { [orderMark]: key },
        idempotencyKey: key,
        signal,
      })
    let task: Task
    try {
      task = await submit(entry).catch(async (e: unknown) => {
        // The upload expired meanwhile. A submission that was refused leaves its key free.
        if (!(e instanceof AtelierError && e.reason === 'unknown_upload' && entry)) throw e
        const url = await shared.placeAgain(photo, signal)
        const { photo: _gone, ...rest } = entry
        entry = await notes.write(order.target, { ...rest, ...(url !== undefined && { photo: url }) })
        return submit(entry)
      })
    } catch (e) {
      if (isRefused(e)) await notes.write(order.target, { ...entry, ended: 'failed' })
      throw e
    }
    return { id: task.id, entry: await notes.write(order.target, { ...entry, task: task.id }) }
  }

  const save = async (
    picture: Picture,
    order: Order,
    signal: AbortSignal,
  ): Promise<Omit<Drawn, 'delivered'>> => {
    const file = join(scratch, `picture-${++files}`)
    await writeFile(file, await picture.bytes({ signal }))
    const { contentType = 'image/jpeg' } = picture
    const odd = contentType !== 'image/jpeg' && order.target !== '-'
    return {
      file,
      warnings: odd
        ? [...picture.warnings, `the service sent ${contentType} under a name in .jpg`]
        : picture.warnings,
    }
  }

  const noted = async (
    order: Order,
    photo: Photo,
    notes: Journal,
    { progress, signal }: Drawing,
  ): Promise<Drawn> => {
    const onProgress = ({ fraction }: { readonly fraction: number }): void => progress(fraction)
    const { id, entry } = await taskOf(order, photo, notes, signal)
    try {
      const picture = await atelier.result(id, { signal, onProgress })
      const saved = await save(picture, order, signal)
      const done = async (): Promise<void> =>
        void (await notes.write(order.target, { ...entry, ended: 'done' }))
      return { ...saved, delivered: done }
    } catch (e) {
      if (!(e instanceof AtelierError && isOver(e))) throw e
      // A run after this one orders anew.
      await notes.write(order.target, { ...entry, ended: 'failed' })
      if (e.status === 404)
        throw new Told(
          'the service does not know the task that was ordered before: another key, or it was deleted',
        )
      throw e
    }
  }

  return {
    atOnce,
    finished: async (order) => {
      if (!journal) return false
      const photo = await photoOf(order).catch(() => undefined)
      return photo !== undefined && journal.find(order.target, orderOf(order, photo))?.ended === 'done'
    },
    draw: async (order, drawing) => {
      const { progress, signal } = drawing
      try {
        const photo = await photoOf(order)
        if (journal) return await noted(order, photo, journal, drawing)
        const onProgress = ({ fraction }: { readonly fraction: number }): void => progress(fraction)
        const picture = await atelier.stylize({
          photo: photo.bytes,
          style: styleOf(order),
          signal,
          onProgress,
        })
        return { ...(await save(picture, order, signal)), delivered: async () => {} }
      } catch (e) {
        if (signal.aborted) throw e
        throw asTold(e)
      }
    },
    settled: (order) => shared.settled(order),
    afterInterrupt: journal
      ? `what was ordered is drawn by ${server} meanwhile. The same command goes on from here`
      : 'the one that was ordered is canceled',
    close: async (complete) => journal?.close(complete ? orders.map((o) => o.target) : []),
  }
}

/** Whether it was not taken in, for sure, and is not the service's or the key's fault. */
const isRefused = (e: unknown): boolean =>
  e instanceof AtelierError && e.status === 400 && !(asTold(e) instanceof Unavailable)

/** Whether nothing more comes of a task: it failed, or it or its picture is gone. */
const isOver = ({ status, code }: AtelierError): boolean =>
  status === 404 || status === 410 || (status === undefined && code !== 'client')

/** What the keys of the catalogue mean to the SDK; it checks them by its own copy of that table. */
const styleOf = ({ entry: { key, subKey } }: Order): Style =>
  ({ req_key: key, ...(subKey !== undefined && { sub_req_key: subKey }) }) as StyleKeys

/** @throws Told */
async function photoOf({ photo }: Order): Promise<Photo> {
  const found = await stat(photo).catch(() => undefined)
  if (!found?.isFile()) throw new Told(`there is no file ${photo}`)
  const mb = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`
  if (found.size > limits.photoBytes)
    throw new Told(`the image is ${mb(found.size)}; at most ${mb(limits.photoBytes)} are accepted`)
  const bytes = new Uint8Array(await readFile(photo))
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}
