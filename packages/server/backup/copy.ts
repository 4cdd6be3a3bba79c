import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface Copied {
  /** Bytes. */
  readonly size: number
  readonly sha256: string
}

/** Copies a file, readable to its owner only, synced to the disk, and tells what was copied. */
export async function copyTold(from: string, to: string): Promise<Copied> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let size = 0
  const target = await open(to, 'wx', 0o600)
  try {
    for await (const part of createReadStream(from, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      hash.update(part)
      size += part.length
      await target.writeFile(part)
    }
    await target.sync()
  } finally {
    await target.close()
  }
  return { size, sha256: hash.digest('hex') }
}
