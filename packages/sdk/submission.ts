import { invalid } from './errors.ts'
import { base64Of, type Photo, type PhotoSource } from './photo.ts'
import { type Style, wireStyle } from './style.ts'

/** A visible label on the picture; what is left out is as the server has it. */
export interface Logo {
  readonly position?: 'bottom-right' | 'bottom-left' | 'top-left' | 'top-right'
  readonly language?: 'zh' | 'en'
  /** 0 to 1. */
  readonly opacity?: number
  readonly text?: string
}

export interface Submission {
  readonly photo: Photo
  readonly style: Style
  readonly logo?: Logo | undefined
  /** Comes back with the task. */
  readonly metadata?: Readonly<Record<string, unknown>> | undefined
  /** The picture itself in the task, beside its address: `Picture.bytes` needs no further request then. */
  readonly inline?: boolean | undefined
  /** Whether the photo is to be checked by the server's moderation. */
  readonly moderation?: boolean | undefined
  /**
   * Sent again with the same key within a day, the submission is answered with its first task. Without one, each call
   * makes a key of its own, so that its own retries are drawn once.
   */
  readonly idempotencyKey?: string | undefined
}

const positions = ['bottom-right', 'bottom-left', 'top-left', 'top-right'] as const
const languages = ['zh', 'en'] as const

const place = <T>(list: readonly T[], value: T, param: string): number => {
  const at = list.indexOf(value)
  if (at < 0) throw invalid(param, `expected one of ${list.join(', ')}`)
  return at
}

const wireLogo = ({ position, language, opacity, text }: Logo): object => ({
  add_logo: true,
  ...(position !== undefined && { position: place(positions, position, 'logo.position') }),
  ...(language !== undefined && { language: place(languages, language, 'logo.language') }),
  ...(opacity !== undefined && { opacity }),
  ...(text !== undefined && { logo_text_content: text }),
})

/** The body of a submission: the same letters for the same submission, as a server compares them. */
export async function bodyOf(model: string, submission: Submission, photo: PhotoSource): Promise<string> {
  const { style, logo, inline, metadata, moderation } = submission
  const params = {
    ...wireStyle(style),
    ...('url' in photo ? { image_urls: [photo.url] } : { binary_data_base64: [await base64Of(photo)] }),
    ...(inline === true && { return_url: false }),
    ...(logo !== undefined && { logo_info: wireLogo(logo) }),
  }
  return JSON.stringify({
    model,
    input: [{ params }],
    ...(metadata !== undefined && { metadata }),
    ...(moderation !== undefined && { moderation }),
  })
}

/** @throws AtelierError invalid_argument for a key that no server takes */
export function idempotencyKey(given: string | undefined): string {
  if (given === undefined) return newIdempotencyKey()
  if (/^[\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]{1,255}$/.test(given)) return given
  throw invalid(
    'idempotencyKey',
    'expected 1 to 255 ASCII letters without blanks, quotes, commas and backslashes',
  )
}

/** 128 random bits. `randomUUID` is missing on pages that were not loaded by https. */
export function newIdempotencyKey(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
}
