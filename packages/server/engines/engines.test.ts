import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { styleOf } from '@atelier/paint'
import { pino } from 'pino'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { engineContract } from './engine.contract.ts'
import { inspectPicture } from './inspect.ts'
import { openEngines } from './load.ts'

const root = mkdtempSync(join(tmpdir(), 'atelier-engines-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const setup = { config: readConfig({}), env: {}, log: pino({ level: 'silent' }) }
const plain = fileURLToPath(new URL('./fixtures/plain-engine.mjs', import.meta.url))
const open = async (entry: string) => {
  const [engine] = await openEngines([entry], setup)
  if (!engine) throw new Error('no engine was opened')
  return engine
}

/** What an engine keeps does not depend on the style; this one is drawn soonest. */
const soonest = styleOf('i2i_ai_create_monet_usage')
if (!soonest) throw new Error('the garden is no longer drawn: name another style')
engineContract('embedded', soonest, () => open('embedded'))
engineContract('a module of an operator', { key: 'img2img_ghibli_style_usage' }, () => open(plain))

describe('opening engines', () => {
  const module = (name: string, text: string): string => {
    const file = join(root, `${name}.mjs`)
    writeFileSync(file, text)
    return file
  }
  it.each([
    ['is not there', () => join(root, 'none.mjs')],
    ['cannot be loaded: ', () => module('broken', 'export default (')],
    ['has no default export', () => module('empty', 'export const engine = 1')],
    [
      'does not open: no graphics card',
      () => module('throws', "export default () => { throw new Error('no graphics card') }"),
    ],
    ['speaks spec 2, not 1', () => module('later', 'export default () => ({ spec: 2 })')],
    ['speaks spec undefined, not 1', () => module('nothing', 'export default () => undefined')],
  ])('tells an operator that a module %s, by its name', async (told, make) => {
    const entry = make()
    await expect(openEngines([entry], setup)).rejects.toThrow(`ATELIER_ENGINES: the engine ${entry} ${told}`)
  })

  it('closes those already open when a later one fails', async () => {
    const mark = join(root, 'closed')
    const first = module(
      'first',
      `import { writeFileSync } from 'node:fs'
       export default () => ({ spec: 1, draws: () => false, close: async () => writeFileSync(${JSON.stringify(mark)}, '') })`,
    )
    await expect(openEngines([first, join(root, 'none.mjs')], setup)).rejects.toThrow('is not there')
    expect(() => writeFileSync(mark, '', { flag: 'wx' })).toThrow('EEXIST')
  })
})

describe('reading a finished picture back', () => {
  const image = () => sharp({ create: { width: 300, height: 200, channels: 3, background: '#248' } })
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('tells what a whole %s is', async (format) => {
    const file = join(root, `whole.${format}`)
    await image().toFormat(format).toFile(file)
    expect(await inspectPicture(file)).toEqual({ width: 300, height: 200, contentType: `image/${format}` })
  })
  it.each(['jpeg', 'png'] as const)('refuses a %s that ends early, wherever', async (format) => {
    const noise = { type: 'gaussian', mean: 128, sigma: 50 } as const
    const bytes = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#248', noise } })
      .toFormat(format)
      .toBuffer()
    for (const share of [0.01, 0.5, 0.9, 0.99]) {
      const file = join(root, `cut-${share}.${format}`)
      writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length * share)))
      await expect(inspectPicture(file), String(share)).rejects.toMatchObject({ failure: 'resultUnreadable' })
    }
  })
  it('refuses what is no picture, and names no path of this machine', async () => {
    const file = join(root, 'text.jpg')
    writeFileSync(file, 'a text')
    for (const path of [file, join(root, 'never-written.jpg')]) {
      const failure = await inspectPicture(path).catch((e: { failure: string; message: string }) => e)
      expect(failure).toMatchObject({ failure: 'resultUnreadable' })
      expect((failure as { message: string }).message).not.toContain(root)
    }
  })
})
