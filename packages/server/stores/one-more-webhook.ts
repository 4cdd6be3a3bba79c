import { Failure } from '@atelier/contract'

/** Whether a key may have one more webhook. */
export function oneMoreWebhook(has: number, most: number): void {
  if (has >= most) throw new Failure('webhooksFull', { allowed: most })
}
