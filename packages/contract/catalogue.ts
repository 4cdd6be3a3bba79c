/**
 * The 22 styles of the hosted API, frozen: keys, sub-keys and labels as its seed document names them.
 * Which of them this server draws is the engines' word; this table only says what the wire knows.
 */
export type Family = 'anime' | 'paint' | 'material'

export interface CatalogueEntry {
  /** `req_key` on the wire. */
  readonly key: string
  /** `sub_req_key`, where the style needs one. */
  readonly subKey?: string
  /** Short name of the command line and the docs: unique, lower case. */
  readonly short: string
  readonly label: { readonly en: string; readonly zh: string }
  readonly family: Family
}

export const catalogue = [
  {
    key: 'img2img_ghibli_style_usage',
    short: 'ghibli',
    label: { en: 'Influencer Anime Style', zh: '网红日漫风' },
    family: 'anime',
  },
  {
    key: 'img2img_real_mix_style_usage',
    short: 'real_mix',
    label: { en: 'Realistic Style', zh: '写实风' },
    family: 'paint',
  },
  {
    key: 'img2img_makoto_style_usage',
    short: 'makoto',
    label: { en: 'Angel Style', zh: '日漫风' },
    family: 'anime',
  },
  {
    key: 'img2img_cartoon_style_usage',
    short: 'cartoon',
    label: { en: 'Anime Style', zh: '动漫风' },
    family: 'anime',
  },
  {
    key: 'img2img_rev_animated_style_usage',
    short: 'rev_animated',
    label: { en: 'Princess Style', zh: '公主风' },
    family: 'anime',
  },
  {
    key: 'img2img_blueline_style_usage',
    short: 'blueline',
    label: { en: 'Dreamy Style', zh: '梦幻风' },
    family: 'anime',
  },
  {
    key: 'img2img_water_ink_style_usage',
    short: 'water_ink',
    label: { en: 'Ink Wash Style', zh: '水墨风' },
    family: 'paint',
  },
  {
    key: 'i2i_ai_create_monet_usage',
    short: 'monet_new',
    label: { en: 'New Monet Garden', zh: '新莫奈花园' },
    family: 'paint',
  },
  {
    key: 'img2img_water_paint_style_usage',
    short: 'water_paint',
    label: { en: 'Watercolor Style', zh: '水彩风' },
    family: 'paint',
  },
  {
    key: 'img2img_comic_style_usage',
    subKey: 'img2img_comic_style_monet',
    short: 'comic_monet',
    label: { en: 'Monet Garden', zh: '莫奈花园' },
    family: 'paint',
  },
  {
    key: 'img2img_comic_style_usage',
    subKey: 'img2img_comic_style_marvel',
    short: 'comic_marvel',
    label: { en: 'Exquisite Marvel', zh: '精致美漫' },
    family: 'anime',
  },
  {
    key: 'img2img_comic_style_usage',
    subKey: 'img2img_comic_style_future',
    short: 'comic_future',
    label: { en: 'Cyber Mechanical', zh: '赛博机械' },
    family: 'anime',
  },
  {
    key: 'img2img_exquisite_style_usage',
    short: 'exquisite',
    label: { en: 'Exquisite Korean Comic', zh: '精致韩漫' },
    family: 'anime',
  },
  {
    key: 'img2img_pretty_style_usage',
    subKey: 'img2img_pretty_style_ink',
    short: 'pretty_ink',
    label: { en: 'Chinese Ink Style', zh: '国风-水墨' },
    family: 'paint',
  },
  {
    key: 'img2img_pretty_style_usage',
    subKey: 'img2img_pretty_style_light',
    short: 'pretty_light',
    label: { en: 'Romantic Light', zh: '浪漫光影' },
    family: 'paint',
  },
  {
    key: 'img2img_ceramics_style_usage',
    short: 'ceramics',
    label: { en: 'Ceramic Doll', zh: '陶瓷娃娃' },
    family: 'material',
  },
  {
    key: 'img2img_chinese_style_usage',
    short: 'chinese',
    label: { en: 'Chinese Red', zh: '中国红' },
    family: 'paint',
  },
  {
    key: 'img2img_clay_style_usage',
    subKey: 'img2img_clay_style_3d',
    short: 'clay_3d',
    label: { en: 'Cute Clay', zh: '丑萌粘土' },
    family: 'material',
  },
  {
    key: 'img2img_clay_style_usage',
    subKey: 'img2img_clay_style_bubble',
    short: 'clay_bubble',
    label: { en: 'Cute Doll', zh: '可爱玩偶' },
    family: 'material',
  },
  {
    key: 'img2img_3d_style_usage',
    subKey: 'img2img_3d_style_era',
    short: '3d_era',
    label: { en: '3D Game Z-Era', zh: '3D-游戏_Z时代' },
    family: 'material',
  },
  {
    key: 'img2img_3d_style_usage',
    subKey: 'img2img_3d_style_movie',
    short: '3d_movie',
    label: { en: 'Animation Movie', zh: '动画电影' },
    family: 'material',
  },
  {
    key: 'img2img_3d_style_usage',
    subKey: 'img2img_3d_style_doll',
    short: '3d_doll',
    label: { en: 'Doll', zh: '玩偶' },
    family: 'material',
  },
] as const satisfies readonly CatalogueEntry[]

export type StyleKey = (typeof catalogue)[number]['key']
export type ShortName = (typeof catalogue)[number]['short']

/** A style as chosen on the wire: `req_key`, and `sub_req_key` where the key has sub-styles. */
export interface StyleChoice {
  readonly key: string
  readonly subKey?: string
}

/** The entry of a wire choice; undefined when the pair is not one of the 22. */
export const entryOf = ({ key, subKey }: StyleChoice): CatalogueEntry | undefined =>
  (catalogue as readonly CatalogueEntry[]).find((e) => e.key === key && e.subKey === subKey)

/** The sub-keys of a style key; empty for a style without sub-styles. */
export const subKeysOf = (key: string): readonly string[] =>
  (catalogue as readonly CatalogueEntry[]).flatMap((e) => (e.key === key && e.subKey ? [e.subKey] : []))

/** Keys without `_usage` are in wide use in public code; they mean the same style. */
export const canonicalKey = (key: string): string | undefined =>
  catalogue.find((e) => e.key === key || e.key === `${key}_usage`)?.key
