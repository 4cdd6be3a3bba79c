import type { Report } from '../webhooks/life.ts'
import type { Delivery, FailedReason, Webhook } from '../webhooks/webhook.ts'
import type { Place } from './task-store.ts'

/** Which deliveries of a webhook are wanted, newest first. */
export interface DeliveryQuery {
  readonly webhookId: string
  readonly states?: readonly Delivery['state'][]
  /** Begins behind this place, whether or not its delivery is still there. */
  readonly behind?: Place
  readonly limit: number
}

/** Whose messages are not handed out at this moment. */
export interface Busy {
  readonly webhookIds: readonly string[]
  readonly keyIds: readonly string[]
}

/** A message in the hands of who sends it, with where it goes. */
export interface Sending {
  readonly webhook: Webhook
  readonly delivery: Delivery
}

/**
 * Where webhooks and what is owed to them are kept. webhook-store.contract.ts says what is promised. The messages of a
 * task's end are written by the task store, in the transaction of that end; they go as their task is removed.
 */
export interface WebhookStore {
  /** @throws Failure webhooksFull when the key has `most` already */
  addWebhook(webhook: Webhook, most: number): Promise<void>
  /** Only the key's own; one that is foreign looks like one that never was. */
  findWebhook(keyId: string, id: string): Promise<Webhook | undefined>
  /** The key's own, oldest first. */
  listWebhooks(keyId: string): Promise<readonly Webhook[]>
  /**
   * Writes what `change` makes of the key's own webhook, under a lock. What waits for one that becomes disabled ends:
   * it is failed, and may be sent again later.
   */
  changeWebhook(
    keyId: string,
    id: string,
    change: (webhook: Webhook) => Webhook,
    at: number,
  ): Promise<Webhook | undefined>
  /** Forgets the key's own webhook with its deliveries; false when there was none. */
  removeWebhook(keyId: string, id: string): Promise<boolean>
  addDelivery(delivery: Delivery): Promise<void>
  findDelivery(webhookId: string, id: string): Promise<Delivery | undefined>
  listDeliveries(query: DeliveryQuery): Promise<readonly Delivery[]>
  /** Writes what `change` makes of a delivery, under a lock. */
  changeDelivery(
    webhookId: string,
    id: string,
    change: (delivery: Delivery) => Delivery,
  ): Promise<Delivery | undefined>
  /**
   * Hands the message that is due longest to one sender, as its next attempt; undefined when none is due. None is handed
   * out for a disabled webhook or a revoked key, nor twice before its lease ran out or it was reported.
   */
  takeDelivery(leaseMs: number, busy: Busy): Promise<Sending | undefined>
  /** Keeps what is sent; false when the message is no longer wanted, or another attempt has it. */
  keepBody(id: string, attempt: number, body: string): Promise<boolean>
  /** Writes how an attempt ended; undefined when message or webhook are gone, or another attempt has it. */
  endAttempt(id: string, report: Report): Promise<(Sending & { readonly disabled: boolean }) | undefined>
  /** Gives a message back that was not sent, to be taken again when due. */
  releaseDelivery(id: string, attempt: number): Promise<void>
  /** Ends a message that cannot be sent any more. */
  dropDelivery(id: string, attempt: number, reason: FailedReason, at: number): Promise<void>
  /** Forgets deliveries that ended before `before`, and older ones of revoked keys, at most `limit`; returns how many. */
  expireDeliveries(before: number, limit: number): Promise<number>
}
