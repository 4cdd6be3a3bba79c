/**
 * The 22 styles as the seed document lists them, written down once more on purpose: a key that disappears from the
 * code must not disappear from the test with it.
 */
export const singleStyles = [
  'img2img_ghibli_style_usage',
  'img2img_real_mix_style_usage',
  'img2img_makoto_style_usage',
  'img2img_cartoon_style_usage',
  'img2img_rev_animated_style_usage',
  'img2img_blueline_style_usage',
  'img2img_water_ink_style_usage',
  'i2i_ai_create_monet_usage',
  'img2img_water_paint_style_usage',
  'img2img_exquisite_style_usage',
  'img2img_ceramics_style_usage',
  'img2img_chinese_style_usage',
] as const

export const subKeysOfSeed: Readonly<Record<string, readonly string[]>> = {
  img2img_comic_style_usage: [
    'img2img_comic_style_monet',
    'img2img_comic_style_marvel',
    'img2img_comic_style_future',
  ],
  img2img_pretty_style_usage: ['img2img_pretty_style_ink', 'img2img_pretty_style_light'],
  img2img_clay_style_usage: ['img2img_clay_style_3d', 'img2img_clay_style_bubble'],
  img2img_3d_style_usage: ['img2img_3d_style_era', 'img2img_3d_style_movie', 'img2img_3d_style_doll'],
}

/** Every pair of keys that names a style. */
export const seedStyles: readonly { readonly req_key: string; readonly sub_req_key?: string }[] = [
  ...singleStyles.map((req_key) => ({ req_key })),
  ...Object.entries(subKeysOfSeed).flatMap(([req_key, subs]) =>
    subs.map((sub_req_key) => ({ req_key, sub_req_key })),
  ),
]
