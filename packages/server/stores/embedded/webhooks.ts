import type { Kysely, Transaction } from 'kysely'
import { afterAttempt, endUnsent } from '../../webhooks/life.ts'
import { type Delivery, isEnabled, type Webhook } from '../../webhooks/webhook.ts'
import { oneMoreWebhook } from '../one-more-webhook.ts'
import type { WebhookStore } from '../webhook-store.ts'
import { revokedKeys } from './outbox.ts'
import type { Schema } from './schema.ts'
import { asDelivery, asWebhook, deliveryColumns, webhookColumns } from './webhook-rows.ts'

type Tx = Transaction<Schema>

export function embeddedWebhooks(db: Kysely<Schema>, now: () => number = Date.now): WebhookStore {
  const own = (at: Kysely<Schema>, keyId: string, id: string) =>
    at.selectFrom('webhooks').selectAll().where('id', '=', id).where('key_id', '=', keyId).executeTakeFirst()
  const row = (at: Kysely<Schema>, id: string) =>
    at.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst()

  const write = async (tx: Tx, delivery: Delivery, lease: { lease_until: number | null } | object = {}) => {
    await tx
      .updateTable('deliveries')
      .set({ ...deliveryColumns(delivery), ...lease })
      .where('id', '=', delivery.id)
      .execute()
  }
  /** What waits for a webhook that becomes disabled ends with it. */
  const writeWebhook = async (tx: Tx, before: Webhook, after: Webhook, at: number) => {
    await tx.updateTable('webhooks').set(webhookColumns(after)).where('id', '=', after.id).execute()
    if (!isEnabled(before) || isEnabled(after)) return
    await tx
      .updateTable('deliveries')
      .set({ state: 'failed', reason: 'webhook_disabled', next_at: null, ended_at: at })
      .where('webhook_id', '=', after.id)
      .where('state', '=', 'pending')
      .execute()
  }
  /** The delivery as it stands, while this attempt is its latest. */
  const ofAttempt = async (tx: Tx, id: string, attempt: number): Promise<Delivery | undefined> => {
    const found = await row(tx, id)
    return found?.attempt === attempt ? asDelivery(found) : undefined
  }

  return {
    addWebhook: (webhook, most) =>
      db.transaction().execute(async (tx) => {
        const { n } = await tx
          .selectFrom('webhooks')
          .select((e) => e.fn.countAll<number>().as('n'))
          .where('key_id', '=', webhook.keyId)
          .executeTakeFirstOrThrow()
        oneMoreWebhook(Number(n), most)
        await tx.insertInto('webhooks').values(webhookColumns(webhook)).execute()
      }),

    findWebhook: async (keyId, id) => {
      const found = await own(db, keyId, id)
      return found && asWebhook(found)
    },

    listWebhooks: async (keyId) => {
      const rows = await db
        .selectFrom('webhooks')
        .selectAll()
        .where('key_id', '=', keyId)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(asWebhook)
    },

    changeWebhook: (keyId, id, change, at) =>
      db.transaction().execute(async (tx) => {
        const found = await own(tx, keyId, id)
        if (!found) return undefined
        const before = asWebhook(found)
        const after = change(before)
        await writeWebhook(tx, before, after, at)
        return after
      }),

    removeWebhook: (keyId, id) =>
      db.transaction().execute(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom('webhooks')
          .where('id', '=', id)
          .where('key_id', '=', keyId)
          .executeTakeFirst()
        if (numDeletedRows !== 1n) return false
        await tx.deleteFrom('deliveries').where('webhook_id', '=', id).execute()
        return true
      }),

    addDelivery: async (delivery) =>
      void (await db
        .insertInto('deliveries')
        .values({ ...deliveryColumns(delivery), lease_until: null })
        .execute()),

    findDelivery: async (webhookId, id) => {
      const found = await row(db, id)
      return found?.webhook_id === webhookId ? asDelivery(found) : undefined
    },

    listDeliveries: async ({ webhookId, states, behind, limit }) => {
      let rows = db.selectFrom('deliveries').selectAll().where('webhook_id', '=', webhookId)
      if (states) rows = rows.where('state', 'in', states)
      if (behind)
        rows = rows
          // Says nothing new, but the index can be entered by it and not by what follows.
          .where('created_at', '<=', behind.createdAt)
          .where((e) => e.or([e('created_at', '<', behind.createdAt), e('id', '<', behind.id)]))
      const page = await rows.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
      return page.map(asDelivery)
    },

    changeDelivery: (webhookId, id, change) =>
      db.transaction().execute(async (tx) => {
        const found = await row(tx, id)
        if (found?.webhook_id !== webhookId) return undefined
        const after = change(asDelivery(found))
        await write(tx, after)
        return after
      }),

    takeDelivery: (leaseMs, { webhookIds, keyIds }) =>
      db.transaction().execute(async (tx) => {
        const at = now()
        let due = tx
          .selectFrom('deliveries')
          .select('id')
          .where('next_at', '<=', at)
          .where((e) => e.or([e('lease_until', 'is', null), e('lease_until', '<=', at)]))
          .where('key_id', 'not in', revokedKeys(tx))
        if (webhookIds.length > 0) due = due.where('webhook_id', 'not in', webhookIds)
        if (keyIds.length > 0) due = due.where('key_id', 'not in', keyIds)
        const next = await due.orderBy('next_at').limit(1).executeTakeFirst()
        const found = next && (await row(tx, next.id))
        if (!found) return undefined
        const webhook = await tx
          .selectFrom('webhooks')
          .selectAll()
          .where('id', '=', found.webhook_id)
          .executeTakeFirstOrThrow()
        const delivery: Delivery = { ...asDelivery(found), attempt: found.attempt + 1 }
        await write(tx, delivery, { lease_until: at + leaseMs })
        return { webhook: asWebhook(webhook), delivery }
      }),

    keepBody: (id, attempt, body) =>
      db.transaction().execute(async (tx) => {
        const delivery = await ofAttempt(tx, id, attempt)
        if (delivery?.state !== 'pending') return false
        await write(tx, { ...delivery, body })
        return true
      }),

    endAttempt: (id, report) =>
      db.transaction().execute(async (tx) => {
        const before = await ofAttempt(tx, id, report.attempt)
        if (!before) return undefined
        const found = await own(tx, before.keyId, before.webhookId)
        if (!found) return undefined
        const webhookBefore = asWebhook(found)
        const { webhook, delivery } = afterAttempt(webhookBefore, before, report)
        await write(tx, delivery, { lease_until: null })
        await writeWebhook(tx, webhookBefore, webhook, report.at + report.ms)
        return { webhook, delivery, disabled: isEnabled(webhookBefore) && !isEnabled(webhook) }
      }),

    releaseDelivery: async (id, attempt) =>
      void (await db
        .updateTable('deliveries')
        .set({ lease_until: null })
        .where('id', '=', id)
        .where('attempt', '=', attempt)
        .execute()),

    dropDelivery: (id, attempt, reason, at) =>
      db.transaction().execute(async (tx) => {
        const delivery = await ofAttempt(tx, id, attempt)
        if (delivery) await write(tx, endUnsent(delivery, reason, at), { lease_until: null })
      }),

    expireDeliveries: (before, limit) =>
      db.transaction().execute(async (tx) => {
        const old = await tx
          .selectFrom('deliveries')
          .select('id')
          .where((e) =>
            e.or([
              e('ended_at', '<', before),
              e.and([e('created_at', '<', before), e('key_id', 'in', revokedKeys(tx))]),
            ]),
          )
          .limit(limit)
          .execute()
        const ids = old.map((r) => r.id)
        if (ids.length > 0) await tx.deleteFrom('deliveries').where('id', 'in', ids).execute()
        return ids.length
      }),
  }
}
