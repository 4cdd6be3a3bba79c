import * as z from 'zod'
import { anyObject, expected, flag, numeric } from './value.ts'

const oneOfInts = (max: number, what: string) =>
  numeric(z.int(expected(what)).min(0, expected(what)).max(max, expected(what)))

/** `logo_info`: the watermark. Absent or null members take their defaults. */
export const logoInfo = z.looseObject(
  {
    add_logo: flag.nullish(),
    /** 0 bottom right, 1 bottom left, 2 top left, 3 top right. */
    position: oneOfInts(3, '0, 1, 2 or 3').nullish(),
    /** 0 Chinese, 1 English. */
    language: oneOfInts(1, '0 or 1').nullish(),
    opacity: numeric(
      z
        .number(expected('a number from 0 to 1'))
        .min(0, expected('a number from 0 to 1'))
        .max(1, expected('a number from 0 to 1')),
    ).nullish(),
    logo_text_content: z.string(expected('a text')).nullish(),
  },
  expected('an object'),
)

/**
 * `input[0].params`. Style and photo stay open here: what is wrong with them has codes of its own (003008001 to
 * 003008005) and is told by the reader, in the order of the codes.
 */
export const generationParams = z.looseObject(
  {
    req_key: z.unknown().optional(),
    sub_req_key: z.unknown().optional(),
    image_urls: z.unknown().optional(),
    binary_data_base64: z.unknown().optional(),
    return_url: flag.nullish(),
    logo_info: logoInfo.nullish(),
  },
  expected('an object'),
)

/** Body of POST /model/v1/generation. Members that are not named here are never refused. */
export const generationRequest = z.looseObject(
  {
    model: z.string(expected('a text')).nullish(),
    input: z
      .array(
        z.looseObject({ params: anyObject.nullish() }, expected('an object')),
        expected('an array with one object'),
      )
      .max(1, expected('an array with one object'))
      .nullish(),
    /** Echoed to the caller untouched. */
    metadata: z.record(z.string(), z.unknown(), expected('an object')).nullish(),
    moderation: flag.nullish(),
  },
  expected('an object'),
)

export type GenerationRequest = z.infer<typeof generationRequest>
export type GenerationParams = z.infer<typeof generationParams>
export type LogoInfo = z.infer<typeof logoInfo>

/** The watermark where `logo_info` says nothing (upstream's defaults). */
export const logoDefaults = { position: 0, language: 0, opacity: 0.3 } as const
