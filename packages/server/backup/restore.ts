import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { entries, NotEmpty, type Progress } from './backup.ts'
import { copyTold } from './copy.ts'
import { type Manifest, manifest, manifestFile } from './manifest.ts'

const unfinished = 'restore-unfinished'

/** It is no backup, or not a whole one. */
export class BadBackup extends Error {
  constructor(folder: string, detail: string) {
    super(`${folder} is not a whole backup: ${detail}`)
    this.name = 'BadBackup'
  }
}

/** A data folder that was being restored when something went wrong. */
export class RestoreUnfinished extends Error {
  constructor(data: string) {
    super(`The data folder ${data} was not restored to its end. Run atelier restore again.`)
    this.name = 'RestoreUnfinished'
  }
}

/** @throws RestoreUnfinished where a server must not start */
export function expectRestored(data: string): void {
  if (existsSync(join(data, unfinished))) throw new RestoreUnfinished(data)
}

/**
 * Fills an empty data folder from a backup, checking every file against what was written down of it. Until it is done the
 * folder says so, and no server starts on it; a restore that was cut off is begun anew by the next.
 * @throws BadBackup, NotEmpty
 */
export async function restoreBackup(backup: string, data: string, progress: Progress): Promise<Manifest> {
  const told = await readManifest(backup)
  const there = await entries(data)
  if (there.length > 0 && !there.includes(unfinished)) throw new NotEmpty(data)
  // Its mark goes last, so that a folder without one is empty or whole.
  for (const name of there)
    if (name !== unfinished) await rm(join(data, name), { recursive: true, force: true })
  await mkdir(data, { recursive: true, mode: 0o700 })
  await writeFile(join(data, unfinished), '', { flush: true })
  const all = told.files.reduce((sum, f) => sum + f.size, 0)
  let done = 0
  for (const { path, size, sha256 } of told.files) {
    const copied = await copyTold(join(backup, path), join(data, path)).catch((e: NodeJS.ErrnoException) => {
      throw e.code === 'ENOENT' ? new BadBackup(backup, `${path} is missing`) : e
    })
    if (copied.size !== size || copied.sha256 !== sha256)
      throw new BadBackup(backup, `${path} is not what was backed up`)
    done += size
    progress(done, all)
  }
  await rm(join(data, unfinished))
  return told
}

async function readManifest(backup: string): Promise<Manifest> {
  let text: string
  try {
    text = await readFile(join(backup, manifestFile), 'utf8')
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ENOENT')
      throw new BadBackup(backup, `there is no ${manifestFile}`)
    throw e
  }
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    throw new BadBackup(backup, `${manifestFile} is not JSON`)
  }
  const { success, data, error } = manifest.safeParse(read)
  if (!success)
    throw new BadBackup(backup, `${manifestFile}: ${error.issues[0]?.path.join('.')} is not valid`)
  return data
}
