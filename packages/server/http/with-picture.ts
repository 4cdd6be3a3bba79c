import { Readable } from 'node:stream'

/** Opens the picture's bytes from their beginning. */
export type OpenPicture = () => Promise<Readable | undefined>

/**
 * JSON with a picture written into it, in base64, wherever a string is exactly `hole`; as a stream, so that a picture
 * of many megabytes is never a string and never holds up other answers.
 */
export async function withPicture(value: unknown, hole: string, open: OpenPicture): Promise<Readable> {
  const parts = JSON.stringify(value).split(hole)
  // Opened before a byte is sent: what cannot be read must still become an error answer.
  const first = await open()
  return Readable.from(written(parts, async (i) => (i === 0 ? first : open())))
}

async function* written(parts: readonly string[], open: (i: number) => Promise<Readable | undefined>) {
  for (const [i, part] of parts.entries()) {
    yield part
    if (i === parts.length - 1) return
    const picture = await open(i)
    if (!picture) throw new Error('the picture was swept while it was sent')
    yield* base64Of(picture)
  }
}

/** Three bytes are four letters: what is left over waits for the next chunk. */
async function* base64Of(bytes: Readable) {
  let rest = Buffer.alloc(0)
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    const all = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const whole = all.length - (all.length % 3)
    yield all.toString('base64', 0, whole)
    rest = Buffer.from(all.subarray(whole))
  }
  yield rest.toString('base64')
}
