import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Bytes that cost time to make and always come out the same. */
export interface Cache {
  /** @returns what is kept under the key, or else what `make` gives, which is then kept */
  get(key: string, make: () => Promise<Uint8Array> | Uint8Array): Promise<Uint8Array>
}

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/**
 * A cache in a folder. A file begins with the SHA-256 of the rest: one that was damaged or cut is made anew. Where
 * the folder cannot be used everything is made each time, and `note` is told why.
 */
export function cacheIn(folder: string, note: (text: string) => void): Cache {
  return {
    async get(key, make) {
      const file = join(folder, key)
      const kept = await readFile(file).catch((e: NodeJS.ErrnoException) => {
        if (e.code !== 'ENOENT') note(`the cache ${file} cannot be read: ${e.message}`)
        return undefined
      })
      if (kept && kept.length > 32) {
        const bytes = kept.subarray(32)
        if (digestOf(bytes).equals(kept.subarray(0, 32))) return bytes
      }
      if (kept) note(`the cache ${file} is damaged and made anew`)
      const made = await make()
      const part = `${file}.${randomBytes(6).toString('hex')}.part`
      try {
        await mkdir(folder, { recursive: true })
        await writeFile(part, Buffer.concat([digestOf(made), made]), { flag: 'wx' })
        await rename(part, file)
      } catch (e) {
        await rm(part, { force: true }).catch(() => {}) // the reason is told below
        note(
          `the cache ${folder} cannot be written, so models are converted at each start: ${(e as Error).message}`,
        )
      }
      return made
    },
  }
}

/** Where this system keeps what a user's programs can make again. @throws Error for a user without a home */
export function userCache(env: NodeJS.ProcessEnv = process.env): string {
  const base =
    process.platform === 'win32'
      ? (env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'))
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Caches')
        : (env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'))
  return join(base, 'atelier')
}
