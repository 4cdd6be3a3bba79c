import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Failure } from '@atelier/contract'
import { type Dispatcher, request } from 'undici'
import { readAllowList } from '../photo/allow-list.ts'
import { connectionFault, refusalIn } from '../photo/fetch-faults.ts'
import { openGuardedAgent } from '../photo/guarded-agent.ts'
import { readReceiver } from './reach.ts'

export interface SendOptions {
  /** Hosts, addresses and ranges that may be sent to although they are internal. */
  readonly allow: readonly string[]
  /** All of it: names, connection, until the receiver's status is known. */
  readonly timeoutMs: number
  /** Stand-in for `dns.lookup`. */
  readonly lookup?: LookupFunction
}

/** What a receiver made of a message: its status, or why there is none. */
export type Answer = { readonly status: number; readonly error?: string } | { readonly error: string }

export const isTaken = (answer: Answer): boolean =>
  'status' in answer && answer.status >= 200 && answer.status < 300

/**
 * Sends one message to a receiver: a POST of its own connection to an address that was looked at. No redirect is
 * followed, and nothing but the status is read. What goes wrong on the way is an answer too.
 * @throws the signal's reason when it was aborted
 */
export async function sendMessage(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  options: SendOptions,
  signal: AbortSignal,
): Promise<Answer> {
  const { timeoutMs } = options
  const allow = readAllowList(options.allow)
  const deadline = AbortSignal.timeout(timeoutMs)
  const agent = openGuardedAgent({
    allow,
    lookup: options.lookup ?? (lookup as LookupFunction),
    connectMs: timeoutMs,
    headerMs: timeoutMs,
    idleMs: timeoutMs,
    onConnect: () => {},
  })
  try {
    const response = await request(readReceiver(url, allow), {
      method: 'POST',
      dispatcher: agent,
      signal: AbortSignal.any([signal, deadline]),
      headers: { 'content-type': 'application/json', 'user-agent': 'atelier-webhooks', ...headers },
      body,
    })
    drop(response)
    const { statusCode: status } = response
    if (status >= 200 && status < 300) return { status }
    const redirect = status >= 300 && status < 400
    return {
      status,
      error: redirect
        ? `the receiver redirects (HTTP ${status}), which is not followed`
        : `the receiver answered HTTP ${status}`,
    }
  } catch (e) {
    signal.throwIfAborted()
    if (deadline.aborted) return { error: `the receiver did not answer within ${timeoutMs / 1000} s` }
    return { error: faultOf(e) }
  } finally {
    await agent.destroy()
  }
}

/** In words that name no address: what a name stands for inside is not told. */
function faultOf(e: unknown): string {
  const refused = refusalIn(e)
  if (refused !== undefined) return `the address is refused: ${refused}`
  return connectionFault(e) ?? (e instanceof Failure ? e.message : 'the message could not be sent')
}

/** Destroying a body makes it emit an error, which would end the process if nobody listened. */
function drop({ body }: Dispatcher.ResponseData): void {
  body.on('error', () => {})
  body.destroy()
}
