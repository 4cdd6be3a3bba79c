import type { OwnServer } from './own-server.ts'
import type { PhotoHost } from './photo-host.ts'
import type { Wire } from './wire.ts'

/** A server of ours, started for the scenario with these settings. */
export interface ServerNeed {
  readonly server: {
    readonly env: Readonly<Record<string, string>>
    /** Started for this scenario alone, since the scenario stops it or uses it up. */
    readonly alone?: boolean
  }
}

/**
 * What a scenario needs beside a base address and a key. With no needs it runs against any server that
 * speaks the API, so it only asks for what the seed document promises.
 *
 * `atelier`    the server decides as docs of the wire say where the seed is silent: reasons, hints, aliases …
 * `photo host` the server can fetch from an address of ours (or the one of `--photo-url`)
 * `server`     our own server with given settings
 */
export type Need = 'atelier' | 'photo host' | ServerNeed

/** What a scenario's steps have at hand. */
export interface Stage {
  readonly wire: Wire
  /** Hands out photos and faults over HTTP. */
  readonly host: () => PhotoHost
  /** Address of a good photo of at least 600x800 that the server can fetch. */
  readonly photoUrl: () => Promise<string>
  /** The server's process, where the scenario needs our own. */
  readonly own: () => OwnServer
}

export interface Scenario {
  /** Rows of the seed document and of the wire's tables that it shows. */
  readonly proves: readonly string[]
  readonly needs: readonly Need[]
  /**
   * The scenario is about the service and not about how pictures look: where we start the server ourselves, an engine that
   * gives photos back at once will do.
   */
  readonly pictures?: 'any'
  /** Throws when the server does not keep its word. */
  readonly steps: (stage: Stage) => Promise<void>
}

export const scenario = (s: Scenario): Scenario => s

export const serverNeedOf = (s: Scenario): ServerNeed['server'] | undefined =>
  s.needs.find((n): n is ServerNeed => typeof n === 'object')?.server
