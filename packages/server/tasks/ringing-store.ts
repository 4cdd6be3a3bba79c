import type { TaskStore } from '../stores/task-store.ts'
import type { Bell } from './bell.ts'

/** The same store, which rings for every task that it moved to another state. */
export function ringingStore(tasks: TaskStore, bell: Bell): TaskStore {
  return {
    ...tasks,
    take: async (lease) => {
      const task = await tasks.take(lease)
      if (task) bell.ring(task.order.id)
      return task
    },
    reclaim: async (allowed) => {
      const changed = await tasks.reclaim(allowed)
      for (const { order } of changed) bell.ring(order.id)
      return changed
    },
    apply: async (id, event) => {
      const told = await tasks.apply(id, event)
      if (told?.changed) bell.ring(id)
      return told
    },
    remove: async (id) => {
      const removed = await tasks.remove(id)
      if (removed) bell.ring(id)
      return removed
    },
  }
}
