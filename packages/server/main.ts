import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { admitOwner, type Keys, keysOf } from './accounts/keys.ts'
import { expectRestored } from './backup/restore.ts'
import { clearSnapshots, takeSnapshot } from './backup/snapshot.ts'
import { type Config, readConfig } from './config.ts'
import { openControl } from './control.ts'
import { inspectPicture } from './engines/inspect.ts'
import { openEngines } from './engines/load.ts'
import { buildApp } from './http/app.ts'
import { tellingMessages } from './http/tell-message.ts'
import { openInspector } from './inspection/inspector.ts'
import { type Log, openLog } from './observe/log.ts'
import { openMetrics } from './observe/metrics.ts'
import { readiness } from './observe/ready.ts'
import { openTracing, otlpExporter } from './observe/tracing.ts'
import { version } from './observe/version.ts'
import { makeDataFolder, ownerKey, urlSecret, webhookKey } from './owner.ts'
import { readAllowList } from './photo/allow-list.ts'
import { fetchPhoto } from './photo/fetch.ts'
import { inspectPhoto } from './photo/inspect.ts'
import type { Env } from './setting.ts'
import { openEmbedded } from './stores/embedded/open.ts'
import { openFsBlobs } from './stores/fs-blobs.ts'
import { Bell } from './tasks/bell.ts'
import { countingStore, engineReasons } from './tasks/counting-store.ts'
import { openDesk } from './tasks/open-desk.ts'
import { ProgressBoard } from './tasks/progress-board.ts'
import { ringingStore } from './tasks/ringing-store.ts'
import { startSweeping, sweepAtStart } from './tasks/sweep.ts'
import { startWork } from './tasks/work.ts'
import { openUploads } from './uploads/uploads.ts'
import { type Courier, startCourier } from './webhooks/courier.ts'
import { readReceiver } from './webhooks/reach.ts'
import { openSecretBox } from './webhooks/secret-box.ts'
import { sendMessage } from './webhooks/send.ts'
import { wakingStore } from './webhooks/waking-store.ts'
import { openWebhooks } from './webhooks/webhooks.ts'

/** A worker that said nothing for so long is taken for dead; leases are renewed three times within it. */
const leaseMs = 30_000
/** How long running drawings may go on when the server stops; containers are killed 10 s after the signal. */
const graceMs = 6000
/** How long messages to webhooks may take then, the last drawings' own among them; others are sent at the next start. */
const messageGraceMs = 2000

export interface Running {
  /** Where it listens, such as http://127.0.0.1:8080. */
  readonly address: string
  readonly owner: { readonly secret: string; readonly made: boolean }
  readonly config: Config
  readonly keys: Keys
  /** Takes nothing in any more, lets drawings end or hands them back, then frees everything. */
  stop(): Promise<void>
}

/**
 * The composition root: the only file that knows every part. What was opened is closed again when a later part fails.
 * @throws WrongSettings, RestoreUnfinished, DataInUse, DataTooNew, EngineNotOpened, or the system's error for the address
 */
export async function startServer(env: Env, openLogAt: (level: string) => Log = openLog): Promise<Running> {
  const config = readConfig(env)
  const log = openLogAt(config.logLevel)
  const opened: (() => Promise<unknown>)[] = []
  const closeAll = async (): Promise<void> => {
    for (const close of opened.splice(0).reverse())
      await close().catch((err) => log.error({ err }, 'a part could not be closed'))
  }
  try {
    return await start(config, env, log, opened, closeAll)
  } catch (e) {
    await closeAll()
    throw e
  }
}

