import { Failure } from '@atelier/contract'
import type { Kysely, Transaction } from 'kysely'
import { advance, type Event, isOpen, newborn, type Order, type Task } from '../../tasks/task.ts'
import { admit } from '../admit.ts'
import type { OnceUntil, TaskStore } from '../task-store.ts'
import { listed } from './listed.ts'
import { embeddedOnce, onceColumns } from './once.ts'
import { announce, unsay } from './outbox.ts'
import { asTask, lifeColumns, orderColumns } from './rows.ts'
import type { Schema, TaskRow } from './schema.ts'

type Tx = Transaction<Schema>

export function embeddedTasks(db: Kysely<Schema>, now: () => number = Date.now): TaskStore {
  const row = (at: Kysely<Schema>, id: string) =>
    at.selectFrom('tasks').selectAll().where('id', '=', id).executeTakeFirst()

  const count = async (tx: Tx, state: string): Promise<number> => {
    const { n } = await tx
      .selectFrom('tasks')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('state', '=', state)
      .executeTakeFirstOrThrow()
    return Number(n)
  }

  /** Writes what an event makes of a row; a completion is charged, and an end announced, in the same transaction. */
  const move = async (tx: Tx, from: TaskRow, event: Event) => {
    const task = asTask(from)
    const life = advance(task.life, event)
    if (life === task.life) return { task, changed: false }
    const free = life.state === 'running' ? {} : { worker: null, lease_until: null }
    await tx
      .updateTable('tasks')
      .set({ ...lifeColumns(life), ...free })
      .where('id', '=', from.id)
      .execute()
    if (life.state === 'completed' && from.price > 0)
      await tx
        .updateTable('api_keys')
        .set((e) => ({ balance: e('balance', '-', from.price) }))
        .where('id', '=', from.key_id)
        .where('balance', 'is not', null)
        .execute()
    const moved: Task = { order: task.order, life }
    if (!isOpen(life)) await announce(tx, moved)
    return { task: moved, changed: true }
  }

  /** The name of a submission, unless another has it still. */
  const claim = async (tx: Tx, { id, keyId }: Order, once: OnceUntil): Promise<void> => {
    const row = onceColumns({ ...once, keyId, taskId: id })
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('once')
      .values(row)
      .onConflict((c) => c.columns(['key_id', 'name']).doUpdateSet(row).where('once.until', '<=', now()))
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) throw new Failure('idempotencyInFlight')
  }

  return {
    ...embeddedOnce(db, now),

    add: (order, admission, once) =>
      db.transaction().execute(async (tx) => {
        if (once) await claim(tx, order, once)
        const mine = await tx
          .selectFrom('tasks')
          .select((e) => [
            e.fn.countAll<number>().as('open'),
            e.fn.sum<number | null>('price').as('reserved'),
          ])
          .where('key_id', '=', order.keyId)
          .where('state', 'in', ['queued', 'running'])
          .executeTakeFirstOrThrow()
        const key = await tx
          .selectFrom('api_keys')
          .select('balance')
          .where('id', '=', order.keyId)
          .executeTakeFirst()
        const columns = orderColumns(order)
        admit(admission, {
          queued: await count(tx, 'queued'),
          open: Number(mine.open),
          reserved: Number(mine.reserved ?? 0),
          price: columns.price,
          ...(typeof key?.balance === 'number' && { balance: key.balance }),
        })
        const task: Task = { order, life: newborn }
        await tx
          .insertInto('tasks')
          .values({
            ...columns,
            ...lifeColumns(newborn),
            // Adding 0 makes the -0 of a first task a plain 0.
            priority: -Number(mine.open) + 0,
            worker: null,
            lease_until: null,
          })
          .execute()
        return task
      }),

    get: async (id) => {
      const found = await row(db, id)
      return found && asTask(found)
    },

    position: async (id) => {
      const mine = await row(db, id)
      if (mine?.state !== 'queued') return undefined
      const { n } = await db
        .selectFrom('tasks')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('state', '=', 'queued')
        .where((e) =>
          e.or([
            e('priority', '>', mine.priority),
            e.and([e('priority', '=', mine.priority), e('created_at', '<', mine.created_at)]),
            e.and([
              e('priority', '=', mine.priority),
              e('created_at', '=', mine.created_at),
              e('id', '<', mine.id),
            ]),
          ]),
        )
        .executeTakeFirstOrThrow()
      return Number(n)
    },

    take: ({ worker, leaseMs, urlsOnly }) =>
      db.transaction().execute(async (tx) => {
        const next = await tx
          .selectFrom('tasks')
          .selectAll()
          .where('state', '=', 'queued')
          .$if(urlsOnly === true, (q) => q.where('photo_url', 'is not', null))
          .orderBy('priority', 'desc')
          .orderBy('created_at')
          .orderBy('id')
          .limit(1)
          .executeTakeFirst()
        if (!next) return undefined
        const { task } = await move(tx, next, { type: 'started', attempt: next.attempt + 1, at: now() })
        await tx
          .updateTable('tasks')
          .set({ worker, lease_until: now() + leaseMs })
          .where('id', '=', next.id)
          .execute()
        return task
      }),

    reclaim: (allowed) =>
      db.transaction().execute(async (tx) => {
        const at = now()
        const late = await tx
          .selectFrom('tasks')
          .selectAll()
          .where('state', '=', 'running')
          .where('lease_until', '<=', at)
          .execute()
        const changed: Task[] = []
        for (const from of late)
          changed.push((await move(tx, from, { type: 'lost', attempt: from.attempt, at, allowed })).task)
        return changed
      }),

    renew: async (id, attempt, leaseMs, progress) => {
      const { numUpdatedRows } = await db
        .updateTable('tasks')
        .set((e) => ({
          lease_until: now() + leaseMs,
          // Never falls, also when a later attempt has not come as far.
          progress: e.case().when('progress', '<', progress).then(progress).else(e.ref('progress')).end(),
        }))
        .where('id', '=', id)
        .where('state', '=', 'running')
        .where('attempt', '=', attempt)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },

    apply: (id, event) =>
      db.transaction().execute(async (tx) => {
        const from = await row(tx, id)
        return from && move(tx, from, event)
      }),

    held: (worker) =>
      db
        .selectFrom('tasks')
        .select(['id', 'attempt'])
        .where('state', '=', 'running')
        .where('worker', '=', worker)
        .execute(),

    list: async (query) => (await listed(db, query).execute()).map(asTask),

    remove: (id) =>
      db.transaction().execute(async (tx) => {
        await unsay(tx, id, now())
        const { numDeletedRows } = await tx.deleteFrom('tasks').where('id', '=', id).executeTakeFirst()
        return numDeletedRows === 1n
      }),

    counts: () =>
      db.transaction().execute(async (tx) => ({
        queued: await count(tx, 'queued'),
        running: await count(tx, 'running'),
      })),

    expire: (at, limit) =>
      db.transaction().execute(async (tx) => {
        const old = await tx
          .selectFrom('tasks')
          .select(['id', 'result_blob'])
          .where('gone', '=', 0)
          .where('expires_at', '<=', at)
          .limit(limit)
          .execute()
        if (old.length === 0) return []
        const ids = old.map((r) => r.id)
        await tx.updateTable('tasks').set({ gone: 1 }).where('id', 'in', ids).execute()
        return old.flatMap((r) => r.result_blob ?? [])
      }),

    forget: (before, limit) =>
      db.transaction().execute(async (tx) => {
        const old = await tx
          .selectFrom('tasks')
          .select('id')
          .where('finished_at', '<', before)
          // A picture still to be fetched keeps its row, whatever the settings say.
          .where((e) => e.or([e('expires_at', 'is', null), e('gone', '=', 1)]))
          .limit(limit)
          .execute()
        const ids = old.map((r) => r.id)
        if (ids.length > 0) await tx.deleteFrom('tasks').where('id', 'in', ids).execute()
        return ids.length
      }),
  }
}
