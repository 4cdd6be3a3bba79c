import { deadline, sleep } from './deadline.ts'
import { AtelierError, invalid, networkFault, refusal, timedOut, unreadable } from './errors.ts'
import { pauseMs, type RetryPolicy, worthRepeating } from './retry.ts'

export interface TransportOptions {
  readonly baseUrl: string
  readonly key: string | undefined
  readonly fetch: typeof globalThis.fetch
  readonly retry: RetryPolicy
  /** How long one answer may take. */
  readonly requestTimeoutMs: number
  readonly onRetry: ((error: AtelierError, pauseMs: number) => void) | undefined
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Below the base address, or a whole address; that one is sent no key. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** JSON as text, or a form. */
  readonly body?: string | FormData
  readonly signal?: AbortSignal | undefined
  /** How long one answer may take, beyond what is usual. */
  readonly holdMs?: number
  /** Bytes that are on their way within that time. */
  readonly bytes?: number | undefined
  /** False where sending it twice may do it twice: then it is sent again only when it was refused for sure. */
  readonly repeatable?: boolean
  /** How long an answer is still awaited after the abort, to learn what became of the request. */
  readonly graceMs?: number
}

/** A phone at the edge of its network is slow, not dead. */
const slowestBytesPerMs = 30

/** An answer whose body is still coming. Whoever takes it closes it. */
export interface Opened {
  readonly response: Response
  close(): void
}

/** Sends requests, and sends them again where that is worth it. */
export class Transport {
  readonly #options: TransportOptions

  constructor(options: TransportOptions) {
    this.#options = options
  }

  /** @throws AtelierError; or the reason of the signal */
  json(call: Call): Promise<unknown> {
    return this.#send(call, async (response) => {
      const text = await response.text()
      const id = response.headers.get('x-request-id') ?? undefined
      try {
        return JSON.parse(text) as unknown
      } catch {
        const seen = text.slice(0, 80).replace(/\s+/g, ' ')
        throw unreadable(`expected JSON but received ${JSON.stringify(seen)}`, response.status, id)
      }
    })
  }

  /** @param size what the server said it is, where it did */
  bytes(
    call: Call,
    size?: number,
  ): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string }> {
    return this.#send({ bytes: size, ...call }, async (response) => {
      const bytes = new Uint8Array(await response.arrayBuffer())
      if (size !== undefined && bytes.length !== size)
        throw new TypeError(`${bytes.length} bytes came instead of ${size}`)
      return { bytes, type: response.headers.get('content-type') ?? '' }
    })
  }

  /** The headers of an answer; its body is not bound to the time limit of a request. */
  open(call: Call): Promise<Opened> {
    return this.#send(call, async (response, close) => ({ response, close }), true)
  }

  async #send<T>(
    call: Call,
    read: (response: Response, close: () => void) => Promise<T>,
    staysOpen = false,
  ): Promise<T> {
    const { retry } = this.#options
    const { signal, repeatable = true } = call
    const began = Date.now()
    for (let attempt = 1; ; attempt++) {
      if (signal?.aborted) throw signal.reason
      try {
        return await this.#once(call, read, staysOpen)
      } catch (e) {
        if (signal?.aborted) throw signal.reason
        if (!(e instanceof AtelierError) || !worthRepeating(e, repeatable)) throw e
        const pause = pauseMs(attempt, e.retryAfterMs, retry)
        if (attempt >= retry.attempts || Date.now() - began + pause > retry.withinMs) throw e
        this.#options.onRetry?.(e, pause)
        await sleep(pause, signal)
      }
    }
  }

  async #once<T>(
    call: Call,
    read: (response: Response, close: () => void) => Promise<T>,
    staysOpen: boolean,
  ): Promise<T> {
    const { fetch, requestTimeoutMs } = this.#options
    const address = this.#addressOf(call.path)
    const ms = requestTimeoutMs + (call.holdMs ?? 0) + (call.bytes ?? 0) / slowestBytesPerMs
    const closed = new AbortController()
    const limit = deadline(
      call.signal,
      ms,
      () => timedOut(`${call.method} ${address.pathname}`, ms),
      call.graceMs,
    )
    limit.signal.addEventListener('abort', () => closed.abort(limit.signal.reason), { once: true })
    let open = false
    try {
      const response = await fetch(address.href, {
        method: call.method,
        headers: this.#headersOf(call),
        signal: closed.signal,
        ...(call.body !== undefined && { body: call.body }),
      })
      if (!response.ok) throw refusal(response.status, response.headers, await response.text())
      const close = (): void => {
        limit.release()
        closed.abort(new DOMException('closed', 'AbortError'))
      }
      const result = await read(response, close)
      open = staysOpen
      return result
    } catch (e) {
      if (limit.signal.aborted) throw limit.signal.reason
      throw e instanceof AtelierError ? e : networkFault(e, address.href)
    } finally {
      if (open) limit.disarm()
      else limit.release()
    }
  }

  #addressOf(path: string): URL {
    return new URL(path.startsWith('/') ? this.#options.baseUrl.replace(/\/+$/, '') + path : path)
  }

  #headersOf({ headers, body, path }: Call): Record<string, string> {
    const { key } = this.#options
    return {
      accept: 'application/json',
      // Pictures may lie elsewhere, and the key is nobody else's business.
      ...(key !== undefined && path.startsWith('/') && { authorization: `Bearer ${key}` }),
      ...(typeof body === 'string' && { 'content-type': 'application/json' }),
      ...headers,
    }
  }
}

/** @throws AtelierError invalid_argument */
export function checkedBase(baseUrl: string): string {
  const isHttp = URL.canParse(baseUrl) && /^https?:$/.test(new URL(baseUrl).protocol)
  if (!isHttp)
    throw invalid('baseUrl', `expected an http or https address but received ${JSON.stringify(baseUrl)}`)
  return baseUrl
}

/** @throws AtelierError invalid_argument, without telling the key */
export function checkedKey(key: string | undefined): string | undefined {
  if (key === undefined) return undefined
  const trimmed = key.trim()
  if (!/^[\x21-\x7e]+$/.test(trimmed)) throw invalid('key', 'expected ASCII letters without blanks')
  return trimmed
}
