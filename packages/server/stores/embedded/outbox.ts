import type { Kysely, Transaction } from 'kysely'
import type { Task } from '../../tasks/task.ts'
import { endUnsent } from '../../webhooks/life.ts'
import { messagesOf } from '../../webhooks/outbox.ts'
import type { Schema } from './schema.ts'
import { asDelivery, asWebhook, deliveryColumns } from './webhook-rows.ts'

type Tx = Transaction<Schema>

/** Keys that were revoked: nothing is told in their name any more. */
export const revokedKeys = (db: Kysely<Schema>) =>
  db.selectFrom('api_keys').select('id').where('revoked_at', 'is not', null)

/** Writes what the end of a task owes to its key's webhooks, in the transaction of that end. */
export async function announce(tx: Tx, task: Task): Promise<void> {
  const { keyId } = task.order
  const rows = await tx
    .selectFrom('webhooks')
    .selectAll()
    .where('key_id', '=', keyId)
    .where('key_id', 'not in', revokedKeys(tx))
    .execute()
  const messages = messagesOf(task, rows.map(asWebhook))
  if (messages.length === 0) return
  const values = messages.map((m) => ({ ...deliveryColumns(m), lease_until: null }))
  await tx.insertInto('deliveries').values(values).execute()
}

/** What a deleted task left in messages goes with it. */
export async function unsay(tx: Tx, taskId: string, at: number): Promise<void> {
  const rows = await tx.selectFrom('deliveries').selectAll().where('task_id', '=', taskId).execute()
  for (const row of rows) {
    const columns = deliveryColumns(endUnsent(asDelivery(row), 'task_deleted', at))
    await tx
      .updateTable('deliveries')
      .set({ ...columns, body: null })
      .where('id', '=', row.id)
      .execute()
  }
}
