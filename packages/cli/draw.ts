import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, extname, join } from 'node:path'
import { drawAll, type Outcome } from './batch.ts'
import { chosenStyles } from './chosen-styles.ts'
import { type Command, exit, Mistaken } from './command.ts'
import { type DrawValues, drawHelp, keyOf, parseDraw, serverOf, whole } from './draw-options.ts'
import { watchInterrupts } from './interrupts.ts'
import { type Meter, openMeter } from './meter.ts'
import { type Order, type Orders, ordersOf } from './orders.ts'
import type { Place } from './place.ts'
import { styleList } from './style-list.ts'

const formats = { jpg: 'jpeg', jpeg: 'jpeg', png: 'png', webp: 'webp', avif: 'avif' } as const

/** A run as far as the call decides it. */
interface Run {
  readonly orders: Orders
  /** @param scratch a folder for what is on its way */
  open(orders: readonly Order[], scratch: string, onWait: (why: string) => void): Promise<Place>
}

async function runHere(values: DrawValues, photos: readonly string[]): Promise<Run> {
  const { drawnHere, openHere, valuesOf } = await import('./draw-here.ts')
  const chosen = chosenStyles(values.style ?? [], drawnHere())
  const quality = whole('quality', values, 100)
  const threads = whole('threads', values, 16)
  const { limits = 'lenient' } = values
  if (limits !== 'strict' && limits !== 'lenient') throw new Mistaken('--limits: expected strict or lenient')
  const named = extension(values.out)
  const wanted = (values.format ?? (named in formats ? named : 'jpg')).toLowerCase()
  if (!(wanted in formats)) throw new Mistaken(`--format: expected one of ${Object.keys(formats).join(', ')}`)
  const format = formats[wanted as keyof typeof formats]
  const styleValues = valuesOf(values.set ?? [], chosen)
  return {
    orders: await ordersOf(photos, chosen, values.out, format === 'jpeg' ? 'jpg' : format),
    open: (_orders, scratch) => openHere({ scratch, threads, limits, values: styleValues, format, quality }),
  }
}

const extension = (out = ''): string => extname(out).slice(1).toLowerCase()

async function runThere(values: DrawValues, photos: readonly string[], server: string): Promise<Run> {
  const { drawnThere, serviceAt } = await import('./service.ts')
  const key = await keyOf(values)
  if (key === undefined) throw new Mistaken('a service wants a key: --key-file FILE, or ATELIER_KEY')
  const atOnce = whole('at-once', values, 64) ?? 4
  const address = { server, key }
  serviceAt(address) // what is wrong with it is told before it is asked
  const chosen = chosenStyles(values.style ?? [], await drawnThere(address))
  const orders = await ordersOf(photos, chosen, values.out, 'jpg')
  if (orders.folder === undefined && !['', 'jpg', 'jpeg'].includes(extension(values.out)))
    throw new Mistaken(`-o: a service sends JPEG; ${values.out} is another name`)
  return {
    orders,
    open: async (filled, scratch, onWait) => {
      const { openThere } = await import('./draw-there.ts')
      const { Journal } = await import('./journal.ts')
      const [first] = filled
      const journal =
        first === undefined || first.target === '-'
          ? undefined
          : orders.folder === undefined
            ? await Journal.open(dirname(first.target), basename(first.target))
            : await Journal.open(orders.folder)
      if (journal && journal.open.length > 0 && !values.quiet)
        console.error(
          `atelier draw: going on where the last run stopped; ${journal.open.length} pictures may be ordered already`,
        )
      return openThere({
        atelier: serviceAt(address, onWait),
        server,
        atOnce,
        scratch,
        journal,
        orders: filled,
      })
    },
  }
}

async function list(values: DrawValues): Promise<string> {
  const server = serverOf(values)
  const { drawnHere, styleHere } = await import('./draw-here.ts')
  if (server === undefined) return styleList(drawnHere(), styleHere, values.json)
  const { drawnThere } = await import('./service.ts')
  return styleList(await drawnThere({ server, key: undefined }), () => undefined, values.json)
}

async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseDraw(argv)
  if (values.list) {
    console.log(await list(values))
    return exit.done
  }
  if (positionals.length === 0) throw new Mistaken('name at least one photo, or - for the standard input')
  if (!values.style) throw new Mistaken('choose a --style; see atelier draw --list')
  const server = serverOf(values)
  const plan = await (server === undefined
    ? runHere(values, positionals)
    : runThere(values, positionals, server))
  const scratch = await mkdtemp(join(tmpdir(), 'atelier-'))
  try {
    return await carryOut(plan, values, scratch)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function carryOut(
  { orders: { orders: planned, folder }, open }: Run,
  values: DrawValues,
  scratch: string,
): Promise<number> {
  const orders = await withPipe(planned, scratch)
  const interrupts = watchInterrupts()
  let meter: Meter | undefined
  let complete = false
  try {
    const place = await open(orders, scratch, (why) => meter?.wait(why))
    meter = openMeter(orders.length, values.quiet)
    try {
      const { overwrite } = values
      const skip = folder !== undefined
      const outcome = await drawAll({ orders, place, meter, overwrite, skip, signal: interrupts.signal })
      complete = outcome.wrong.length === 0 && outcome.left === 0
      meter.end()
      tell(outcome, orders.length, interrupts.code === undefined ? undefined : place.afterInterrupt)
      return interrupts.code ?? (complete ? exit.done : exit.failed)
    } finally {
      await place.close(complete)
    }
  } finally {
    meter?.end()
    interrupts.close()
  }
}

/** The standard input becomes a file: files are what is drawn everywhere else. */
async function withPipe(orders: readonly Order[], scratch: string): Promise<readonly Order[]> {
  if (!orders.some((o) => o.photo === '-')) return orders
  const piped = join(scratch, 'standard-input')
  const handle = await open(piped, 'wx')
  try {
    for await (const chunk of process.stdin) await handle.write(chunk as Buffer)
  } finally {
    await handle.close()
  }
  return orders.map((o) => (o.photo === '-' ? { ...o, photo: piped } : o))
}

function tell(
  { drawn, skipped, wrong, left, warnings }: Outcome,
  all: number,
  interrupted: string | undefined,
): void {
  const say = (text: string): void => console.error(`atelier draw: ${text}`)
  for (const text of warnings) say(text)
  for (const text of wrong) say(text)
  if (interrupted !== undefined)
    say(`interrupted: ${drawn + skipped} of ${all} pictures are there; ${interrupted}`)
  else if (left > 0) say(`stopped: ${left} of ${all} pictures are left. The same command goes on from here`)
  else if (skipped > 0) say(`${skipped} of ${all} pictures were there already`)
}

export default {
  summary: 'draw photos, here or by a service, one or whole folders',
  help: drawHelp,
  run,
} satisfies Command
