/** One request and its answer, kept so that a failure can show what was said. */
export interface Exchange {
  readonly request: string
  readonly body?: string
  status?: number
  answer?: string
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Buffer
  readonly text: string
  /** The body as JSON; throws when it is none. */
  readonly json: unknown
}

/** Letters looked at; expressions over many megabytes exhaust the stack. */
const seenLetters = 200_000
const shownLetters = 1200

/** Pictures in base64 and long bodies would hide what matters. */
function shorten(text: string): string {
  const seen = text.slice(0, seenLetters)
  const short = seen.replace(/[A-Za-z0-9+/=]{200,}/g, (b64) => `<${b64.length} letters of base64>`)
  const whole = text.length > seenLetters ? `${short}… (${text.length} letters in all)` : short
  return whole.length > shownLetters ? `${whole.slice(0, shownLetters)}…` : whole
}

export const excerpt = ({ request, body, status, answer }: Exchange): string =>
  [
    `> ${request}`,
    ...(body === undefined ? [] : [`> ${shorten(body)}`]),
    `< ${status ?? 'no answer'}${answer ? ` ${shorten(answer)}` : ''}`,
  ].join('\n')

export function answerOf(response: Response, bytes: Buffer): Answer {
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    get text() {
      return bytes.toString('utf8')
    },
    get json() {
      try {
        return JSON.parse(bytes.toString('utf8')) as unknown
      } catch {
        throw new Error(`the body is not JSON: ${shorten(bytes.toString('utf8')) || '(empty)'}`)
      }
    },
  }
}

const isReadable = (type: string | null): boolean => /json|text|xml/.test(type ?? '')

export const answerText = (response: Response, bytes: Buffer): string =>
  isReadable(response.headers.get('content-type'))
    ? bytes.toString('utf8')
    : `${response.headers.get('content-type')}, ${bytes.length} bytes`
