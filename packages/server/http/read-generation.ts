import {
  Failure,
  type GenerationRequest,
  generationParams,
  generationRequest,
  type LogoInfo,
  limits,
  logoDefaults,
  shown,
} from '@atelier/contract'
import type { Config } from '../config.ts'
import type { Mark } from '../engines/engine.ts'
import type { Caller, Submission } from '../tasks/desk.ts'
import { readPhoto } from './read-photo.ts'
import { readShape } from './read-shape.ts'
import { readStyle } from './read-style.ts'

export const model = 'spark_style_template'

/** A text longer than this is stored cut; the mark draws far fewer letters of it. */
const logoTextMaxUnits = 4 * limits.logoTextChars

/** What does not come in the body's own members. */
export interface Elsewhere {
  readonly photo?: Submission['photo']
  /** What the parameters are called in error texts. */
  readonly at?: string
}

/**
 * The body of a submission, down to what the desk takes. The order is the seed's: model, style (001 to 003), photo
 * (004, 005), then everything else.
 *
 * @param body parsed JSON
 * @param modelHeader X-Model, where some clients name the model instead of in the body
 * @throws Failure of the request rows
 */
export function readGeneration(
  body: unknown,
  modelHeader: string | undefined,
  caller: Caller,
  { defaultSub }: Pick<Config, 'defaultSub'>,
  { photo: sent, at = 'input[0].params' }: Elsewhere = {},
): Submission {
  const request = readShape(generationRequest, body, '')
  checkModel(request, modelHeader)
  const given = request.input?.[0]?.params ?? {}
  const style = readStyle(given, defaultSub)
  const photo = sent ?? readPhoto(given, at && `${at}.`)
  const params = readShape(generationParams, given, at)
  const mark = params.logo_info && readMark(params.logo_info)
  const metadata = request.metadata && readMetadata(request.metadata)
  const moderation = request.moderation ?? undefined
  return {
    caller,
    style,
    photo,
    inline: params.return_url === false,
    ...(mark && { mark }),
    ...(metadata && { metadata }),
    ...(moderation !== undefined && { moderation }),
  }
}

function checkModel({ model: inBody }: GenerationRequest, header: string | undefined): void {
  const inHeader = header?.trim()
  if (inBody && inHeader && inBody !== inHeader)
    throw new Failure('modelConflict', { body: shown(inBody), header: shown(inHeader) })
  const named = inBody || inHeader
  if (!named) throw new Failure('missingModel')
  if (named !== model) throw new Failure('unknownModel', { given: shown(named) })
}

function readMark(logo: LogoInfo): Mark | undefined {
  if (logo.add_logo !== true) return undefined
  const text = logo.logo_text_content?.slice(0, logoTextMaxUnits)
  return {
    position: (logo.position ?? logoDefaults.position) as Mark['position'],
    language: (logo.language ?? logoDefaults.language) as Mark['language'],
    opacity: logo.opacity ?? logoDefaults.opacity,
    ...(text && { text }),
  }
}

function readMetadata(metadata: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const detail = `may be at most ${limits.metadataBytes} bytes of JSON`
  let bytes: number
  try {
    bytes = Buffer.byteLength(JSON.stringify(metadata))
  } catch {
    bytes = Number.POSITIVE_INFINITY // nested too deeply to be written again
  }
  if (bytes > limits.metadataBytes) throw new Failure('badField', { field: 'metadata', detail })
  return metadata
}
