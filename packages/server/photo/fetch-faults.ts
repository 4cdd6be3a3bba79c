import { Failure } from '@atelier/contract'
import { AddressRefused } from './guarded-agent.ts'

/** What can go wrong between two machines, by the code that Node or undici gives it, as the caller reads it. */
const details: readonly (readonly [RegExp, string])[] = [
  [/^ENOTFOUND$|^ENODATA$/, 'its host name is not known'],
  [/^EAI_/, 'its host name could not be looked up'],
  [/^UND_ERR_CONNECT_TIMEOUT$|^ETIMEDOUT$/, 'the server could not be reached in time'],
  [/^UND_ERR_HEADERS_TIMEOUT$|^UND_ERR_BODY_TIMEOUT$/, 'the server stopped answering'],
  [/^UND_ERR_HEADERS_OVERFLOW$|^HPE_/, 'the server does not speak proper HTTP'],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS_|^ERR_SSL_|^EPROTO$/,
    'its certificate or encryption is not accepted',
  ],
  [/^UND_ERR_|^E(CONN|HOST|NET|PIPE|ADDR|ACCES|PERM)/, 'the connection failed or broke off'],
]

interface Circumstances {
  /** The limit of the whole download. */
  readonly seconds: number
  readonly timedOut: boolean
}

/**
 * Turns what a download threw into what the caller reads. Faults of this machine, such as a full disk, stay as they
 * are: they are no fault of the address.
 */
export function asFetchFailure(e: unknown, { seconds, timedOut }: Circumstances): unknown {
  if (e instanceof Failure) return e
  const refused = refusalIn(e)
  if (refused !== undefined) return new Failure('photoAddressRefused', { detail: refused }, { cause: e })
  if (timedOut)
    return new Failure('photoDownload', { detail: `it took longer than ${seconds} s`, seconds }, { cause: e })
  const detail = connectionFault(e)
  return detail === undefined ? e : new Failure('photoDownload', { detail, seconds }, { cause: e })
}

/** What went wrong between two machines, in words; undefined for any other fault. */
export function connectionFault(e: unknown): string | undefined {
  const codes = causesOf(e).flatMap((c) => (isOfFile(c) ? [] : [codeOf(c)]))
  return details.find(([code]) => codes.some((c) => code.test(c)))?.[1]
}

/** What a guarded connection was refused for; undefined when it was not. */
export const refusalIn = (e: unknown): string | undefined =>
  causesOf(e).find((c) => c instanceof AddressRefused)?.message

/** The error itself, what caused it, and the single tries of a connection to several addresses. */
function causesOf(e: unknown): readonly unknown[] {
  const found: unknown[] = []
  for (let next: unknown = e; next !== undefined && next !== null && found.length < 8; ) {
    found.push(next)
    if (next instanceof AggregateError) found.push(...next.errors)
    next = next instanceof Error ? next.cause : undefined
  }
  return found
}

const codeOf = (e: unknown): string =>
  e instanceof Error && 'code' in e && typeof e.code === 'string' ? e.code : ''

/** Errors of the file system carry the path; those of sockets do not. */
const isOfFile = (e: unknown): boolean => e instanceof Error && 'path' in e
