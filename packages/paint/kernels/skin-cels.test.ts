import { beforeAll, expect, it } from 'vitest'
import { celTones, celTonesPlain } from './cel-tones.ts'
import { apart, field, picture, sizes } from './fixtures.ts'
import { Machine } from './machine.ts'
import { runOut, runOutPlain } from './run-out.ts'
import { skinCels, skinCelsPlain } from './skin-cels.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

const look = {
  ...{ lift: 0.2, warm: 1.25, tint: 0.3, tintA: 0.03, tintB: 0.045, most: 0.095, contrast: 0.9, light: 0.09 },
  ...{ shadow: 0.11, deep: 0.25, shadeL: 0.08, shadeA: 0.014, shadeB: 0.01, soft: 0.02, model: 0.3 },
  ...{ stray: 0.08, strength: 0.92 },
}

it.each(sizes)('skin in clean tones, %d x %d, agrees with its plain twin', (w, h) => {
  const [src, base] = [picture(m, w, h, 1, 0.1), picture(m, w, h, 2, 0.1)]
  const [shade, skin] = [field(m, w, h, 3), field(m, w, h, 4)]
  // shades as smooth as they are in a picture: a border hangs on their slope
  for (let i = 0; i < shade.data.length; i++) shade.data[i] = base.data[4 * i] + 0.3 * (shade.data[i] - 0.5)
  for (const v of [look, { ...look, tint: 0, model: 0, soft: 0 }]) {
    const maps = { src, base, shade, skin }
    expect(apart(skinCels(m, maps, v).data, skinCelsPlain(maps, v))).toBeLessThan(1e-4)
  }
})

it.each(sizes)('flat tones, %d x %d, agree with their plain twin', (w, h) => {
  const src = picture(m, w, h, 5)
  const v = { tones: 5, soft: 0.02, amount: 0.85 }
  expect(apart(celTones(m, src, v).data, celTonesPlain(src, v))).toBeLessThan(1e-4)
})

it.each(sizes)('a picture that runs out into paper, %d x %d, agrees with its plain twin', (w, h) => {
  const [src, clouds, map] = [picture(m, w, h, 6), field(m, w, h, 7), field(m, w, h, 8)]
  const v = { paper: [0.9, 0.02, -0.03], margin: 6, ragged: 4, top: 3, height: h + 9, clouds } as const
  for (const more of [v, { ...v, grain: map }, { ...v, grain: map, keep: map }])
    expect(apart(runOut(m, src, more).data, runOutPlain(src, more))).toBeLessThan(1e-5)
})
