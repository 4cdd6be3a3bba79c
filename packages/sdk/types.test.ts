import { entryOf, type failures } from '@atelier/contract'
import { expect, expectTypeOf, it } from 'vitest'
import type { Reason, ServerReason, Style, StyleKeys, Submission } from './index.ts'
import { styles } from './index.ts'

it('a sub-style fits its style, and only its style', () => {
  expectTypeOf({
    req_key: 'img2img_comic_style_usage',
    sub_req_key: 'img2img_comic_style_monet',
  } as const).toExtend<Style>()
  expectTypeOf({ req_key: 'img2img_ghibli_style_usage' } as const).toExtend<Style>()
  expectTypeOf('water_paint' as const).toExtend<Style>()
  // of another style; missing; where there is none; unknown
  expectTypeOf({
    req_key: 'img2img_comic_style_usage',
    sub_req_key: 'img2img_clay_style_3d',
  } as const).not.toExtend<Style>()
  expectTypeOf({ req_key: 'img2img_comic_style_usage' } as const).not.toExtend<Style>()
  expectTypeOf({
    req_key: 'img2img_ghibli_style_usage',
    sub_req_key: 'img2img_clay_style_3d',
  } as const).not.toExtend<Style>()
  expectTypeOf('oil' as const).not.toExtend<Submission['style']>()
  expectTypeOf<StyleKeys['req_key']>().not.toEqualTypeOf<string>()
})

it('reasons are words that are known', () => {
  expectTypeOf<'image_too_small'>().toExtend<ServerReason>()
  expectTypeOf<'timed_out'>().toExtend<Reason>()
  expectTypeOf<'image_too_smal'>().not.toExtend<Reason>()
  expectTypeOf<(typeof failures)[keyof typeof failures]['reason']>().toEqualTypeOf<ServerReason>()
})

it('the styles are those of the contract', () => {
  for (const [short, { req_key: key, ...more }] of Object.entries(styles)) {
    const entry = entryOf({ key, ...('sub_req_key' in more && { subKey: more.sub_req_key }) })
    expect(entry?.short).toBe(short)
  }
  expect(Object.keys(styles)).toHaveLength(22)
})
