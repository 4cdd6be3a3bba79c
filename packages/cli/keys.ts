import { parseArgs } from 'node:util'
import { ask, dataFolder } from './ask.ts'
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
    const data = await dataFolder(values.data)
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
