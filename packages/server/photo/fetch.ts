import { lookup } from 'node:dns'
import { open, rm } from 'node:fs/promises'
import type { LookupFunction } from 'node:net'
import { Failure, limits } from '@atelier/contract'
import { type Dispatcher, request } from 'undici'
import { readAllowList } from './allow-list.ts'
import { asFetchFailure } from './fetch-faults.ts'
import { AddressRefused, openGuardedAgent } from './guarded-agent.ts'
import { tooBig } from './photo-faults.ts'

export interface FetchOptions {
  /** Hosts, `host:port`, `*.suffix`, addresses and CIDR ranges that may be fetched from although they are internal. */
  readonly allow?: readonly string[]
  /** Default `limits.photoBytes`. */
  readonly maxBytes?: number
  /** All of it: names, connections, redirects and the body. Default 15,000 ms. */
  readonly timeoutMs?: number
  /** Each wait for a connection, for headers, between two pieces of the body. Default 10,000 ms. */
  readonly idleMs?: number
  /** Default 3. */
  readonly redirects?: number
  /** Stand-in for `dns.lookup`. */
  readonly lookup?: LookupFunction
  /** Certificates of internal hosts beside the usual ones, PEM. */
  readonly ca?: string
}

export interface Fetched {
  readonly bytes: number
  readonly redirects: number
}

const redirectStatus = new Set([301, 302, 303, 307, 308])
/** Longer ones are no addresses of photos; browsers and servers stop near here. */
const longestUrl = 8192

/**
 * Downloads a photo into a file. Only http and https, only public addresses on ports 80 and 443 unless the allow-list
 * opens others; each redirect is checked like the first address. No cookies, credentials or referrer are sent.
 *
 * @param destFile is written over; there is none when the download fails
 * @throws Failure photoUrlInvalid, photoAddressRefused, photoDownload, photoTooBig; the signal's reason when it was
 * aborted; the system's error when the file cannot be written
 */
export async function fetchPhoto(
  url: string,
  destFile: string,
  options: FetchOptions = {},
  signal?: AbortSignal,
): Promise<Fetched> {
  signal?.throwIfAborted()
  const { timeoutMs = 15_000, idleMs = 10_000, maxBytes = limits.photoBytes, redirects = 3 } = options
  const allow = readAllowList(options.allow ?? [])
  const deadline = AbortSignal.timeout(timeoutMs)
  let isPublic = true
  const agent = openGuardedAgent({
    allow,
    lookup: options.lookup ?? (lookup as LookupFunction),
    connectMs: Math.min(idleMs, timeoutMs),
    headerMs: idleMs,
    idleMs,
    onConnect: (reached) => {
      isPublic = reached
    },
    ...(options.ca !== undefined && { ca: options.ca }),
  })
  const seconds = Math.ceil(timeoutMs / 1000)
  try {
    let from: URL | undefined
    let to = url
    for (let hop = 0; ; hop++) {
      const target = readTarget(to, from, allow.port)
      const response = await request(target, {
        dispatcher: agent,
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
        headers: {
          accept: 'image/jpeg, image/png;q=0.9, image/*;q=0.5',
          'accept-encoding': 'identity',
          'user-agent': 'atelier',
        },
      })
      const { location } = response.headers
      if (redirectStatus.has(response.statusCode) && typeof location === 'string') {
        drop(response)
        if (hop >= redirects)
          throw new Failure('photoDownload', { detail: `it redirects more than ${redirects} times`, seconds })
        from = target
        to = location
        continue
      }
      checkHead(response, isPublic, maxBytes, seconds)
      return { bytes: await save(response, destFile, maxBytes), redirects: hop }
    }
  } catch (e) {
    await rm(destFile, { force: true })
    signal?.throwIfAborted()
    throw asFetchFailure(e, { seconds, timedOut: deadline.aborted })
  } finally {
    await agent.destroy()
  }
}

/** Parses an address as the WHATWG does, so that 0x7f.1 and ①②⑦.⓪.⓪.① are seen as the 127.0.0.1 they are. */
function readTarget(text: string, from: URL | undefined, port: (host: string, port: number) => boolean): URL {
  // A redirect that goes wrong is the server's fault, and not in the caller's field.
  const wrong = (detail: string): Failure =>
    new Failure(from ? 'photoAddressRefused' : 'photoUrlInvalid', {
      detail: from ? `it redirects to an address that is not accepted (${detail})` : detail,
    })
  if (text.length > longestUrl) throw wrong(`it has more than ${longestUrl} characters`)
  const url = URL.canParse(text, from?.href) ? new URL(text, from?.href) : undefined
  if (!url) throw wrong('it cannot be read as an address')
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw wrong(`its scheme is ${url.protocol.slice(0, 20)}//, not http or https`)
  if (url.username || url.password) throw wrong('it holds a user name or password')
  if (!port(url.hostname, Number(url.port) || (url.protocol === 'https:' ? 443 : 80)))
    throw new AddressRefused(`port ${url.port} is not open for photos; 80 and 443 are`)
  return url
}

/** What an internal host answers is not the caller's to know: only public ones have their status told. */
function checkHead(
  response: Dispatcher.ResponseData,
  isPublic: boolean,
  maxBytes: number,
  seconds: number,
): void {
  const { statusCode, headers } = response
  const fail = (detail: string): never => {
    drop(response)
    throw new Failure('photoDownload', {
      detail: isPublic ? detail : 'the host did not answer with a photo',
      seconds,
    })
  }
  if (statusCode !== 200) fail(`the server answered HTTP ${statusCode}`)
  const encoding = headers['content-encoding'] ?? 'identity'
  if (String(encoding).toLowerCase() !== 'identity')
    fail('the server sends it compressed although asked not to')
  const length = Number(headers['content-length'] ?? 0)
  if (length > maxBytes) {
    drop(response)
    throw tooBig(length, maxBytes)
  }
}

/** Destroying a body makes it emit an error, which would end the process if nobody listened. */
function drop({ body }: Dispatcher.ResponseData): void {
  body.on('error', () => {})
  body.destroy()
}

/** Writes the body piece by piece; counts while it comes, since lengths in headers can lie. */
async function save(response: Dispatcher.ResponseData, destFile: string, maxBytes: number): Promise<number> {
  const file = await open(destFile, 'w')
  try {
    let bytes = 0
    for await (const piece of response.body as AsyncIterable<Uint8Array>) {
      bytes += piece.length
      if (bytes > maxBytes) throw tooBig(bytes, maxBytes)
      await file.write(piece)
    }
    return bytes
  } finally {
    drop(response)
    await file.close()
  }
}
