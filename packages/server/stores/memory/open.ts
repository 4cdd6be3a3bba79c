import { Failure } from '@atelier/contract'
import { asDecimal, asMicros } from '../../accounts/money.ts'
import { advance, type Event, isOpen, newborn, phaseOf, type Task } from '../../tasks/task.ts'
import type { AccountStore, KeyRecord } from '../account-store.ts'
import { admit } from '../admit.ts'
import type { Stores } from '../embedded/open.ts'
import type { OnceUntil, TaskQuery, TaskStore } from '../task-store.ts'
import { memoryUploads } from './uploads.ts'
import { memoryWebhooks, type Outbox } from './webhooks.ts'

interface Entry {
  task: Task
  readonly priority: number
  leaseUntil: number
  worker?: string
}

/** For tests: nothing survives the process. The plain form that the embedded stores must agree with. */
export async function openMemory(now: () => number = Date.now): Promise<Stores> {
  const keys = new Map<string, KeyRecord>()
  const webhooks = memoryWebhooks(now, (keyId) => keys.get(keyId)?.revokedAt !== undefined)
  return {
    tasks: memoryTasks(keys, webhooks, now),
    accounts: memoryAccounts(keys),
    uploads: memoryUploads(),
    copyTo: async () => {
      throw new Error('what is only in memory cannot be copied to a file')
    },
    webhooks,
    close: async () => {},
  }
}

function memoryAccounts(keys: Map<string, KeyRecord>): AccountStore {
  const put = (key: KeyRecord) => {
    if ([...keys.values()].some((k) => k.hash === key.hash && k.id !== key.id))
      throw new Error('another key has this hash')
    keys.set(key.id, key)
  }
  return {
    addKey: async (key) => {
      if (keys.has(key.id)) throw new Error('this key is there already')
      put(key)
    },
    putKey: async (key) => put(key),
    findKey: async (hash) => [...keys.values()].find((k) => k.hash === hash),
    listKeys: async () =>
      [...keys.values()].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)),
    revokeKey: async (id, at) => {
      const key = keys.get(id)
      if (key && key.revokedAt === undefined) keys.set(id, { ...key, revokedAt: at })
      return keys.get(id)
    },
  }
}

