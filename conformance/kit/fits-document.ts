import { type Answered, answerChecker } from '@atelier/server/http/openapi/fixtures/answer-checker.ts'

type Check = (answer: Answered) => readonly string[]

const checks = new Map<string, Promise<Check | undefined>>()

async function read(base: string): Promise<Check | undefined> {
  const response = await fetch(new URL('/openapi.json', base)).catch(() => undefined)
  if (!response?.ok) return undefined
  return answerChecker((await response.json()) as Record<string, unknown>)
}

/** What a server's own OpenAPI document says of an answer; undefined for servers that have none. */
export function documentOf(base: string): Promise<Check | undefined> {
  const known = checks.get(base) ?? read(base)
  checks.set(base, known)
  return known
}

/** What an answer has that the document does not tell. Calls that are not there are told by 404 and 405. */
export function strays(check: Check, answer: Answered): readonly string[] {
  if (answer.method === 'OPTIONS' || answer.status === 405) return []
  // The answer to HEAD is that to GET without its body.
  const { method, type } = answer
  const told = method === 'HEAD' ? { ...answer, method: 'GET', type: '' } : answer
  const found = check(told)
  if (method === 'HEAD' || type === '') return found.filter((line) => !line.includes(' with '))
  if (answer.status === 404) return found.filter((line) => !line.endsWith('is not in the document'))
  return found
}
