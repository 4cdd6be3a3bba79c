import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type CatalogueEntry, catalogue, Failure, type LimitsProfile } from '@atelier/contract'
import { type Param, styleOf } from '@atelier/paint'
import { openStudio, type Studio } from '@atelier/server/engines/studio.ts'
import type { PictureFormat } from '@atelier/server/photo/encode.ts'
import { inspectPhoto } from '@atelier/server/photo/inspect.ts'
import { type Command, exit, Mistaken, parsed, Told } from './command.ts'
import { deliver } from './deliver.ts'
import { openMeter } from './meter.ts'

const help = `Usage: atelier draw PHOTO... --style STYLE[,STYLE...] [-o OUT] [options]
       atelier draw --list

Turns photos into pictures in this process: no server, no network.

  PHOTO             a JPEG or PNG file; - reads one from the standard input
  -s, --style       a short name (water_paint) or a key of the API; may be given again or with commas; 'all' for every
                    style that is drawn
  -o, --out OUT     file for one picture; a folder for several; - writes one to the standard output
                    (default: PHOTO-STYLE.jpg beside the photo)
  --format F        jpeg (default, or as OUT's name says), png, webp, avif
  --quality N       1 to 100 (default 92)
  --set NAME=VALUE  a parameter of the style, see --list
  --threads N       threads of one drawing (default: the cores of the machine)
  --limits P        strict or lenient (default): lenient takes photos from 256 pixels a side
  --overwrite       replace pictures that are there already
  --quiet           no progress
  --list            the styles, with their parameters; --json for programs

Exit codes: 0 every picture was drawn, 1 some were not (the reasons are told), 2 wrong call.`

const formats = { jpg: 'jpeg', jpeg: 'jpeg', png: 'png', webp: 'webp', avif: 'avif' } as const
const entries: readonly CatalogueEntry[] = catalogue
const drawn = entries.filter((e) => styleOf(e.key, e.subKey))

/** Every wire key and short name means a style; a key with sub-styles alone does not. */
function entriesOf(names: readonly string[]): CatalogueEntry[] {
  const found = names
    .flatMap((n) => n.split(','))
    .map((n) => n.trim())
    .filter(Boolean)
    .flatMap((name) => {
      if (name === 'all') return drawn
      const short = name.replaceAll('-', '_')
      const entry = entries.find(
        (e) =>
          e.short === short ||
          e.subKey === name ||
          (!e.subKey && (e.key === name || e.key === `${name}_usage`)),
      )
      const subs = entries.filter((e) => e.subKey && (e.key === name || e.key === `${name}_usage`))
      if (!entry && subs.length > 0)
        throw new Mistaken(`${name} has sub-styles; use one of ${subs.map((e) => e.short).join(', ')}`)
      if (!entry) throw new Mistaken(`there is no style ${JSON.stringify(name)}; see atelier draw --list`)
      if (!drawn.includes(entry))
        throw new Mistaken(
          `${entry.short} is not drawn yet; drawn are ${drawn.map((e) => e.short).join(', ')}`,
        )
      return [entry]
    })
  return [...new Set(found)]
}

function list(json: boolean): string {
  const rows = entries.map((e) => {
    const style = styleOf(e.key, e.subKey)
    return {
      short: e.short,
      req_key: e.key,
      ...(e.subKey ? { sub_req_key: e.subKey } : {}),
      label: e.label,
      drawn: style !== undefined,
      ...(style ? { look: style.look, version: style.version, parameters: style.params } : {}),
    }
  })
  if (json) return JSON.stringify(rows, null, 2)
  return rows
    .flatMap((r) => [
      `${r.drawn ? '*' : ' '} ${r.short.padEnd(14)}${r.label.en} ${r.label.zh}`,
      ...Object.entries<Param>(r.parameters ?? {}).map(([name, p]) => {
        const range =
          p.type === 'choice' ? p.values.join('|') : `${p.min}..${p.max}${p.unit === 'u' ? ' u' : ''}`
        return `      --set ${name}=${p.default}  (${range})  ${p.doc}`
      }),
    ])
    .concat('', '* is drawn by this version; u is a thousandth of the long side')
    .join('\n')
}

/** `--set name=value`: numbers where the style declares numbers. */
function valuesOf(
  set: readonly string[],
  chosen: readonly CatalogueEntry[],
): Record<string, string | number> {
  return Object.fromEntries(
    set.map((text) => {
      const [name = '', value = ''] = text.split('=', 2)
      for (const e of chosen) {
        const param = styleOf(e.key, e.subKey)?.params[name]
        if (!param)
          throw new Mistaken(`${e.short} has no parameter ${JSON.stringify(name)}; see atelier draw --list`)
        if (param.type === 'choice') {
          if (!param.values.includes(value))
            throw new Mistaken(`--set ${name}: expected one of ${param.values.join(', ')}`)
          continue
        }
        const n = Number(value)
        if (value === '' || !(n >= param.min && n <= param.max))
          throw new Mistaken(`--set ${name}: expected a number from ${param.min} to ${param.max}`)
      }
      return [name, Number.isNaN(Number(value)) ? value : Number(value)]
    }),
  )
}

interface Order {
  readonly photo: string
  readonly entry: CatalogueEntry
  /** `-` for the standard output. */
  readonly target: string
}

