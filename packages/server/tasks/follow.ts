import type { Ear } from './bell.ts'
import { hasEnded, type TaskView } from './desk.ts'

export interface Following {
  /** How often it is looked, whether or not the bell rang: for progress, and for what other processes do. */
  readonly lookMs: number
  /** Aborted when whoever follows is gone. */
  readonly signal: AbortSignal
}

/**
 * A task as it stands, each time it is looked at, until it has ended, is not there any more, or nobody listens.
 * What it yields may be the same as before.
 */
export async function* follow(
  find: () => Promise<TaskView | undefined>,
  ear: Ear,
  { lookMs, signal }: Following,
): AsyncGenerator<TaskView, void> {
  try {
    do {
      const task = await find()
      if (!task) return
      yield task
      if (hasEnded(task)) return
    } while (await ear.next(lookMs, signal))
  } finally {
    ear.close()
  }
}
