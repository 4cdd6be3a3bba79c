import type { Log } from '../observe/log.ts'
import type { Sending, WebhookStore } from '../stores/webhook-store.ts'
import type { Report } from './life.ts'
import type { SecretBox } from './secret-box.ts'
import { type Answer, isTaken } from './send.ts'
import { signatureOf } from './signature.ts'
import { nextTry } from './waits.ts'
import type { Webhook } from './webhook.ts'

/** How often it looks for messages whose wait is over. */
const lookMs = 1000
/** Messages that one webhook is sent at the same time: enough for a quick receiver, and a slow one holds no more. */
const perWebhook = 4
/** A lease outlasts an attempt by so much; only what a dying server held is given out again. */
const leaseBeyondMs = 30_000

export interface CourierParts {
  readonly webhooks: WebhookStore
  readonly box: SecretBox
  /** The body of a message about a task; undefined when the task is not kept any more. */
  readonly render: (sending: Sending) => Promise<string | undefined>
  readonly send: (
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
    signal: AbortSignal,
  ) => Promise<Answer>
  readonly waitsMs: readonly number[]
  readonly timeoutMs: number
  readonly atOnce: number
  readonly failingMs: number
  readonly log: Log
  readonly now: () => number
  readonly chance?: () => number
}

export interface Courier {
  /** There may be something to send. */
  wake(): void
  /** Takes nothing new, lets what is under way end within `graceMs`, then gives the rest back. */
  stop(graceMs: number): Promise<void>
}

/** Sends what is owed to webhooks, so many at once; never throws, what goes wrong is logged. */
export function startCourier(c: CourierParts): Courier {
  const under = new Map<string, Sending & { readonly halt: AbortController; readonly ended: Promise<void> }>()
  const perKey = Math.ceil(c.atOnce / 2)
  let closed = false
  let pumping: Promise<void> | undefined
  let again = false

  const begin = async (): Promise<boolean> => {
    const sending = await c.webhooks.takeDelivery(c.timeoutMs + leaseBeyondMs, busy())
    if (!sending) return false
    const { id } = sending.delivery
    const halt = new AbortController()
    const ended = attempt(c, sending, halt.signal)
      // The store refused the end of an attempt: its lease runs out and it is sent again.
      .catch((err) => c.log.error({ err, message: id }, 'a webhook message could not be ended'))
      .finally(() => {
        under.delete(id)
        wake()
      })
    under.set(id, { ...sending, halt, ended })
    return true
  }
  const busy = () => {
    const all = [...under.values()].map(({ webhook }) => webhook)
    return {
      webhookIds: often(
        all.map((w) => w.id),
        Math.min(perWebhook, perKey),
      ),
      keyIds: often(
        all.map((w) => w.keyId),
        perKey,
      ),
    }
  }
  const fill = async (): Promise<void> => {
    while (!closed && under.size < c.atOnce && (await begin()));
  }
  const wake = (): void => {
    again = true
    pumping ??= (async () => {
      while (again && !closed) {
        again = false
        await fill().catch((err) => c.log.error({ err }, 'no webhook message could be taken'))
      }
      pumping = undefined
    })()
  }
  wake()
  const clock = setInterval(wake, lookMs)
  return {
    wake,
    stop: async (graceMs) => {
      closed = true
      clearInterval(clock)
      await pumping
      const late = setTimeout(() => {
        for (const { halt } of under.values()) halt.abort()
      }, graceMs)
      await Promise.allSettled([...under.values()].map(({ ended }) => ended))
      clearTimeout(late)
    },
  }
}

/** Names that come at least so often. */
function often(names: readonly string[], times: number): readonly string[] {
  return [...new Set(names)].filter((name) => names.filter((n) => n === name).length >= times)
}

/** One attempt at one message; resolves when the store knows how it ended. */
async function attempt(c: CourierParts, sending: Sending, halt: AbortSignal): Promise<void> {
  const { webhook, delivery } = sending
  const { id, attempt: number } = delivery
  const body = delivery.body ?? (await c.render(sending))
  if (body === undefined) return c.webhooks.dropDelivery(id, number, 'task_deleted', c.now())
  // What was deleted, or whose webhook was disabled, in this very moment is not sent.
  const isNew = delivery.body === undefined
  if (isNew && !(await c.webhooks.keepBody(id, number, body))) return c.webhooks.releaseDelivery(id, number)
  const at = c.now()
  let answer: Answer
  try {
    answer = await send(c, sending, body, at, halt)
  } catch (e) {
    if (!halt.aborted) throw e
    return c.webhooks.releaseDelivery(id, number)
  }
  const told = await c.webhooks.endAttempt(id, reportOf(c, sending, answer, at))
  const line = { webhook: webhook.id, message: id, attempt: number, ...answer }
  if (isTaken(answer)) c.log.debug(line, 'a webhook message was taken')
  else c.log.info(line, 'a webhook message was not taken')
  if (told?.disabled)
    c.log.warn({ webhook: webhook.id, reason: told.webhook.disabled?.reason }, 'a webhook was disabled')
}

async function send(
  c: CourierParts,
  { webhook, delivery }: Sending,
  body: string,
  at: number,
  halt: AbortSignal,
): Promise<Answer> {
  const secrets = secretsOf(webhook, c.box, at)
  if (secrets.length === 0) return { error: 'its secret cannot be read on this server; rotate it' }
  const timestamp = Math.floor(at / 1000)
  const headers = {
    'webhook-id': delivery.id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureOf(secrets, delivery.id, timestamp, body),
  }
  return c.send(webhook.url, headers, body, halt)
}

/** Those that are signed with at this moment, the newest first. */
const secretsOf = ({ id, secrets }: Webhook, box: SecretBox, now: number): readonly string[] =>
  secrets
    .filter(({ until = Number.POSITIVE_INFINITY }) => until > now)
    .flatMap(({ sealed }) => box.open(sealed, id) ?? [])

function reportOf(c: CourierParts, { delivery }: Sending, answer: Answer, at: number): Report {
  const now = c.now()
  const common = { attempt: delivery.attempt, at, ms: now - at, ...answer, failingMs: c.failingMs }
  if (isTaken(answer)) return { ...common, end: { type: 'delivered' } }
  if ('status' in answer && answer.status === 410)
    return { ...common, end: { type: 'failed', reason: 'gone' } }
  const next = nextTry(c.waitsMs, delivery.failures + 1, now, (c.chance ?? Math.random)())
  return {
    ...common,
    end: next === undefined ? { type: 'failed', reason: 'gave_up' } : { type: 'retry', at: next },
  }
}
