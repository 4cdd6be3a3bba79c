import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Failure } from '@atelier/contract'
import { Told } from './command.ts'
import { deliver } from './deliver.ts'
import type { Meter } from './meter.ts'
import type { Order } from './orders.ts'
import { type Place, Unavailable } from './place.ts'

export interface Batch {
  readonly orders: readonly Order[]
  readonly place: Place
  readonly meter: Meter
  readonly overwrite: boolean
  /** Pictures that are there are passed over, and not told as faults. */
  readonly skip: boolean
  /** Aborts when the person stops the run. */
  readonly signal: AbortSignal
}

export interface Outcome {
  readonly drawn: number
  readonly skipped: number
  /** What went wrong, one line a picture, in the order of the orders. */
  readonly wrong: readonly string[]
  /** Orders that were not begun or not ended. */
  readonly left: number
  readonly warnings: readonly string[]
}

/** Draws all, as many at once as the place takes; one that cannot be drawn does not stop the rest. */
export async function drawAll({ orders, place, meter, overwrite, skip, signal }: Batch): Promise<Outcome> {
  const count = { drawn: 0, skipped: 0, ended: 0 }
  const wrong = new Map<Order, string>()
  const warnings = new Set<string>()
  const atWork = new Map<Order, number>()
  const waiting = [...orders]
  let unavailable = false

  const show = (label: string): void => {
    let begun = 0
    for (const fraction of atWork.values()) begun += fraction
    meter.at(count.ended + begun, atWork.size > 1 ? `${atWork.size} at work, ${label}` : label)
  }

  const isThere = async (order: Order): Promise<boolean> => {
    if (order.target === '-' || !(await stat(order.target).catch(() => undefined))) return false
    if (await place.finished(order)) return true
    if (overwrite) return false
    if (skip) return true
    throw new Told(`${order.target} is there already; --overwrite replaces it`)
  }

  const drawOne = async (order: Order, label: string): Promise<void> => {
    if (await isThere(order)) {
      count.skipped++
      return
    }
    const progress = (fraction: number): void => {
      atWork.set(order, fraction)
      show(label)
    }
    progress(0)
    const drawn = await place.draw(order, { progress, signal })
    for (const warning of drawn.warnings) warnings.add(warning)
    await deliver(drawn.file, order.target).catch((e: NodeJS.ErrnoException) => {
      if (e.code === undefined) throw e
      throw new Unavailable(`the picture cannot be written: ${e.message}`)
    })
    await drawn.delivered()
    count.drawn++
    if (order.target !== '-') meter.say(order.target)
  }

  const work = async (): Promise<void> => {
    for (;;) {
      const order = signal.aborted || unavailable ? undefined : waiting.shift()
      if (!order) return
      const label = `${order.photo === '-' ? 'standard input' : basename(order.photo)} ${order.entry.short}`
      try {
        await drawOne(order, label)
        count.ended++
      } catch (e) {
        if (signal.aborted) return
        if (!(e instanceof Failure || e instanceof Told)) {
          waiting.length = 0 // a fault of ours stops the run; whoever is at work comes to an end first
          throw e
        }
        if (e instanceof Unavailable) unavailable = true
        else count.ended++
        // What is wrong with all is said once.
        const said = e instanceof Unavailable && [...wrong.values()].some((w) => w.endsWith(e.message))
        if (!said) wrong.set(order, `${label}: ${e.message}${e instanceof Failure ? `. ${e.hint}` : ''}`)
      } finally {
        atWork.delete(order)
        await place.settled(order)
      }
    }
  }
  const workers = Array.from({ length: Math.min(place.atOnce, orders.length) }, work)
  const crashed = (await Promise.allSettled(workers)).find((r) => r.status === 'rejected')
  if (crashed) throw crashed.reason
  const { drawn, skipped, ended } = count
  const told = orders.flatMap((order) => wrong.get(order) ?? [])
  return { drawn, skipped, wrong: told, left: orders.length - ended, warnings: [...warnings] }
}