function memoryTasks(keys: Map<string, KeyRecord>, outbox: Outbox, now: () => number): TaskStore {
  const entries = new Map<string, Entry>()
  const names = new Map<string, OnceUntil & { readonly taskId: string }>()
  const nameOf = (keyId: string, name: string) => JSON.stringify([keyId, name])
  const all = () => [...entries.values()]
  const queue = () =>
    all()
      .filter((e) => e.task.life.state === 'queued')
      .sort(
        (a, b) =>
          b.priority - a.priority ||
          a.task.order.createdAt - b.task.order.createdAt ||
          (a.task.order.id < b.task.order.id ? -1 : 1),
      )
  const move = (entry: Entry, event: Event) => {
    const { order, life } = entry.task
    const next = advance(life, event)
    if (next === life) return { task: entry.task, changed: false }
    entry.task = { order, life: next }
    const key = keys.get(order.keyId)
    if (next.state === 'completed' && key?.balance !== undefined)
      keys.set(key.id, { ...key, balance: asDecimal(asMicros(key.balance) - asMicros(order.price)) })
    if (!isOpen(next)) outbox.announce(entry.task)
    return { task: entry.task, changed: true }
  }
  return {
    once: async (keyId, name) => {
      const taken = names.get(nameOf(keyId, name))
      return taken && taken.until > now()
        ? { taskId: taken.taskId, fingerprint: taken.fingerprint }
        : undefined
    },
    forgetOnce: async (before) => {
      const free = [...names].filter(([, { until }]) => until <= before)
      for (const [name] of free) names.delete(name)
      return free.length
    },
    add: async (order, admission, once) => {
      if (entries.has(order.id)) throw new Error('this task is there already')
      if (once && (names.get(nameOf(order.keyId, once.name))?.until ?? 0) > now())
        throw new Failure('idempotencyInFlight')
      const mine = all().filter((e) => e.task.order.keyId === order.keyId && isOpen(e.task.life))
      const balance = keys.get(order.keyId)?.balance
      admit(admission, {
        queued: queue().length,
        open: mine.length,
        reserved: mine.reduce((sum, e) => sum + asMicros(e.task.order.price), 0),
        price: asMicros(order.price),
        ...(balance !== undefined && { balance: asMicros(balance) }),
      })
      if (once) names.set(nameOf(order.keyId, once.name), { ...once, taskId: order.id })
      const task: Task = { order, life: newborn }
      entries.set(order.id, { task, priority: -mine.length, leaseUntil: 0 })
      return task
    },
    get: async (id) => entries.get(id)?.task,
    position: async (id) => {
      const at = queue().findIndex((e) => e.task.order.id === id)
      return at < 0 ? undefined : at
    },
    take: async ({ worker, leaseMs, urlsOnly }) => {
      const next = queue().find((e) => !urlsOnly || 'url' in e.task.order.photo)
      if (!next) return undefined
      next.leaseUntil = now() + leaseMs
      next.worker = worker
      return move(next, { type: 'started', attempt: next.task.life.attempt + 1, at: now() }).task
    },
    reclaim: async (allowed) =>
      all()
        .filter((e) => e.task.life.state === 'running' && e.leaseUntil <= now())
        .map((e) => move(e, { type: 'lost', attempt: e.task.life.attempt, at: now(), allowed }).task),
    renew: async (id, attempt, leaseMs, progress) => {
      const entry = entries.get(id)
      if (entry?.task.life.state !== 'running' || entry.task.life.attempt !== attempt) return false
      entry.leaseUntil = now() + leaseMs
      move(entry, { type: 'progressed', attempt, fraction: progress })
      return true
    },
    apply: async (id, event) => {
      const entry = entries.get(id)
      return entry && move(entry, event)
    },
    held: async (worker) =>
      all()
        .filter((e) => e.worker === worker && e.task.life.state === 'running')
        .map(({ task: { order, life } }) => ({ id: order.id, attempt: life.attempt })),
    list: async (query) =>
      all()
        .map((e) => e.task)
        .filter((task) => isWanted(task, query))
        .sort((a, b) => byAge(a, b) * (query.order === 'newest' ? -1 : 1))
        .slice(0, query.limit),
    remove: async (id) => {
      outbox.unsay(id)
      return entries.delete(id)
    },
    counts: async () => ({
      queued: queue().length,
      running: all().filter((e) => e.task.life.state === 'running').length,
    }),
    expire: async (at, limit) =>
      all()
        .flatMap((entry) => {
          const { order, life } = entry.task
          if (life.state !== 'completed' || life.result.gone || life.result.expiresAt > at) return []
          return [{ entry, order, life }]
        })
        .slice(0, limit)
        .map(({ entry, order, life }) => {
          entry.task = { order, life: { ...life, result: { ...life.result, gone: true } } }
          return life.result.blob
        }),
    forget: async (before, limit) => {
      const old = all()
        .filter(({ task: { life } }) => {
          if (life.state === 'completed') return life.finishedAt < before && life.result.gone
          return life.state === 'failed' && life.finishedAt < before
        })
        .slice(0, limit)
      for (const e of old) entries.delete(e.task.order.id)
      return old.length
    },
  }
}

const byAge = (a: Task, b: Task): number =>
  a.order.createdAt - b.order.createdAt || (a.order.id < b.order.id ? -1 : a.order.id > b.order.id ? 1 : 0)

function isWanted(task: Task, { keyId, phases, style, from, before, order, behind }: TaskQuery): boolean {
  const { createdAt, style: its } = task.order
  if (task.order.keyId !== keyId || (phases && !phases.includes(phaseOf(task.life)))) return false
  if (style && (its.key !== style.key || (style.subKey !== undefined && its.subKey !== style.subKey)))
    return false
  if ((from !== undefined && createdAt < from) || (before !== undefined && createdAt >= before)) return false
  if (!behind) return true
  const apart = createdAt - behind.createdAt || (task.order.id > behind.id ? 1 : -1)
  return task.order.id !== behind.id && (order === 'newest' ? apart < 0 : apart > 0)
}
