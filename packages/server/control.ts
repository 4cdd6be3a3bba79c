import { createHash } from 'node:crypto'
import { lstatSync, mkdtempSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import { createConnection, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Keys, NewKey } from './accounts/keys.ts'
import type { Log } from './observe/log.ts'
import type { KeyRecord } from './stores/account-store.ts'

/**
 * How the command line reaches a server that runs, whose database is closed to other processes: a local socket in
 * the data folder that only the owner of the folder can open. One JSON text asks, one answers.
 */
export type Ask =
  | { readonly do: 'createKey'; readonly key: NewKey }
  | { readonly do: 'listKeys' }
  | { readonly do: 'revokeKey'; readonly key: string }
  | { readonly do: 'snapshot' }

export interface Answers {
  createKey: { readonly record: KeyRecord; readonly secret: string }
  listKeys: readonly KeyRecord[]
  revokeKey: KeyRecord | undefined
  /** The folder it lies in; who asked removes it. */
  snapshot: string
}

/** What a server, or a command on its data folder, can be asked about. */
export interface Controlled {
  readonly keys: Keys
  readonly snapshot: () => Promise<string>
}

type Answer = { readonly ok: true; readonly value?: unknown } | { readonly ok: false; readonly error: string }

/** Bytes of a socket's path that every system takes. */
const maxPath = 100
const linkOf = (data: string): string => join(data, 'control.sock')

/** What is asked, done. */
export async function answer({ keys, snapshot }: Controlled, ask: Ask): Promise<unknown> {
  switch (ask.do) {
    case 'createKey':
      return keys.create(ask.key)
    case 'listKeys':
      return keys.list()
    case 'revokeKey':
      return keys.revoke(ask.key)
    case 'snapshot':
      return snapshot()
  }
}

/** Opens the socket. Only the one owner of the database may call it: what lies there is then left by a dead server. */
export async function openControl(
  data: string,
  controlled: Controlled,
  log: Log,
): Promise<{ close(): Promise<void> }> {
  removeControl(data)
  const path = socketPath(data)
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    reply(socket, controlled).catch((err) => log.debug({ err }, 'a control connection broke'))
  })
  // listen() makes the path before it returns: it is never open to others, not for a moment.
  const umask = process.umask(0o177)
  const open = new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))
  process.umask(umask)
  await open
  server.unref()
  return {
    close: async () => {
      await new Promise((resolve) => server.close(resolve))
      removeControl(data)
    },
  }
}

/** All that comes until the other side has ended; the socket stays open for the answer. */
function heard(socket: Socket): Promise<string> {
  let all = ''
  return new Promise((resolve, reject) => {
    socket
      .setEncoding('utf8')
      .on('data', (part: string) => {
        all += part
      })
      .once('end', () => resolve(all))
      .once('error', reject)
  })
}

async function reply(socket: Socket, controlled: Controlled): Promise<void> {
  const asked = await heard(socket)
  let told: Answer
  try {
    told = { ok: true, value: await answer(controlled, JSON.parse(asked) as Ask) }
  } catch (e) {
    told = { ok: false, error: (e as Error).message }
  }
  socket.on('error', () => {}) // who asked may be gone
  socket.end(JSON.stringify(told))
}

/** A path too long for a socket gets one in a folder of our own, and a link to it in the data folder. */
function socketPath(data: string): string {
  const link = linkOf(data)
  if (Buffer.byteLength(link) <= maxPath) return link
  const name = createHash('sha256').update(data).digest('hex').slice(0, 8)
  const path = join(mkdtempSync(join(tmpdir(), `atelier-${name}-`)), 'control.sock')
  symlinkSync(path, link)
  return path
}

function removeControl(data: string): void {
  const link = linkOf(data)
  try {
    if (lstatSync(link).isSymbolicLink())
      rmSync(join(readlinkSync(link), '..'), { recursive: true, force: true })
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ENOENT') return
    throw e
  }
  rmSync(link, { force: true })
}

/** Asks a running server. @throws NoServer when none listens; Error with the server's words */
export async function askServer<A extends Ask>(data: string, ask: A): Promise<Answers[A['do']]> {
  const link = linkOf(data)
  let path = link
  try {
    if (lstatSync(link).isSymbolicLink()) path = readlinkSync(link)
  } catch (cause) {
    throw new NoServer(data, { cause })
  }
  const socket = createConnection({ path, allowHalfOpen: true })
  socket.on('error', () => {}) // reading tells of it too
  socket.end(JSON.stringify(ask))
  let told: Answer
  try {
    told = JSON.parse(await heard(socket)) as Answer
  } catch (cause) {
    throw new NoServer(data, { cause })
  }
  if (!told.ok) throw new Error(told.error)
  return told.value as Answers[A['do']]
}

/** No server runs on the data folder, or not one that this user may speak to. */
export class NoServer extends Error {
  constructor(data: string, options?: { cause: unknown }) {
    super(`no server answers for ${data}`, options)
    this.name = 'NoServer'
  }
}
