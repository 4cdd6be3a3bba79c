import { createReadStream, createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

/** Moves a finished picture to where it belongs, also across file systems, never leaving half of one. */
export async function deliver(file: string, target: string): Promise<void> {
  if (target === '-') {
    for await (const chunk of createReadStream(file))
      if (!process.stdout.write(chunk)) await new Promise((resolve) => process.stdout.once('drain', resolve))
    return
  }
  const part = `${target}.part`
  await pipeline(createReadStream(file), createWriteStream(part))
  await rename(part, target)
}
