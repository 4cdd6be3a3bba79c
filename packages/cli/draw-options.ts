import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Mistaken, parsed } from './command.ts'

export const drawHelp = `Usage: atelier draw PHOTO... --style STYLE[,STYLE...] [-o OUT] [options]
       atelier draw FOLDER... --style STYLE[,STYLE...] -o OUT [options]
       atelier draw --list

Turns photos into pictures: in this process, without server and network, or by a service.

  PHOTO             a JPEG or PNG file; - reads one from the standard input; of a FOLDER all photos in it and below
  -s, --style       a short name (water_paint) or a key of the API; may be given again or with commas; 'all' for every
                    style that is drawn
  -o, --out OUT     file for one picture; a folder for several; - writes one to the standard output
                    (default: PHOTO-STYLE.jpg beside the photo)
  --overwrite       replace pictures that are there already; without it those in the folder OUT are passed over
  --quiet           no progress
  --list            the styles, with their parameters; --json for programs

By a service:
  --server URL      where it listens, such as http://127.0.0.1:8080 (ATELIER_SERVER)
  --key-file FILE   a file with the API key (or ATELIER_KEY; --key KEY works too, but may be seen by other users)
  --at-once N       pictures ordered at once (default 4)
  --local           draw here, although ATELIER_SERVER is set

In this process:
  --format F        jpeg (default, or as OUT's name says), png, webp, avif
  --quality N       1 to 100 (default 92)
  --set NAME=VALUE  a parameter of the style, see --list
  --threads N       threads of one drawing (default: the cores of the machine)
  --limits P        strict or lenient (default): lenient takes photos from 256 pixels a side

Ctrl-C stops; the same command goes on where it stopped, also after a crash. A service is asked once for each picture: what
was ordered stands in .atelier-draw.jsonl beside the pictures, until all are there.

Exit codes: 0 every picture is there, 1 some could not be drawn (the reasons are told), 2 wrong call, 130 interrupted.`

const options = {
  style: { type: 'string', short: 's', multiple: true },
  out: { type: 'string', short: 'o' },
  overwrite: { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  server: { type: 'string' },
  key: { type: 'string' },
  'key-file': { type: 'string' },
  'at-once': { type: 'string' },
  local: { type: 'boolean', default: false },
  format: { type: 'string' },
  quality: { type: 'string' },
  set: { type: 'string', multiple: true },
  threads: { type: 'string' },
  limits: { type: 'string' },
} as const

export const parseDraw = (argv: readonly string[]) =>
  parsed(() => parseArgs({ args: [...argv], allowPositionals: true, options }))
export type DrawValues = ReturnType<typeof parseDraw>['values']

/** @throws Mistaken */
export function whole(
  name: 'quality' | 'threads' | 'at-once',
  values: DrawValues,
  max: number,
): number | undefined {
  const text = values[name]
  if (text === undefined) return undefined
  if (!/^\d+$/.test(text) || +text < 1 || +text > max) throw new Mistaken(`--${name}: expected 1 to ${max}`)
  return +text
}

/** @throws Mistaken where an option belongs to the other place */
export function serverOf(values: DrawValues): string | undefined {
  const server = values.local ? undefined : values.server || process.env['ATELIER_SERVER'] || undefined
  if (values.local && values.server !== undefined)
    throw new Mistaken('--local and --server exclude each other')
  const here = ['format', 'quality', 'set', 'threads', 'limits'] as const
  const there = ['key', 'key-file', 'at-once'] as const
  const odd = (server === undefined ? there : here).find((name) => values[name] !== undefined)
  if (odd !== undefined)
    throw new Mistaken(
      `--${odd} is for drawing ${server === undefined ? 'by a service: name a --server' : 'in this process: see --local'}`,
    )
  return server
}

/** @throws Mistaken, without telling the key */
export async function keyOf(values: DrawValues): Promise<string | undefined> {
  const { key, 'key-file': file } = values
  if (key !== undefined && file !== undefined) throw new Mistaken('--key and --key-file exclude each other')
  // Shown to every user of the machine otherwise, as long as it runs.
  if (key !== undefined) process.title = 'atelier draw'
  if (file === undefined) return key || process.env['ATELIER_KEY'] || undefined
  const text = await readFile(file, 'utf8').catch((e: Error) => {
    throw new Mistaken(`--key-file: ${e.message}`)
  })
  if (text.trim() === '') throw new Mistaken(`--key-file: ${file} is empty`)
  return text.trim()
}
