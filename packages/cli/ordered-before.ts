import { type Atelier, AtelierError } from '@atelier/sdk'
import type { Entry } from './journal.ts'

/** Name, in the metadata of a task, of the key it was ordered with. */
export const orderMark = 'atelier_draw'

/** The clocks of the two ends may be apart by so much. */
const skewMs = 3_600_000

/**
 * Finds the tasks of orders whose answers were never seen: by the service's list, since it remembers an Idempotency-Key
 * for a day only. The list is read once, when it is first asked for.
 */
export function findTasks(
  atelier: Atelier,
  open: readonly Entry[],
): (key: string) => Promise<string | undefined> {
  const times = open.filter((e) => e.task === undefined).map((e) => e.at)
  let reading: Promise<Map<string, string>> | undefined
  const read = async (): Promise<Map<string, string>> => {
    const found = new Map<string, string>()
    const createdAfter = new Date(Math.min(...times) - skewMs)
    const createdBefore = new Date(Math.max(...times) + skewMs)
    try {
      for await (const { id, metadata } of atelier.list({ createdAfter, createdBefore, pageSize: 100 })) {
        const key = metadata?.[orderMark]
        if (typeof key === 'string') found.set(key, id)
      }
    } catch (e) {
      // A service without lists; its memory of the keys must do.
      if (!(e instanceof AtelierError && [404, 405, 501].includes(e.status ?? 0))) throw e
    }
    return found
  }
  return async (key) => {
    if (times.length === 0) return undefined
    reading ??= read()
    return (await reading).get(key)
  }
}
