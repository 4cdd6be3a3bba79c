import { type CatalogueEntry, limits } from '@atelier/contract'
import { Atelier, AtelierError, type Reason } from '@atelier/sdk'
import { entries } from './chosen-styles.ts'
import { Mistaken, Told } from './command.ts'
import { Unavailable } from './place.ts'

/** Where a service listens, and who asks. */
export interface Address {
  readonly server: string
  readonly key: string | undefined
}

/** A person waits for the first answer; a batch outlives a restart of the service and a queue that is full. */
const impatient = { attempts: 3, withinMs: 10_000 }
const patient = { attempts: 1000, withinMs: 300_000, baseMs: 500, capMs: 10_000 }

/** @param onWait told while the service cannot take anything. @throws Mistaken for an address or key that is none */
export function serviceAt({ server, key }: Address, onWait: (why: string) => void = () => {}): Atelier {
  try {
    return new Atelier({
      baseUrl: server,
      key,
      retry: patient,
      uploadAboveBytes: limits.photoBytes * 2, // what is uploaded is decided here
      onRetry: (e) => onWait(e.message),
    })
  } catch (e) {
    if (!(e instanceof AtelierError)) throw e
    throw new Mistaken(e.param === 'key' ? `the key is none: ${e.message}` : `--server: ${e.message}`)
  }
}

/** The styles the service draws; all where it does not tell. @throws Told when it does not answer */
export async function drawnThere({ server }: Address): Promise<CatalogueEntry[]> {
  try {
    const told = await new Atelier({ baseUrl: server, retry: impatient, requestTimeoutMs: 15_000 }).styles()
    if (!told) return [...entries]
    const drawn = told.filter((s) => s.drawn)
    return entries.filter((e) => drawn.some((s) => s.req_key === e.key && s.sub_req_key === e.subKey))
  } catch (e) {
    if (!(e instanceof AtelierError)) throw e
    // Another service of the same API may not know the page; what it draws it says when it is asked to.
    if (e.status === 404 || e.status === 405) return [...entries]
    throw e.reason === 'invalid_argument' ? new Mistaken(`--server: ${e.message}`) : new Told(textOf(e))
  }
}

/** What is wrong with the service or the key, not with one photo. */
const unavailable: ReadonlySet<Reason> = new Set<Reason>([
  'network',
  'timed_out',
  'unreadable_answer',
  'unauthorized',
  'forbidden',
  'insufficient_balance',
  'rate_limited',
  'concurrency_limited',
  'uploads_full',
  'queue_full',
  'shutting_down',
])

/** An error of the service as a person is told; anything else as it is. */
export function asTold(e: unknown): unknown {
  if (!(e instanceof AtelierError)) return e
  const isAboutAll =
    unavailable.has(e.reason) ||
    (e.reason === 'unknown' && [401, 403, 429, 502, 503, 504].includes(e.status ?? 0))
  return isAboutAll ? new Unavailable(textOf(e)) : new Told(textOf(e))
}

const textOf = ({ message, status = 0, requestId }: AtelierError): string =>
  status >= 500 && requestId !== undefined ? `${message} (${requestId})` : message