async function start(
  config: Config,
  env: Env,
  log: Log,
  opened: (() => Promise<unknown>)[],
  closeAll: () => Promise<void>,
): Promise<Running> {
  const now = Date.now
  makeDataFolder(config.data)
  expectRestored(config.data)
  const stores = await openEmbedded(config.data, now)
  opened.push(() => stores.close())
  const blobs = await openFsBlobs(join(config.data, 'blobs'))
  const owner = ownerKey(config.data, config.ownerKey)
  await admitOwner(stores.accounts, owner.secret, now)
  const keys = keysOf(stores.accounts, now)
  await clearSnapshots(config.data)
  const snapshot = () => takeSnapshot(config.data, stores, blobs)
  const control = await openControl(config.data, { keys, snapshot }, log)
  opened.push(() => control.close())

  const engines = await openEngines(config.engines, { config, env, log })
  opened.push(() => Promise.allSettled(engines.map((e) => e.close?.())))
  const fetchInto = (url: string, file: string, signal: AbortSignal) =>
    fetchPhoto(url, file, { allow: config.fetchAllow, timeoutMs: config.fetchTimeoutMs }, signal)
  const board = new ProgressBoard()
  const bell = new Bell()
  const metrics = openMetrics({
    counts: () => stores.tasks.counts(),
    queueLimit: config.queueLimit,
    workers: config.workers,
    data: config.data,
    version,
    engineReasons,
  })
  const tracing = openTracing({
    ...(config.otlpEndpoint !== '' && { exporter: otlpExporter(config.otlpEndpoint) }),
    serviceName: config.serviceName,
    version,
    share: config.traceShare,
  })
  opened.push(() => tracing.close())
  let courier: Courier | undefined
  const wakeCourier = (): void => courier?.wake()
  const tasks = wakingStore(ringingStore(countingStore(stores.tasks, metrics), bell), wakeCourier)
  const work = await startWork({
    tasks,
    blobs,
    engines,
    board,
    folder: join(config.data, 'blobs', 'making'),
    slots: config.workers,
    leaseMs,
    drawTimeoutMs: config.drawTimeoutMs,
    resultMs: config.resultMs,
    maxAttempts: config.maxAttempts,
    fetchPhoto: fetchInto,
    inspectPhoto: (file) => inspectPhoto(file, { profile: config.limits }),
    inspectPicture,
    tracing,
    log,
    now,
  })
  opened.push(() => work.stop(0)) // a start that fails waits for nobody; stop() has given its grace before
  const inspector = await openInspector({
    engines,
    folder: join(config.data, 'blobs', 'looking'),
    profile: config.limits,
    fetchPhoto: fetchInto,
    slots: config.workers,
    drawTimeoutMs: config.drawTimeoutMs,
  })
  const desk = openDesk({
    tasks,
    blobs,
    engines,
    board,
    bell,
    admission: { queueLimit: config.queueLimit, tasksPerKey: config.tasksPerKey },
    price: config.price,
    onceMs: config.onceMs,
    onSubmit: work.wake,
    onCancel: work.drop,
    now,
  })
  const secret = urlSecret(config.data)
  const box = openSecretBox(webhookKey(config.data))
  courier = startCourier({
    webhooks: stores.webhooks,
    box,
    render: tellingMessages(desk, config, secret),
    send: (url, headers, body, signal) =>
      sendMessage(
        url,
        headers,
        body,
        { allow: config.webhookAllow, timeoutMs: config.webhookTimeoutMs },
        signal,
      ),
    waitsMs: config.webhookWaitsMs,
    timeoutMs: config.webhookTimeoutMs,
    atOnce: config.webhooksAtOnce,
    failingMs: config.webhookFailingMs,
    log,
    now,
  })
  opened.push(() => courier?.stop(0) ?? Promise.resolve())
  const receivers = readAllowList(config.webhookAllow)
  const webhooks = openWebhooks({
    webhooks: stores.webhooks,
    box,
    check: (url) => void readReceiver(url, receivers),
    overlapMs: config.webhookOverlapMs,
    onSend: wakeCourier,
    now,
  })
  const arriving = join(config.data, 'blobs', 'arriving')
  await rm(arriving, { recursive: true, force: true }) // forms that a dying process was reading
  await mkdir(arriving, { recursive: true, mode: 0o700 })
  const uploads = openUploads({
    uploads: stores.uploads,
    blobs,
    keptMs: config.uploadMs,
    keyBytes: config.uploadMbPerKey * 2 ** 20,
    now,
  })
  const sweepable = {
    tasks,
    uploads: stores.uploads,
    webhooks: stores.webhooks,
    blobs,
    taskMs: config.taskMs,
    deliveryMs: config.deliveryMs,
    now,
  }
  await sweepAtStart(sweepable)
  const sweepMs = Math.max(
    1000,
    Math.min(60_000, config.resultMs / 4, config.uploadMs / 4, config.deliveryMs / 4),
  )
  const stopSweeping = startSweeping(sweepable, sweepMs, log)
  opened.push(stopSweeping)

  const ready = readiness({
    tasks: stores.tasks,
    queueLimit: config.queueLimit,
    desk,
    data: config.data,
    working: work.isOpen,
  })
  const app = buildApp({
    config,
    desk,
    inspector,
    uploads,
    webhooks,
    arriving,
    keys,
    blobs,
    log,
    metrics,
    tracing,
    urlSecret: secret,
    ready,
    now,
  })
  opened.push(() => app.close())
  const address = await app.listen({ host: config.host, port: config.port })
  let stopped: Promise<void> | undefined
  return {
    address,
    owner,
    config,
    keys,
    stop: () => {
      stopped ??= (async () => {
        desk.close()
        // Polls are still answered while the last drawings end.
        await work.stop(graceMs)
        await courier.stop(messageGraceMs)
        // Whoever waits for a task that was handed back would hold the server open.
        desk.release()
        await closeAll()
      })()
      return stopped
    },
  }
}
