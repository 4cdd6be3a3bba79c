import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cacheIn } from './cache.ts'

let folder: string
let notes: string[]
let made: number
const make = (): Uint8Array => {
  made++
  return Uint8Array.from({ length: 1000 }, (_, i) => i)
}
const bytes = Buffer.from(Uint8Array.from({ length: 1000 }, (_, i) => i))
const get = async (at = folder): Promise<Buffer> =>
  Buffer.from(await cacheIn(at, (text) => notes.push(text)).get('model', make))
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-cache-'))
  notes = []
  made = 0
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a cache', () => {
  it('makes once what is asked for twice, and leaves nothing half written', async () => {
    const there = join(folder, 'not', 'there', 'yet')
    expect(await get(there)).toEqual(bytes)
    expect(await get(there)).toEqual(bytes)
    expect(made).toBe(1)
    expect(readdirSync(there)).toEqual(['model'])
    expect(notes).toEqual([])
  })

  it.each([
    ['cut short', (file: string) => truncateSync(file, 500)],
    ['emptied', (file: string) => truncateSync(file, 0)],
    [
      'changed in one bit',
      (file: string) => {
        const b = readFileSync(file)
        b[700] = (b[700] as number) ^ 1
        writeFileSync(file, b)
      },
    ],
  ])('makes anew what was %s, and says so', async (_, spoil) => {
    await get()
    spoil(join(folder, 'model'))
    expect(await get()).toEqual(bytes)
    expect(await get()).toEqual(bytes)
    expect(made).toBe(2)
    expect(notes).toHaveLength(1)
    expect(notes[0]).toContain('damaged')
  })

  it('gives all the same where nothing can be kept, and says why', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    expect(await get(file)).toEqual(bytes)
    expect(await get(file)).toEqual(bytes)
    expect(made).toBe(2)
    expect(notes.some((n) => n.includes('cannot be written'))).toBe(true)
  })
})
