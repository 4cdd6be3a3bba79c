import assert from 'node:assert/strict'

type Plain = 'text' | 'integer' | 'number' | 'boolean' | 'text or integer'

/** Types of members. With `?` (or `optional`, `each`) a member may be missing or null; unknown members pass. */
export interface Fields {
  readonly [name: string]: Plain | `${Plain}?` | { readonly optional: Fields } | { readonly each: Fields }
}

const isText = (v: unknown): boolean => typeof v === 'string'
const fits: Record<Plain, (v: unknown) => boolean> = {
  text: isText,
  integer: (v) => Number.isInteger(v),
  number: (v) => typeof v === 'number',
  boolean: (v) => typeof v === 'boolean',
  'text or integer': (v) => isText(v) || Number.isInteger(v),
}

/** Throws naming the first member whose type is another than the table's. */
export function readFields(value: unknown, fields: Fields, path: string): void {
  assert.ok(isRecord(value), `${path} is ${show(value)}, not an object`)
  for (const [name, type] of Object.entries(fields)) {
    const here = `${path}.${name}`
    const member = value[name]
    const missing = member === undefined || member === null
    if (typeof type === 'string') {
      const plain = type.replace('?', '') as Plain
      if (missing && type.endsWith('?')) continue
      assert.ok(fits[plain](member), `${here} is ${show(member)}, not ${plain}`)
    } else if (missing) {
      // nothing to read
    } else if ('optional' in type) {
      readFields(member, type.optional, here)
    } else {
      assert.ok(Array.isArray(member), `${here} is ${show(member)}, not a list`)
      member.forEach((m, i) => {
        readFields(m, type.each, `${here}[${i}]`)
      })
    }
  }
}

export const isRecord = (v: unknown): v is Readonly<Record<string, unknown>> =>
  typeof v === 'object' && v !== null && !Array.isArray(v)

/** A member deep inside JSON by its path, such as `data.models[0].id`; undefined when there is none. */
export function pick(value: unknown, path: string): unknown {
  let at = value
  for (const step of path.match(/[^.[\]]+/g) ?? []) {
    at = Array.isArray(at) ? at[Number(step)] : isRecord(at) ? at[step] : undefined
  }
  return at
}

const show = (v: unknown): string => (v === undefined ? 'missing' : JSON.stringify(v).slice(0, 120))
