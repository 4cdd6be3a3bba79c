import { excerpt } from './exchange.ts'
import { documentOf, strays } from './fits-document.ts'
import type { Named } from './load.ts'
import type { OwnServer } from './own-server.ts'
import type { PhotoServer } from './photo-host.ts'
import { photo, type Size } from './photos.ts'
import { Wire } from './wire.ts'

export interface Target {
  readonly base: string
  readonly key: string
  readonly own?: OwnServer
  /** Where the server can fetch from this machine. */
  readonly photos?: PhotoServer
  /** The smallest photo it takes, where that is not the API's 600x800. */
  readonly smallest?: Size
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
/** Lines of our own server's log shown with them. */
const logLines = 6

/** Plays one scenario against a server. @throws NotKept with the last exchanges and log lines */
export async function play({ name, scenario }: Named, target: Target): Promise<void> {
  const wire = new Wire(target.base, target.key, target.smallest)
  const host = () => {
    if (!target.photos) throw new Error('this scenario asks for a photo host but does not declare it')
    return target.photos.corner(name)
  }
  try {
    await scenario.steps({
      wire,
      host,
      photoUrl: async () => target.photoUrl ?? host().file('/photo.jpg', await photo()),
      own: () => {
        if (!target.own) throw new Error('this scenario asks for a server of its own but does not declare it')
        return target.own
      },
    })
    const check = await documentOf(target.base)
    const found = check && wire.answered.flatMap((answer) => strays(check, answer))
    if (found && found.length > 0)
      throw new Error(`answers that the OpenAPI document does not tell:\n${[...new Set(found)].join('\n')}`)
  } catch (e) {
    const cause = e instanceof Error ? e : new Error(String(e))
    const said = wire.exchanges.slice(-shown).map(excerpt)
    const logged = target.own?.heard.stderr.trim().split('\n').slice(-logLines) ?? []
    if (target.own?.died) said.push(`! ${target.own.died}`)
    throw new NotKept(name, cause, [...said, ...logged.map((l) => `! ${l.slice(0, 300)}`)].join('\n'))
  }
}
