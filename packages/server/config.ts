import { availableParallelism, totalmem } from 'node:os'
import { asMicros } from './accounts/money.ts'
import { isAllowEntry } from './photo/allow-list.ts'
import {
  decimal,
  delays,
  duration,
  type Env,
  folder,
  int,
  list,
  oneOf,
  readGroup,
  secret,
  text,
  type Values,
} from './setting.ts'

const isMoney = (raw: string): boolean => {
  try {
    asMicros(raw)
    return true
  } catch {
    return false
  }
}
const isWebAddress = (raw: string): boolean =>
  URL.canParse(raw) && /^https?:$/.test(new URL(raw).protocol) && !/[?#]/.test(raw)
/** Bytes a painter may need for the largest photo: its pixels' bound, and what it is by itself. */
const painterBytes = 2 * 1024 ** 3
/** What the machine has, or the container where that is less. */
const memoryBytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
/** One core stays for answering; a painter uses the cores that are left over by itself. */
const workersByMachine = Math.max(
  1,
  Math.min(4, availableParallelism() - 1, Math.floor(memoryBytes / painterBytes)),
)

/** Every setting of the server, by the part it is for. docs/configuration.md is made from this. */
export const settings = {
  'Where it listens': {
    host: text('HOST', '127.0.0.1', 'Address it listens on; 0.0.0.0 opens it to the network.'),
    port: int('PORT', 8080, { min: 0, max: 65_535 }, 'Port it listens on; 0 takes a free one.'),
    publicUrl: text(
      'ATELIER_PUBLIC_URL',
      '',
      'The address callers reach it by, for result links behind a proxy. Without it links follow the request.',
      { test: isWebAddress, accepts: 'an http or https address without query' },
    ),
  },
  'What it keeps': {
    data: folder('ATELIER_DATA', './data', 'Folder of the database, photos, pictures and the owner key.'),
    resultMs: duration(
      'ATELIER_RESULT_HOURS',
      24,
      'hours',
      { min: 0.0001, max: 8760 },
      'How long a picture can be fetched; then its address answers 410.',
    ),
    taskMs: duration(
      'ATELIER_TASK_DAYS',
      30,
      'days',
      { min: 0.0001, max: 3650 },
      'How long a finished task can be read.',
    ),
    uploadMs: duration(
      'ATELIER_UPLOAD_HOURS',
      24,
      'hours',
      { min: 0.0001, max: 8760 },
      'How long an uploaded photo is kept for tasks to come.',
    ),
    onceMs: duration(
      'ATELIER_IDEMPOTENCY_HOURS',
      24,
      'hours',
      { min: 0.0001, max: 8760 },
      'How long an Idempotency-Key is remembered: sent again within it, a submission is answered with its first task.',
    ),
  },
  'Who may draw': {
    ownerKey: secret(
      'ATELIER_OWNER_KEY',
      '',
      'Key of the owner, with all rights. Without it one is made at the first start, printed once and kept in `<data>/owner-key`.',
      { test: (raw) => /^[\x21-\x7e]{16,256}$/.test(raw), accepts: '16 to 256 letters without blanks' },
    ),
    ratePerMinute: int(
      'ATELIER_RATE_PER_MINUTE',
      0,
      { min: 0, max: 1_000_000 },
      'Requests one key may send a minute; 0 is no limit.',
    ),
    tasksPerKey: int(
      'ATELIER_TASKS_PER_KEY',
      0,
      { min: 0, max: 1_000_000 },
      'Tasks of one key that may be open at once; 0 is no limit.',
    ),
    uploadMbPerKey: int(
      'ATELIER_UPLOAD_MB_PER_KEY',
      1000,
      { min: 0, max: 1_000_000 },
      'Megabytes of uploads that are kept for one key; 0 is no limit.',
    ),
    price: text('ATELIER_PRICE_USD', '0.00', 'What one picture costs in USD; failed tasks cost nothing.', {
      test: isMoney,
      accepts: 'an amount such as 0.02',
    }),
  },
  'What it accepts': {
    limits: oneOf(
      'ATELIER_LIMITS',
      ['strict', 'lenient'],
      'strict',
      'Smallest photo: strict wants 600x800 as the hosted API does, lenient 256x256.',
    ),
    fetchAllow: list(
      'ATELIER_FETCH_ALLOW',
      [],
      'Internal hosts that image_urls may name although their addresses are not public.',
      { test: isAllowEntry, accepts: 'host, host:port, *.suffix, an address or a CIDR range' },
    ),
    fetchTimeoutMs: duration(
      'ATELIER_FETCH_TIMEOUT_S',
      15,
      'seconds',
      { min: 0.1, max: 600 },
      'How long one photo of image_urls may take to download, redirects included.',
    ),
  },
  'How it draws': {
    engines: list(
      'ATELIER_ENGINES',
      ['embedded'],
      'What draws, the first that knows a style: `embedded`, or the path of a module that exports an engine.',
      {
        test: (e) => e === 'embedded' || /[./\\]/.test(e),
        accepts: '`embedded` or paths such as ./my-engine.mjs',
      },
    ),
    workers: int(
      'ATELIER_WORKERS',
      workersByMachine,
      { min: 1, max: 64 },
      'Pictures drawn at once, each in a process of its own.',
      'cores - 1, from 1 to 4; fewer with less than 2 GiB each',
    ),
    drawTimeoutMs: duration(
      'ATELIER_DRAW_TIMEOUT_S',
      300,
      'seconds',
      { min: 0.1, max: 86_400 },
      'How long one drawing may take; then it is stopped and its task fails.',
    ),
    maxAttempts: int(
      'ATELIER_MAX_ATTEMPTS',
      3,
      { min: 1, max: 100 },
      'How often a drawing may be cut off by a dying server before its task fails.',
    ),
    queueLimit: int(
      'ATELIER_QUEUE_LIMIT',
      1000,
      { min: 1, max: 1_000_000 },
      'Tasks that may wait; further ones are answered 503.',
    ),
  },
  'How the wire behaves': {
    holdMs: duration(
      'ATELIER_HOLD_S',
      55,
      'seconds',
      { min: 1, max: 3600 },
      'The longest a request is held that asks to wait (`Prefer: wait`, `?wait=`); proxies often give up after 60.',
    ),
    syncMs: duration(
      'ATELIER_SYNC_S',
      120,
      'seconds',
      { min: 1, max: 3600 },
      'How long POST /model/v1/generation/sync waits for its task; then it is answered 504 and the task goes on.',
    ),
    errorCodeType: oneOf(
      'ATELIER_ERROR_CODE_TYPE',
      ['auto', 'string', 'int'],
      'auto',
      'Type of error.code; auto sends an integer to clients that cannot read a string (sa-go).',
    ),
    paramErrors: oneOf(
      'ATELIER_PARAM_ERRORS',
      ['request', 'task'],
      'request',
      'Whether a wrong parameter is answered with 400, or with a task that failed.',
    ),
    defaultSub: oneOf(
      'ATELIER_DEFAULT_SUB',
      ['none', 'first'],
      'none',
      'What a style with sub-styles does without sub_req_key: refuse, or draw its first.',
    ),
  },
  'Whom it tells': {
    webhookAllow: list(
      'ATELIER_WEBHOOK_ALLOW',
      [],
      'Internal hosts that webhooks may name although their addresses are not public, and ports beside 80 and 443.',
      { test: isAllowEntry, accepts: 'host, host:port, *.suffix, an address or a CIDR range' },
    ),
    webhookWaitsMs: delays(
      'ATELIER_WEBHOOK_RETRIES',
      '5s,5m,30m,2h,5h,10h,14h,20h,24h',
      'Waits between attempts at one message, the first of which is made at once; up to a tenth is added to each.',
    ),
    webhookTimeoutMs: duration(
      'ATELIER_WEBHOOK_TIMEOUT_S',
      15,
      'seconds',
      { min: 0.1, max: 600 },
      'How long a receiver may take to answer.',
    ),
    webhooksAtOnce: int(
      'ATELIER_WEBHOOKS_AT_ONCE',
      32,
      { min: 2, max: 1000 },
      'Messages sent at the same time; one webhook has at most 4 of them, one key at most half.',
    ),
    webhookOverlapMs: duration(
      'ATELIER_WEBHOOK_OVERLAP_HOURS',
      24,
      'hours',
      { min: 0, max: 8760 },
      'How long messages are signed with the secret before too, after it was rotated.',
    ),
    webhookFailingMs: duration(
      'ATELIER_WEBHOOK_DISABLE_DAYS',
      5,
      'days',
      { min: 0.00001, max: 3650 },
      'A webhook that took nothing for so long is disabled.',
    ),
    deliveryMs: duration(
      'ATELIER_WEBHOOK_LOG_DAYS',
      7,
      'days',
      { min: 0.00001, max: 3650 },
      'How long a delivery that ended can be read and sent again.',
    ),
  },
  'What it says': {
    logLevel: oneOf(
      'ATELIER_LOG_LEVEL',
      ['debug', 'info', 'warn', 'error', 'silent'],
      'info',
      'The least weighty lines that are logged.',
    ),
    metrics: oneOf(
      'ATELIER_METRICS',
      ['key', 'open', 'off'],
      'key',
      'Who may read /metrics: whoever has a key with the scope admin, everybody, or nobody.',
    ),
    otlpEndpoint: text(
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      '',
      'OpenTelemetry collector that traces are sent to (OTLP over HTTP), such as http://collector:4318; nothing is traced without it. Headers for it are in OTEL_EXPORTER_OTLP_HEADERS.',
      { test: isWebAddress, accepts: 'an http or https address without query' },
    ),
    serviceName: text('OTEL_SERVICE_NAME', 'atelier', 'What traces call this service.'),
    traceShare: decimal(
      'ATELIER_TRACE_SHARE',
      1,
      { min: 0, max: 1 },
      'Share of the traces beginning here that are kept; those that began at a caller are kept as the caller says.',
    ),
  },
} as const

type Groups = typeof settings
type Flat<U> = (U extends unknown ? (k: U) => void : never) extends (k: infer I) => void ? I : never
/** Every setting by its name, read. Names end in their unit: `Ms` are milliseconds. */
export type Config = Flat<{ [K in keyof Groups]: Values<Groups[K]> }[keyof Groups]>

/** All mistakes of the settings, one a line. */
export class WrongSettings extends Error {
  constructor(mistakes: readonly string[]) {
    super(`These settings are wrong:\n  ${mistakes.join('\n  ')}`)
    this.name = 'WrongSettings'
  }
}

/** Names differing in up to two letters are taken for a slip of the hand. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** What `atelier draw` reads to find a service; a shell that has them may start one too. */
const ofClients = ['ATELIER_SERVER', 'ATELIER_KEY']

/**
 * Reads all settings. Names beginning with ATELIER_ that mean nothing are mistakes too: a typo must not pass.
 * @throws WrongSettings naming every mistake
 */
export function readConfig(env: Env): Config {
  const wrong: string[] = []
  const groups = Object.values(settings)
  const config = Object.assign({}, ...groups.map((g) => readGroup(g, env, wrong))) as Config
  const known = groups.flatMap((g) => Object.values(g).map((s) => s.env))
  for (const name of Object.keys(env)) {
    if (!name.startsWith('ATELIER_') || known.includes(name) || ofClients.includes(name)) continue
    const near = known.find((k) => distance(k, name) <= 2)
    wrong.push(`${name}: there is no such setting${near ? `; did you mean ${near}?` : ''}`)
  }
  if (wrong.length > 0) throw new WrongSettings(wrong)
  return config
}
