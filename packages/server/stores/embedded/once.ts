import type { Kysely } from 'kysely'
import type { OnceStore } from '../task-store.ts'
import type { OnceRow, Schema } from './schema.ts'

export const onceColumns = (row: {
  readonly keyId: string
  readonly taskId: string
  readonly name: string
  readonly fingerprint: string
  readonly until: number
}): OnceRow => ({
  key_id: row.keyId,
  name: row.name,
  fingerprint: row.fingerprint,
  task_id: row.taskId,
  until: row.until,
})

export const embeddedOnce = (db: Kysely<Schema>, now: () => number): OnceStore => ({
  once: (keyId, name) =>
    db
      .selectFrom('once')
      .select(['task_id as taskId', 'fingerprint'])
      .where('key_id', '=', keyId)
      .where('name', '=', name)
      .where('until', '>', now())
      .executeTakeFirst(),

  forgetOnce: async (before) => {
    const { numDeletedRows } = await db.deleteFrom('once').where('until', '<=', before).executeTakeFirst()
    return Number(numDeletedRows)
  },
})
