import { entryOf, type FailureName, failures } from '@atelier/contract'
import type { Metrics } from '../observe/metrics.ts'
import type { TaskStore } from '../stores/task-store.ts'
import { phaseOf, type Task } from './task.ts'

/** Failures that are an engine's, not the photo's nor the caller's. */
const ofEngines: ReadonlySet<FailureName> = new Set<FailureName>([
  'attemptsExhausted',
  'drawingFailed',
  'drawingOutOfMemory',
  'drawingTimedOut',
  'engineHttp',
  'engineRefused',
  'engineStatus',
  'resultUnreadable',
])
/** Their reasons, as docs/errors.md names them. */
export const engineReasons: readonly string[] = [...ofEngines].map((name) => failures[name].reason)

/** Seconds; never less than none, also when the machine's clock was set back. */
const between = (from: number, to: number): number => Math.max(0, to - from) / 1000

/** The same store, which counts how tasks begin and end. Only what is on disk is counted. */
export function countingStore(tasks: TaskStore, metrics: Metrics): TaskStore {
  const ended = ({ order, life }: Task): void => {
    if (life.state !== 'completed' && life.state !== 'failed') return
    const style = entryOf(order.style)?.short ?? 'unknown'
    const seconds = between(order.createdAt, life.finishedAt)
    metrics.taskEnded({ style, outcome: phaseOf(life), seconds })
    if (life.state === 'completed') metrics.drawn(style, between(life.startedAt, life.finishedAt))
    else if (ofEngines.has(life.failure.name)) metrics.engineFailed(failures[life.failure.name].reason)
  }
  return {
    ...tasks,
    take: async (lease) => {
      const task = await tasks.take(lease)
      if (task?.life.state === 'running' && task.life.attempt === 1)
        metrics.taskBegan(between(task.order.createdAt, task.life.startedAt))
      return task
    },
    reclaim: async (allowed) => {
      const changed = await tasks.reclaim(allowed)
      for (const task of changed) {
        metrics.attemptLost()
        ended(task)
      }
      return changed
    },
    apply: async (id, event) => {
      const told = await tasks.apply(id, event)
      if (told?.changed) ended(told.task)
      return told
    },
  }
}
