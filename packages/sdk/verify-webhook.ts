import { fromBase64 } from './base64.ts'

/** What a webhook of this form says (https://www.standardwebhooks.com). */
export interface WebhookEvent<Data = unknown> {
  /** The same for every delivery of one event: to notice one that comes twice. */
  readonly id: string
  readonly type: string
  readonly timestamp: string
  readonly data: Data
}

export type WebhookFault =
  | 'missing_headers'
  | 'bad_timestamp'
  | 'too_old'
  | 'too_new'
  | 'no_match'
  | 'unreadable_body'

/** The delivery is not to be trusted; answer it 400 or 401, and do nothing that it says. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError'
  readonly reason: WebhookFault
  constructor(reason: WebhookFault, message: string) {
    super(message)
    this.reason = reason
  }
}

export interface WebhookDelivery {
  /** As it came, byte for byte: not parsed and written again. */
  readonly body: string | Uint8Array
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>
  /** `whsec_…`; several while one replaces another. */
  readonly secret: string | readonly string[]
  /** How far the clocks may be apart, and how old a delivery may be. */
  readonly toleranceSeconds?: number
  /** Milliseconds since the epoch, for tests. */
  readonly now?: number
}

/**
 * Makes sure that a delivery comes from who knows the secret, and lately.
 * @throws WebhookError
 * @throws RangeError for a secret that is none
 */
export async function verifyWebhook<Data = unknown>(delivery: WebhookDelivery): Promise<WebhookEvent<Data>> {
  const { body, headers, secret, toleranceSeconds = 300, now = Date.now() } = delivery
  const id = headerOf(headers, 'webhook-id')
  const at = headerOf(headers, 'webhook-timestamp')
  const signatures = headerOf(headers, 'webhook-signature')
  if (!id || !at || !signatures)
    throw new WebhookError('missing_headers', 'webhook-id, webhook-timestamp or webhook-signature is missing')
  if (!/^\d{1,12}$/.test(at))
    throw new WebhookError('bad_timestamp', 'webhook-timestamp is no number of seconds')
  const age = now / 1000 - Number(at)
  if (age > toleranceSeconds) throw new WebhookError('too_old', `it was signed ${Math.round(age)} s ago`)
  if (age < -toleranceSeconds) throw new WebhookError('too_new', `it was signed ${Math.round(-age)} s ahead`)

  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const signed = joined(new TextEncoder().encode(`${id}.${at}.`), bytes)
  const given = signatures
    .split(/\s+/)
    .filter((s) => s.startsWith('v1,'))
    .map((s) => bytesOrNone(s.slice(3)))
  let matches = false
  for (const one of [secret].flat()) {
    const wanted = await sign(keyOf(one), signed)
    // Every pair is compared: how long it takes tells nothing about which one fits.
    for (const signature of given) matches = sameBytes(signature, wanted) || matches
  }
  if (!matches)
    throw new WebhookError('no_match', 'no signature fits: another secret, or a body that was changed')
  return { ...eventIn(new TextDecoder().decode(bytes)), id } as WebhookEvent<Data>
}

function eventIn(text: string): object {
  try {
    const event: unknown = JSON.parse(text)
    if (typeof event === 'object' && event !== null) return event
  } catch {
    // told below
  }
  throw new WebhookError('unreadable_body', 'the body is no object in JSON')
}

function headerOf(headers: WebhookDelivery['headers'], name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined
  const found = Object.entries(headers).find(([n]) => n.toLowerCase() === name)?.[1]
  return typeof found === 'string' ? found : found?.join(' ')
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

function bytesOrNone(base64: string): Uint8Array {
  try {
    return fromBase64(base64)
  } catch {
    return new Uint8Array()
  }
}

function keyOf(secret: string): Uint8Array<ArrayBuffer> {
  const key = bytesOrNone(secret.trim().replace(/^whsec_/, '')) as Uint8Array<ArrayBuffer>
  if (key.length === 0) throw new RangeError('expected a secret such as whsec_… (base64)')
  return key
}

async function sign(key: Uint8Array<ArrayBuffer>, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const { subtle } = globalThis.crypto
  const hmac = await subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await subtle.sign('HMAC', hmac, bytes))
}

/** In the same time wherever they differ. */
function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let differing = 0
  for (let i = 0; i < a.length; i++) differing |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return differing === 0
}
