import { mkdir, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { version } from '../observe/version.ts'
import { copyTold } from './copy.ts'
import { type Manifest, manifestFile } from './manifest.ts'

/** Something already lies where a backup or a restored folder should. */
export class NotEmpty extends Error {
  constructor(folder: string) {
    super(`${folder} is not empty; choose a folder that is empty or not there yet`)
    this.name = 'NotEmpty'
  }
}

export type Progress = (done: number, all: number) => void

/** What lies in a folder; nothing when it is not there. */
export async function entries(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT') return []
    throw e
  })
}

/**
 * Writes a snapshot to a folder of any disk. It is written aside and named at the end: a backup that has its name is whole.
 * @returns what is in it
 * @throws NotEmpty
 */
export async function writeBackup(snapshot: string, target: string, progress: Progress): Promise<Manifest> {
  if ((await entries(target)).length > 0) throw new NotEmpty(target)
  const part = `${target}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(part, { recursive: true, mode: 0o700 })
  const found = await readdir(snapshot, { recursive: true, withFileTypes: true })
  const paths = found.filter((e) => e.isFile()).map((e) => relative(snapshot, join(e.parentPath, e.name)))
  const sizes = await Promise.all(paths.map(async (path) => (await stat(join(snapshot, path))).size))
  const all = sizes.reduce((a, b) => a + b, 0)
  const files: Manifest['files'] = []
  let done = 0
  for (const path of paths) {
    const copied = await copyTold(join(snapshot, path), join(part, path))
    files.push({ path: path.split(sep).join('/'), ...copied })
    done += copied.size
    progress(done, all)
  }
  const createdAt = new Date().toISOString()
  const told: Manifest = { format: 'atelier-backup', version: 1, atelier: version, createdAt, files }
  await writeFile(join(part, manifestFile), `${JSON.stringify(told, null, 1)}\n`, {
    mode: 0o600,
    flush: true,
  })
  await rmdir(target).catch((e: NodeJS.ErrnoException) => {
    if (e.code !== 'ENOENT') throw e
  })
  await rename(part, target)
  return told
}
