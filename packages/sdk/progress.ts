import type { Task } from './task.ts'

export interface Progress {
  readonly phase: 'sending' | 'queued' | 'running' | 'completed'
  /** 0 to 1; never falls. */
  readonly fraction: number
  /** Tasks before this one; 0 is next. */
  readonly queuePosition?: number
  /** Undefined while it is being sent. */
  readonly task?: Task
}

/** Tells the standing of one task in the caller's words. */
export function progressTeller(listener: ((progress: Progress) => void) | undefined) {
  let most = 0
  return {
    sending: (): void => listener?.({ phase: 'sending', fraction: 0 }),
    task: (task: Task): void => {
      if (!listener || task.status === 'failed') return
      most = task.status === 'completed' ? 1 : Math.max(most, Math.min(1, task.progress ?? 0))
      const { queue_position: place, phase } = task.metadata ?? {}
      listener({
        phase: task.status === 'completed' ? 'completed' : phase === 'queued' ? 'queued' : 'running',
        fraction: most,
        ...(typeof place === 'number' && { queuePosition: place }),
        task,
      })
    },
  }
}
