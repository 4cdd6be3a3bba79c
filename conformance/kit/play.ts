import { excerpt } from './exchange.ts'
import type { Named } from './load.ts'
import type { OwnServer } from './own-server.ts'
import { openPhotoHost, type PhotoHost } from './photo-host.ts'
import { photo } from './photos.ts'
import { Wire } from './wire.ts'

export interface Target {
  readonly base: string
  readonly key: string
  readonly own?: OwnServer
  /** An address of a photo that the server can fetch, where it cannot reach this machine. */
  readonly photoUrl?: string
}

/** What went wrong, with what was said last. */
export class NotKept extends Error {
  readonly why: string
  constructor(name: string, cause: Error, said: string) {
    super(`${name}: ${cause.message}\n\n${said}`, { cause })
    this.name = 'NotKept'
    this.why = cause.message
    this.stack = `${this.message}\n${(cause.stack ?? '')
      .split('\n')
      .filter((l) => /^\s+at /.test(l))
      .slice(0, 6)
      .join('\n')}`
  }
}

/** Exchanges shown with a failure. */
const shown = 4

/** Plays one scenario against a server. @throws NotKept with the last exchanges */
export async function play({ name, scenario }: Named, target: Target): Promise<void> {
  const wire = new Wire(target.base, target.key)
  let host: Promise<PhotoHost> | undefined
  const openHost = () => {
    host ??= openPhotoHost()
    return host
  }
  try {
    await scenario.steps({
      wire,
      host: openHost,
      photoUrl: async () =>
        target.photoUrl ?? (await openHost()).file('/photo-of-the-scene.jpg', await photo()),
      own: () => {
        if (!target.own) throw new Error('this scenario asks for a server of its own but does not declare it')
        return target.own
      },
    })
  } catch (e) {
    const cause = e instanceof Error ? e : new Error(String(e))
    throw new NotKept(name, cause, wire.exchanges.slice(-shown).map(excerpt).join('\n'))
  } finally {
    await (await host)?.close()
  }
}
