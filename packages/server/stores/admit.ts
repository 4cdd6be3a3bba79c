import { Failure } from '@atelier/contract'
import { asDecimal } from '../accounts/money.ts'
import type { Admission } from './task-store.ts'

/** Seconds a caller is asked to wait when the queue is full: about a drawing's time. */
const queueFullSeconds = 10

/** Whether one more task may come in, told from what is there. Money in millionths of a USD. */
export function admit(
  { queueLimit, tasksPerKey }: Admission,
  there: {
    readonly queued: number
    /** Open tasks of the key, and the money they will cost. */
    readonly open: number
    readonly reserved: number
    readonly price: number
    /** Left out for a key without limit. */
    readonly balance?: number
  },
): void {
  const { balance, reserved, price } = there
  if (balance !== undefined && balance - reserved < price)
    throw new Failure('insufficientBalance', {
      balance: asDecimal(balance - reserved),
      price: asDecimal(price),
    })
  if (tasksPerKey > 0 && there.open >= tasksPerKey)
    throw new Failure('tooManyTasks', { given: there.open, allowed: tasksPerKey })
  if (there.queued >= queueLimit) throw new Failure('queueFull', { seconds: queueFullSeconds })
}
