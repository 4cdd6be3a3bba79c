import { fileURLToPath } from 'node:url'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { qualityOf } from './quality.ts'

const sample = (name: string): Sharp =>
  sharp(fileURLToPath(new URL(`../../../samples/${name}.jpg`, import.meta.url)))

async function judged(image: Sharp) {
  const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return qualityOf({ width: info.width, height: info.height, data })
}

describe.each(['portrait', 'landscape', 'street', 'portrait-quarter'])('%s', (name) => {
  it('is sharp and well lit as it is', async () => {
    expect(await judged(sample(name))).toMatchObject({ sharpness: 'sharp', exposure: 'good' })
  })

  it('is blurred when it is blurred, and the more so the less fine', async () => {
    const [little, much] = [await judged(sample(name).blur(1.2)), await judged(sample(name).blur(4))]
    expect(much.sharpness).toBe('blurred')
    expect(little.fineness).toBeGreaterThan(much.fineness)
  })

  it('is judged alike at half its size', async () => {
    const { width = 0 } = await sample(name).metadata()
    const half = await judged(sample(name).resize(Math.round(width / 2)))
    expect(half.sharpness).toBe('sharp')
  })

  it('is told to be dark, bright or flat when it is', async () => {
    expect((await judged(sample(name).linear(0.12, 0))).exposure).toBe('dark')
    expect((await judged(sample(name).linear(0.2, 215))).exposure).toBe('bright')
    expect((await judged(sample(name).linear(0.1, 110))).exposure).toBe('flat')
  })
})

it('says nothing absurd about a photo of one colour', async () => {
  const plain = sharp({ create: { width: 640, height: 480, channels: 3, background: '#808080' } })
  expect(await judged(plain)).toMatchObject({ exposure: 'flat', black: 0, white: 0, fineness: 0 })
})
