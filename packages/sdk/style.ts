import { invalid } from './errors.ts'
import { styles } from './styles.gen.ts'

/** Short name of a style, such as `water_paint`. */
export type ShortName = keyof typeof styles

type KeysOf<Entry> = Entry extends { readonly req_key: infer Key; readonly sub_req_key: infer Sub }
  ? { readonly req_key: Key; readonly sub_req_key: Sub }
  : Entry extends { readonly req_key: infer Key }
    ? { readonly req_key: Key; readonly sub_req_key?: undefined }
    : never

/** The keys of a style on the wire; a sub-style only beside the style it belongs to. */
export type StyleKeys = KeysOf<(typeof styles)[ShortName]>

/** A style, by its short name or by its keys. */
export type Style = ShortName | StyleKeys

/** As a body carries it. */
export interface WireStyle {
  readonly req_key: string
  readonly sub_req_key?: string
}

export const isShortName = (name: string): name is ShortName => Object.hasOwn(styles, name)

/** @throws AtelierError invalid_argument for a name that is none; keys are the server's to judge */
export function wireStyle(style: Style): WireStyle {
  if (typeof style !== 'string') {
    const { req_key, sub_req_key } = style
    return { req_key, ...(sub_req_key !== undefined && { sub_req_key }) }
  }
  if (!isShortName(style))
    throw invalid(
      'style',
      `there is no style ${JSON.stringify(style)}; there are ${Object.keys(styles).join(', ')}`,
    )
  const { req_key, sub_req_key }: WireStyle = styles[style]
  return { req_key, ...(sub_req_key !== undefined && { sub_req_key }) }
}
