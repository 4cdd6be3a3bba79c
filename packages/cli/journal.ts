import { type FileHandle, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Told } from './command.ts'
import { Unavailable } from './place.ts'

/** One picture of a run: what was sent for it, and what became of that. */
export interface Entry {
  /** From the folder of the journal. */
  readonly target: string
  /** Hash of all that makes the picture: photo, style, service. */
  readonly order: string
  /** The Idempotency-Key it is submitted with. */
  readonly key: string
  /** Milliseconds since the epoch. */
  readonly at: number
  /** The address of its photo at the service, where that was uploaded: sent again, the body must be the same. */
  readonly photo?: string
  /** Once the service took it in. */
  readonly task?: string
  readonly ended?: 'done' | 'failed'
}

export interface KeptUpload {
  readonly upload: string
  readonly url: string
  /** Milliseconds since the epoch. */
  readonly until: number
}

const name = '.atelier-draw'

/**
 * What a run has ordered from a service, beside its pictures: a line is on the disk before what it tells is done, so that
 * whatever ends the process, the next run knows what may be on its way. It is removed when every picture is there.
 */
export class Journal {
  readonly path: string
  readonly #folder: string
  readonly #lock: string
  readonly #file: FileHandle
  readonly #entries = new Map<string, Entry>()
  readonly #uploads = new Map<string, KeptUpload>()

  private constructor(folder: string, path: string, lock: string, file: FileHandle) {
    this.#folder = folder
    this.path = path
    this.#lock = lock
    this.#file = file
  }

  /**
   * @param picture one that has a journal of its own, beside those of others; left out for a run into a folder
   * @throws Told when another run works on the same, or it cannot be written
   */
  static async open(folder: string, picture?: string): Promise<Journal> {
    const stem = join(folder, picture === undefined ? name : `${name}-${picture}`)
    const lockPath = `${stem}.lock`
    const path = `${stem}.jsonl`
    await lock(lockPath)
    try {
      const text = await readFile(path, 'utf8').catch((e: NodeJS.ErrnoException) => {
        if (e.code === 'ENOENT') return ''
        throw e
      })
      const journal = new Journal(folder, path, lockPath, await open(path, 'a', 0o600))
      for (const line of text.split('\n')) journal.#read(line)
      // A line that was cut off must not swallow the next one.
      if (text !== '' && !text.endsWith('\n')) await journal.#file.appendFile('\n')
      return journal
    } catch (e) {
      await rm(lockPath, { force: true })
      throw new Told(`the journal in ${folder} cannot be kept: ${(e as Error).message}`)
    }
  }

  /** Orders that an earlier run sent and did not see the end of. */
  get open(): readonly Entry[] {
    return [...this.#entries.values()].filter((e) => e.ended === undefined)
  }

  find(target: string, order: string): Entry | undefined {
    const entry = this.#entries.get(relative(this.#folder, target))
    return entry?.order === order ? entry : undefined
  }

  /** Kept, and on the disk. @returns the entry */
  async write(target: string, entry: Omit<Entry, 'target'>): Promise<Entry> {
    const whole = { target: relative(this.#folder, target), ...entry }
    this.#entries.set(whole.target, whole)
    await this.#append(whole)
    return whole
  }

  upload(hash: string): KeptUpload | undefined {
    return this.#uploads.get(hash)
  }

  async keepUpload(upload: KeptUpload): Promise<void> {
    this.#uploads.set(upload.upload, upload)
    await this.#append(upload)
  }

  /** @param done targets of which nothing needs to be known any more; orders of other runs are kept */
  async close(done: readonly string[]): Promise<void> {
    await this.#file.close()
    for (const target of done) this.#entries.delete(relative(this.#folder, target))
    const kept = this.open
    if (kept.length === 0 && done.length > 0) await rm(this.path, { force: true })
    else if (done.length > 0) {
      const lines = [...this.#uploads.values(), ...this.#entries.values()]
      await writeFile(`${this.path}.part`, lines.map((l) => `${JSON.stringify(l)}\n`).join(''), {
        mode: 0o600,
      })
      await rename(`${this.path}.part`, this.path)
    }
    await rm(this.#lock, { force: true })
  }

  async #append(line: object): Promise<void> {
    try {
      await this.#file.appendFile(`${JSON.stringify(line)}\n`)
      await this.#file.datasync()
    } catch (e) {
      throw new Unavailable(`${this.path} cannot be written: ${(e as Error).message}`)
    }
  }

  #read(line: string): void {
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch {
      return // empty, or cut off when the process was killed: what it would have told was not done yet
    }
    if (typeof value !== 'object' || value === null) return
    if ('upload' in value) this.#uploads.set(String(value.upload), value as KeptUpload)
    else if ('target' in value) this.#entries.set(String(value.target), value as Entry)
  }
}

/** One run at a time: two would order the same pictures. A lock whose process is gone counts for nothing. */
async function lock(path: string): Promise<void> {
  for (let tries = 0; tries < 2; tries++) {
    try {
      await writeFile(path, `${process.pid}\n`, { flag: 'wx', mode: 0o600 })
      return
    } catch (e) {
      const { code, message } = e as NodeJS.ErrnoException
      if (code !== 'EEXIST') throw new Told(`the folder of the pictures cannot be written: ${message}`)
    }
    const pid = Number(await readFile(path, 'utf8').catch(() => ''))
    if (pid !== process.pid && isAlive(pid))
      throw new Told(`another run (process ${pid}) draws the same; if not, remove ${path}`)
    await rm(path, { force: true })
  }
  throw new Told(`another run draws the same; if not, remove ${path}`)
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (e) {
    return (e as NodeJS.ErrnoException).code === 'EPERM'
  }
}
