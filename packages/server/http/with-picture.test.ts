import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { withPicture } from './with-picture.ts'

test.each([[0], [1], [2], [3], [1000]])(
  'writes a picture of %i bytes in chunks of any size',
  async (length) => {
    const picture = randomBytes(length)
    for (const size of [1, 2, 3, 7, 999]) {
      const chunks = Array.from({ length: Math.ceil(length / size) }, (_, i) =>
        picture.subarray(i * size, (i + 1) * size),
      )
      const json = await text(
        await withPicture({ a: 'hole', b: ['hole'], c: 1 }, 'hole', async () => Readable.from(chunks)),
      )
      const base64 = picture.toString('base64')
      expect(JSON.parse(json)).toEqual({ a: base64, b: [base64], c: 1 })
    }
  },
)

test('breaks off when the picture is gone by then', async () => {
  let opened = 0
  const open = async () => (opened++ === 0 ? Readable.from([Buffer.from('abc')]) : undefined)
  await expect(text(await withPicture(['hole', 'hole'], 'hole', open))).rejects.toThrow('swept')
})