async function ordersOf(
  photos: readonly string[],
  chosen: readonly CatalogueEntry[],
  out: string | undefined,
  ext: string,
) {
  const single = photos.length === 1 && chosen.length === 1
  const folder =
    out !== undefined &&
    out !== '-' &&
    ((await stat(out).catch(() => undefined))?.isDirectory() ?? out.endsWith('/'))
  if (out === '-' && !single) throw new Mistaken('-o - takes one photo and one style')
  if (out !== undefined && !single && !folder)
    throw new Mistaken(`several pictures need a folder: ${out} is none`)
  if (folder && !(await stat(out).catch(() => undefined))) throw new Mistaken(`there is no folder ${out}`)
  const orders = photos.flatMap((photo) =>
    chosen.map((entry): Order => {
      if (out !== undefined && !folder) return { photo, entry, target: out }
      if (photo === '-' && out === undefined) return { photo, entry, target: '-' }
      const stem = photo === '-' ? 'picture' : basename(photo, extname(photo))
      return { photo, entry, target: join(out ?? dirname(photo), `${stem}-${entry.short}.${ext}`) }
    }),
  )
  const twice = orders.find(
    (o, i) => o.target !== '-' && orders.findIndex((p) => p.target === o.target) !== i,
  )
  if (twice)
    throw new Mistaken(`two photos would both be written to ${twice.target}; draw them into separate folders`)
  return orders
}

/** The whole of standard input, as a file: the path takes files everywhere else. */
async function pipeInto(file: string): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    for await (const chunk of process.stdin) await handle.write(chunk as Buffer)
  } finally {
    await handle.close()
  }
}

async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(() =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        style: { type: 'string', short: 's', multiple: true },
        out: { type: 'string', short: 'o' },
        format: { type: 'string' },
        quality: { type: 'string' },
        set: { type: 'string', multiple: true },
        threads: { type: 'string' },
        limits: { type: 'string', default: 'lenient' },
        overwrite: { type: 'boolean', default: false },
        quiet: { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    }),
  )
  if (values.list) {
    console.log(list(values.json))
    return exit.done
  }
  if (positionals.length === 0) throw new Mistaken('name at least one photo, or - for the standard input')
  if (!values.style) throw new Mistaken('choose a --style; see atelier draw --list')
  const chosen = entriesOf(values.style)
  const whole = (name: string, text: string | undefined, min: number, max: number): number | undefined => {
    if (text === undefined) return undefined
    if (!/^\d+$/.test(text) || +text < min || +text > max)
      throw new Mistaken(`--${name}: expected ${min} to ${max}`)
    return +text
  }
  const quality = whole('quality', values.quality, 1, 100)
  const threads = whole('threads', values.threads, 1, 16)
  if (values.limits !== 'strict' && values.limits !== 'lenient')
    throw new Mistaken('--limits: expected strict or lenient')
  const named = extname(values.out ?? '')
    .slice(1)
    .toLowerCase()
  const wanted = (values.format ?? (named in formats ? named : 'jpg')).toLowerCase()
  if (!(wanted in formats)) throw new Mistaken(`--format: expected one of ${Object.keys(formats).join(', ')}`)
  const format = formats[wanted as keyof typeof formats]
  const orders = await ordersOf(positionals, chosen, values.out, format === 'jpeg' ? 'jpg' : format)
  const style = { values: valuesOf(values.set ?? [], chosen), format, ...(quality ? { quality } : {}) }

  const folder = await mkdtemp(join(tmpdir(), 'atelier-'))
  const studio = await openStudio(threads)
  try {
    return await drawAll(orders, {
      studio,
      folder,
      quiet: values.quiet,
      overwrite: values.overwrite,
      limits: values.limits,
      style,
    })
  } finally {
    await studio.close()
    await rm(folder, { recursive: true, force: true })
  }
}

interface How {
  readonly studio: Studio
  readonly folder: string
  readonly quiet: boolean
  readonly overwrite: boolean
  readonly limits: LimitsProfile
  readonly style: {
    readonly values: Record<string, string | number>
    readonly format: PictureFormat
    readonly quality?: number
  }
}

/** One picture after the other, each on all threads; one that cannot be drawn does not stop the rest. */
async function drawAll(orders: readonly Order[], how: How): Promise<number> {
  const meter = openMeter(orders.length, how.quiet)
  const wrong: string[] = []
  const warned = new Set<string>()
  const piped = join(how.folder, 'standard-input')
  if (orders.some((o) => o.photo === '-')) await pipeInto(piped)
  for (const [i, order] of orders.entries()) {
    const label = `${order.photo === '-' ? 'standard input' : basename(order.photo)} ${order.entry.short}`
    try {
      if (order.target !== '-' && !how.overwrite && (await stat(order.target).catch(() => undefined)))
        throw new Told(`${order.target} is there already; --overwrite replaces it`)
      const photo = order.photo === '-' ? piped : order.photo
      if (!(await stat(photo).catch(() => undefined))?.isFile())
        throw new Told(`there is no file ${order.photo}`)
      await inspectPhoto(photo, { profile: how.limits })
      const { key, subKey } = order.entry
      const drawing = await how.studio.draw(
        { style: subKey ? { key, subKey } : { key }, photo, folder: how.folder, ...how.style },
        { progress: (f) => meter.at(i + f, label) },
      )
      for (const warning of drawing.warnings) warned.add(warning)
      await deliver(drawing.file, order.target)
      if (order.target !== '-') meter.say(order.target)
    } catch (e) {
      if (!(e instanceof Failure || e instanceof Told)) throw e
      wrong.push(`${label}: ${e.message}${e instanceof Failure ? `. ${e.hint}` : ''}`)
    }
  }
  meter.end()
  for (const text of warned) console.error(`atelier draw: ${text}`)
  for (const text of wrong) console.error(`atelier draw: ${text}`)
  return wrong.length > 0 ? exit.failed : exit.done
}

export default { summary: 'draw photos in this process, without a server', help, run } satisfies Command
