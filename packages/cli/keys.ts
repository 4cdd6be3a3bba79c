import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Command, exit, Mistaken, parsed, Told } from './command.ts'

const help = `Usage: atelier keys create --name NAME [--scopes draw,read] [--balance USD] [--data FOLDER] [--json]
       atelier keys list [--data FOLDER] [--json]
       atelier keys revoke ID [--data FOLDER] [--json]

Makes, lists and revokes API keys, whether the server runs or not.

  --name NAME        what the key is for
  --scopes LIST      what it may do, between commas: draw, read, admin (default draw,read)
  --balance USD      what it may spend, such as 5.00; without it the key is not limited
  --data FOLDER      the server's data folder (ATELIER_DATA, ./data)
  --json             prints JSON

create shows the key once; only its SHA-256 is kept. revoke takes the id from list, or the key itself; the key
stops at once.
Exit codes: 0 done, 1 it could not be done, 2 wrong call.`

const scopes = ['draw', 'read', 'admin'] as const
type Scope = (typeof scopes)[number]

function readScopes(raw: string): readonly Scope[] {
  const asked = raw.split(',').map((s) => s.trim())
  const wrong = asked.find((s) => !(scopes as readonly string[]).includes(s))
  if (wrong !== undefined)
    throw new Mistaken(`--scopes: ${JSON.stringify(wrong)} is not one of ${scopes.join(', ')}`)
  return scopes.filter((s) => asked.includes(s))
}

/** A server that starts or stops holds the database and does not answer yet: worth waiting for. */
const waitMs = 5000

/** Asks the server that runs on the data folder, or does it on the database itself when none runs. */
async function ask<A extends import('@atelier/server/control.ts').Ask>(data: string, what: A) {
  const { answer, askServer, NoServer } = await import('@atelier/server/control.ts')
  type Answer = import('@atelier/server/control.ts').Answers[A['do']]
  for (const until = Date.now() + waitMs; ; await sleep(100)) {
    try {
      return await askServer(data, what)
    } catch (e) {
      if (!(e instanceof NoServer)) throw new Told((e as Error).message)
    }
    const { openEmbedded } = await import('@atelier/server/stores/embedded/open.ts')
    const { keysOf } = await import('@atelier/server/accounts/keys.ts')
    try {
      const stores = await openEmbedded(data)
      try {
        return (await answer(keysOf(stores.accounts), what)) as Answer
      } finally {
        await stores.close()
      }
    } catch (e) {
      if (e instanceof RangeError) throw new Mistaken(e.message)
      if ((e as Error).name !== 'DataInUse' || Date.now() > until) throw new Told((e as Error).message)
    }
  }
}

type Key = import('@atelier/server/stores/account-store.ts').KeyRecord
const day = (ms: number): string => new Date(ms).toISOString().slice(0, 16).replace('T', ' ')
const row = (key: Key): readonly string[] => [
  key.id,
  `${key.hint}…`,
  key.scopes.join(','),
  key.balance ?? '-',
  day(key.createdAt),
  key.revokedAt === undefined ? 'valid' : `revoked ${day(key.revokedAt)}`,
  key.name,
]

function table(keys: readonly Key[]): string {
  const rows = [['ID', 'KEY', 'SCOPES', 'USD LEFT', 'MADE (UTC)', 'STATE', 'NAME'], ...keys.map(row)]
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((r) => r[i]?.length ?? 0))) ?? []
  return rows
    .map((r) =>
      r
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const shown = ({ hash: _, ...key }: Key) => key

const keys: Command = {
  summary: 'make, list and revoke API keys',
  help,
  run: async (argv) => {
    const { values, positionals } = parsed(() =>
      parseArgs({
        args: [...argv],
        allowPositionals: true,
        options: {
          name: { type: 'string' },
          scopes: { type: 'string', default: 'draw,read' },
          balance: { type: 'string' },
          data: { type: 'string' },
          json: { type: 'boolean', default: false },
        },
      }),
    )
    const { settings } = await import('@atelier/server/config.ts')
    const { data: place } = settings['What it keeps']
    const folder = values.data ?? process.env['ATELIER_DATA']?.trim()
    const data = folder ? place.read(folder) : place.default
    const [what, id, ...more] = positionals
    if (more.length > 0 || (id !== undefined && what !== 'revoke'))
      throw new Mistaken(`${JSON.stringify(more[0] ?? id)} is too much`)
    switch (what) {
      case 'create': {
        const { name, balance } = values
        if (!name) throw new Mistaken('--name is missing: what is the key for?')
        const key = { name, scopes: readScopes(values.scopes), ...(balance !== undefined && { balance }) }
        const { record, secret } = await ask(data, { do: 'createKey', key })
        if (values.json) console.log(JSON.stringify({ ...shown(record), key: secret }))
        else console.log(`${secret}\n\nThis is the only time the key is shown. Its id is ${record.id}.`)
        return exit.done
      }
      case 'list': {
        const all = await ask(data, { do: 'listKeys' })
        console.log(values.json ? JSON.stringify(all.map(shown)) : table(all))
        return exit.done
      }
      case 'revoke': {
        if (id === undefined) throw new Mistaken('which key? Give its id; atelier keys list shows it')
        const gone = await ask(data, { do: 'revokeKey', key: id })
        if (!gone) throw new Told(`there is no key ${id.startsWith('atl_') ? 'like this' : id}`)
        console.log(values.json ? JSON.stringify(shown(gone)) : `${gone.id} (${gone.name}) is revoked.`)
        return exit.done
      }
      default:
        throw new Mistaken(
          what === undefined ? 'create, list or revoke?' : `there is no keys ${JSON.stringify(what)}`,
        )
    }
  },
}
export default keys
