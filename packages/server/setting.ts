import { isAbsolute, resolve } from 'node:path'

/** One environment variable: its name, how it is read, its default and its sentence in the docs. */
export interface Setting<T> {
  readonly env: string
  readonly default: T
  /** The default as the docs tell it, where the value itself depends on the machine or is nothing. */
  readonly shown: string
  /** What is accepted, for the docs. */
  readonly accepts: string
  readonly doc: string
  /** Never printed, not even when it is wrong. */
  readonly secret?: boolean
  /** @throws Error with what was expected */
  readonly read: (raw: string) => T
}

interface Range {
  readonly min: number
  readonly max: number
}

const expected = (what: string): never => {
  throw new Error(`expected ${what}`)
}

export const text = (
  env: string,
  def: string,
  doc: string,
  form: { readonly test: (raw: string) => boolean; readonly accepts: string } = {
    test: () => true,
    accepts: 'text',
  },
): Setting<string> => ({
  env,
  default: def,
  shown: def === '' ? 'none' : def,
  accepts: form.accepts,
  doc,
  read: (raw) => (form.test(raw) ? raw : expected(form.accepts)),
})

/** Text that is never shown again. */
export const secret = (...args: Parameters<typeof text>): Setting<string> => ({
  ...text(...args),
  secret: true,
})

export const int = (
  env: string,
  def: number,
  { min, max }: Range,
  doc: string,
  shown = String(def),
): Setting<number> => {
  const accepts = `a whole number from ${min} to ${max}`
  const fits = (raw: string) => /^-?\d{1,15}$/.test(raw) && Number(raw) >= min && Number(raw) <= max
  return {
    env,
    default: def,
    shown,
    accepts,
    doc,
    read: (raw) => (fits(raw) ? Number(raw) : expected(accepts)),
  }
}

export const decimal = (env: string, def: number, { min, max }: Range, doc: string): Setting<number> => {
  const accepts = `a number from ${min} to ${max}`
  const fits = (raw: string) => /^\d{1,9}(\.\d{1,9})?$/.test(raw) && Number(raw) >= min && Number(raw) <= max
  return {
    env,
    default: def,
    shown: String(def),
    accepts,
    doc,
    read: (raw) => (fits(raw) ? Number(raw) : expected(accepts)),
  }
}

const unitMs = { seconds: 1000, hours: 3_600_000, days: 86_400_000 } as const

/** A length of time, given in the unit, decimals allowed; read as milliseconds. */
export const duration = (
  env: string,
  def: number,
  unit: keyof typeof unitMs,
  { min, max }: Range,
  doc: string,
): Setting<number> => {
  const accepts = `${unit}, from ${min} to ${max}`
  const fits = (raw: string) => /^\d{1,9}(\.\d{1,9})?$/.test(raw) && Number(raw) >= min && Number(raw) <= max
  return {
    env,
    default: def * unitMs[unit],
    shown: String(def),
    accepts,
    doc,
    read: (raw) => (fits(raw) ? Math.round(Number(raw) * unitMs[unit]) : expected(accepts)),
  }
}

export const oneOf = <const T extends string>(
  env: string,
  values: readonly T[],
  def: NoInfer<T>,
  doc: string,
): Setting<T> => {
  const accepts = `one of ${values.join(', ')}`
  return {
    env,
    default: def,
    shown: def,
    accepts,
    doc,
    read: (raw) => values.find((v) => v === raw) ?? expected(accepts),
  }
}

/** Entries between commas; blanks around them do not count. */
export const list = (
  env: string,
  def: readonly string[],
  doc: string,
  form: { readonly test: (entry: string) => boolean; readonly accepts: string },
): Setting<readonly string[]> => ({
  env,
  default: def,
  shown: def.length === 0 ? 'none' : def.join(','),
  accepts: `${form.accepts}, between commas`,
  doc,
  read: (raw) => {
    const entries = raw
      .split(',')
      .map((e) => e.trim())
      .filter((e) => e !== '')
    const wrong = entries.filter((e) => !form.test(e))
    return wrong.length === 0 ? entries : expected(`${form.accepts}, not ${wrong.join(' or ')}`)
  },
})

const delayMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 }
const delayForm = /^(\d{1,7}(?:\.\d{1,3})?)([smh])$/
const readDelay = (text: string): number => {
  const [, count = '', unit = ''] = delayForm.exec(text) ?? []
  return Number(count) * (delayMs[unit] ?? Number.NaN)
}

/** Waits between commas, such as `5s,5m,2h`; read as milliseconds. */
export const delays = (env: string, def: string, doc: string): Setting<readonly number[]> => {
  const form = list(env, [], doc, {
    test: (entry) => delayForm.test(entry),
    accepts: 'waits such as 30s, 5m or 2h',
  })
  const read = (raw: string): readonly number[] => form.read(raw).map(readDelay)
  return { ...form, default: read(def), shown: def, read }
}

/** A folder, read as an absolute path. */
export const folder = (env: string, def: string, doc: string): Setting<string> => ({
  env,
  default: resolve(def),
  shown: def,
  accepts: 'a path',
  doc,
  read: (raw) => (raw.includes('\0') ? expected('a path') : isAbsolute(raw) ? raw : resolve(raw)),
})

export type Group = Readonly<Record<string, Setting<unknown>>>
export type Values<G extends Group> = { readonly [K in keyof G]: G[K] extends Setting<infer T> ? T : never }
export type Env = Readonly<Record<string, string | undefined>>

/** Reads a group and adds a line for each mistake to `wrong`, by the variable's name. */
export function readGroup<G extends Group>(group: G, env: Env, wrong: string[]): Values<G> {
  const out: Record<string, unknown> = {}
  for (const [name, s] of Object.entries(group)) {
    const raw = env[s.env]?.trim()
    try {
      // An empty variable is one that was not set: shells and compose files cannot unset.
      out[name] = raw ? s.read(raw) : s.default
    } catch (e) {
      wrong.push(`${s.env}=${s.secret ? '(hidden)' : raw}: ${(e as Error).message}`)
    }
  }
  return out as Values<G>
}
