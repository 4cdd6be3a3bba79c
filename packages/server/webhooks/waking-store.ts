import type { TaskStore } from '../stores/task-store.ts'
import { isOpen } from '../tasks/task.ts'

/** The same store, which calls when a task ended: there may be something to tell then. */
export function wakingStore(tasks: TaskStore, wake: () => void): TaskStore {
  return {
    ...tasks,
    apply: async (id, event) => {
      const told = await tasks.apply(id, event)
      if (told?.changed && !isOpen(told.task.life)) wake()
      return told
    },
    reclaim: async (allowed) => {
      const changed = await tasks.reclaim(allowed)
      if (changed.some(({ life }) => !isOpen(life))) wake()
      return changed
    },
  }
}
