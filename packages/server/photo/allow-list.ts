import ipaddr from 'ipaddr.js'
import { asAddress, isWithin, reachOf } from './addresses.ts'

/** Where a photo may be fetched from beside the public internet on its usual ports. */
export interface AllowList {
  /** Whether a connection to this port of this host (as in the URL) may be tried at all. */
  port(host: string, port: number): boolean
  /** Whether an address that the host stands for may be connected to. */
  address(host: string, port: number, address: string): boolean
}

interface Entry {
  readonly names?: (host: string) => boolean
  readonly range?: readonly [ipaddr.IPv4 | ipaddr.IPv6, number]
  /** Undefined is the usual ports. */
  readonly port?: number
}

const usualPorts = new Set([80, 443])
const label = '[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?'
const namePattern = new RegExp(`^(\\*\\.)?${label}(\\.${label})*$`, 'i')

/** As a name is compared: lower case, without the root's dot. */
const plainName = (host: string): string => host.toLowerCase().replace(/\.$/, '')

/**
 * Reads one entry: `host`, `*.suffix` (every name below it), an address or a range in CIDR form, each with `:port`
 * behind it where another port than 80 and 443 is meant; IPv6 stands in brackets then.
 */
function readEntry(text: string): Entry | undefined {
  const [, first = text.trim(), digits] = /^(\[[^\]]+\]|[^:]+)(?::(\d{1,5}))?$/.exec(text.trim()) ?? []
  const host = first.replace(/^\[|\]$/g, '')
  const port = digits === undefined ? undefined : Number(digits)
  if (port !== undefined && (port < 1 || port > 65_535)) return undefined
  const at = port === undefined ? {} : { port }
  if (host.includes('/')) {
    const isRange = ipaddr.isValidCIDR(host) && (host.includes(':') || /^\d+(\.\d+){3}\//.test(host))
    return isRange ? { range: ipaddr.parseCIDR(host), ...at } : undefined
  }
  const address = asAddress(host)
  if (address) return { range: [address, address.kind() === 'ipv4' ? 32 : 128], ...at }
  // Digits and dots alone would be read as an address by every resolver.
  const name = plainName(host)
  if (!namePattern.test(name) || /^[\d.]+$|^0x/i.test(name)) return undefined
  const suffix = name.startsWith('*.') ? name.slice(1) : undefined
  return { names: suffix ? (h) => h.endsWith(suffix) && h !== suffix : (h) => h === name, ...at }
}

/** Whether `readAllowList` takes this entry; for the check of settings. */
export const isAllowEntry = (text: string): boolean => readEntry(text) !== undefined

/**
 * @param texts entries as in ATELIER_FETCH_ALLOW. A name opens the private networks for that name; the addresses of
 * metadata services, multicast and the like only open when a range or address names them.
 * @throws RangeError for an entry that is none
 */
export function readAllowList(texts: readonly string[]): AllowList {
  const entries = texts.map((text) => {
    const entry = readEntry(text)
    if (!entry)
      throw new RangeError(`Expected host, host:port, *.suffix or a CIDR range but received "${text}"`)
    return entry
  })
  const matchesPort = (e: Entry, port: number): boolean =>
    e.port === undefined ? usualPorts.has(port) : e.port === port
  return {
    // The address behind a name is not known yet: a range may still open the port for it.
    port: (host, port) =>
      usualPorts.has(port) ||
      entries.some((e) => matchesPort(e, port) && (e.range !== undefined || e.names?.(plainName(host)))),
    address: (host, port, text) => {
      const address = asAddress(text)
      if (!address) return false
      const reach = reachOf(text)
      if (reach === 'public' && usualPorts.has(port)) return true
      return entries.some(
        (e) =>
          matchesPort(e, port) &&
          ((e.range && isWithin(address, e.range)) || (reach !== 'never' && e.names?.(plainName(host)))),
      )
    },
  }
}
