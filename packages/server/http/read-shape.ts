import { Failure } from '@atelier/contract'
import type * as z from 'zod'

/**
 * Parses, or fails naming the first member that is wrong.
 * @param at what the value itself is called in error texts
 */
export function readShape<T extends z.ZodType>(schema: T, value: unknown, at: string): z.infer<T> {
  const { success, data, error } = schema.safeParse(value)
  if (success) return data
  const issue = error.issues[0]
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])]
    .map((p) => (typeof p === 'number' ? `[${p}]` : `.${String(p)}`))
    .join('')
  throw new Failure('badField', {
    field: `${at}${path}`.replace(/^\./, '') || 'the body',
    detail: unknown === undefined ? (issue?.message ?? 'is not valid') : 'there is no such member here',
  })
}
