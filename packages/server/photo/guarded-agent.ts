import type { LookupAddress } from 'node:dns'
import { isIP, type LookupFunction, type Socket } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { reachOf } from './addresses.ts'
import type { AllowList } from './allow-list.ts'

/** A connection that must not be made. The message names no address: what a name stands for inside is not told. */
export class AddressRefused extends Error {
  constructor(detail: string) {
    super(detail)
    this.name = 'AddressRefused'
  }
}

export interface GuardOptions {
  readonly allow: AllowList
  /** `dns.lookup`, or a stand-in with the same behaviour. */
  readonly lookup: LookupFunction
  readonly connectMs: number
  readonly headerMs: number
  /** Between two pieces of the body. */
  readonly idleMs: number
  /** Told for each connection whether it leads to the public internet. */
  readonly onConnect: (isPublic: boolean) => void
  /** Certificates beside the usual ones, PEM. */
  readonly ca?: string
}

/**
 * An HTTP agent that looks at every address it is about to connect to: the literal in the URL, each address a name
 * resolves to, and the peer once connected. The name is resolved once, for the connection itself, so that a second
 * answer of a rebinding name server is never asked for. Make one for each photo: nothing is reused.
 */
export function openGuardedAgent(options: GuardOptions): Agent {
  const { allow, lookup } = options
  return new Agent({
    connections: 1,
    pipelining: 1,
    keepAliveTimeout: 1,
    headersTimeout: options.headerMs,
    bodyTimeout: options.idleMs,
    maxHeaderSize: 16 * 1024,
    connect(target, done) {
      const host = target.hostname.replace(/^\[|\]$/g, '')
      const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80)
      const may = (address: string): boolean => allow.address(host, port, address)
      // Lookup is never called for literals.
      if (isIP(host) && !may(host)) return void done(new AddressRefused('it is not a public address'), null)
      const guardedLookup: LookupFunction = (name, lookupOptions, answer) =>
        lookup(name, { ...lookupOptions, all: true }, (error, found) => {
          if (error) return answer(error, '', 0)
          const addresses = found as unknown as readonly LookupAddress[]
          const [first] = addresses
          // One bad address among good ones is an attempt too.
          if (!first || !addresses.every((a) => may(a.address)))
            return answer(new AddressRefused('its host does not lead to a public address'), '', 0)
          if (lookupOptions.all) answer(null, [...addresses])
          else answer(null, first.address, first.family)
        })
      const connect = buildConnector({
        timeout: options.connectMs,
        lookup: guardedLookup,
        autoSelectFamily: true,
        ...(options.ca !== undefined && { ca: options.ca }),
      })
      connect(target, (...[error, socket]: [Error, null] | [null, Socket]) => {
        if (error) return done(error, null)
        const peer = socket.remoteAddress
        if (peer === undefined || !may(peer)) {
          socket.destroy()
          return done(new AddressRefused('its host does not lead to a public address'), null)
        }
        options.onConnect(reachOf(peer) === 'public')
        done(null, socket)
      })
    },
  })
}
