import * as z from 'zod'

/** A value as an error text may show it: short ones as JSON, of others only what they are; never a whole photo. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  if (typeof value === 'string' && value.length > 60) return `a text of ${value.length} letters`
  return JSON.stringify(value)
}

/** `expected … but received …`, the one way a wrong value is told. */
export const expected = (what: string) => ({
  error: (issue: { readonly input?: unknown }) => `expected ${what} but received ${shown(issue.input)}`,
})

/** Forms and command lines send "true" and "2" where JSON has true and 2; both are meant the same. */
export const flag = z.preprocess(
  (v) => (v === 'true' ? true : v === 'false' ? false : v),
  z.boolean(expected('true or false')),
)

export const numeric = <T extends z.ZodType>(schema: T) =>
  z.preprocess((v) => (typeof v === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(v) ? Number(v) : v), schema)

/** An object of any members. */
export const anyObject = z.looseObject({}, expected('an object'))
