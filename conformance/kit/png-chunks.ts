import { crc32, deflateSync } from 'node:zlib'

/** PNG files put together by hand, for the kinds no encoder writes. */
export interface Chunk {
  readonly type: string
  readonly data: Buffer
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

export function chunksOf(png: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = []
  for (let at = signature.length; at + 12 <= png.length; ) {
    const size = png.readUInt32BE(at)
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + size),
    })
    at += 12 + size
  }
  return chunks
}

export function pngOf(chunks: readonly Chunk[]): Buffer {
  const parts = chunks.flatMap(({ type, data }) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    return [uint32(data.length), body, uint32(crc32(body))]
  })
  return Buffer.concat([signature, ...parts])
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}

/** An animated PNG of two frames of the same size; the first is the default image. */
export function animated(first: Buffer, second: Buffer): Buffer {
  const frame = chunksOf(first)
  const ihdr = frame.find((c) => c.type === 'IHDR')?.data
  if (!ihdr) throw new Error('the first frame is not a PNG')
  const pixels = (png: Buffer): Buffer =>
    Buffer.concat(
      chunksOf(png)
        .filter((c) => c.type === 'IDAT')
        .map((c) => c.data),
    )
  const control = (sequence: number): Chunk => ({
    type: 'fcTL',
    // sequence, width, height, x, y, delay 1/10 s, dispose none, blend source
    data: Buffer.concat([
      uint32(sequence),
      ihdr.subarray(0, 8),
      Buffer.alloc(8),
      Buffer.from([0, 1, 0, 10, 0, 0]),
    ]),
  })
  return pngOf([
    { type: 'IHDR', data: ihdr },
    { type: 'acTL', data: Buffer.concat([uint32(2), uint32(0)]) },
    control(0),
    { type: 'IDAT', data: pixels(first) },
    control(1),
    { type: 'fdAT', data: Buffer.concat([uint32(2), pixels(second)]) },
    { type: 'IEND', data: Buffer.alloc(0) },
  ])
}

/** A small file that claims to be an enormous one-bit picture. */
export function hugePng(side: number): Buffer {
  const ihdr = Buffer.concat([uint32(side), uint32(side), Buffer.from([1, 0, 0, 0, 0])])
  return pngOf([
    { type: 'IHDR', data: ihdr },
    { type: 'IDAT', data: deflateSync(Buffer.alloc(100_000)) },
    { type: 'IEND', data: Buffer.alloc(0) },
  ])
}
