import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson, SetAside } from './set-aside.ts'

const long = 'A'.repeat(20_000)
const never = () => false

test('gives what JSON.parse gives, whatever is long', () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom(long, `${long}"`, `${long}\\`, `"${long}`, `${long}\u00e9`, `\\"${long}`, `${long}\n`),
  )
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      text,
      fc.integer(),
      fc.constant(null),
      fc.array(tie('json'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', long)), tie('json'), { maxKeys: 3 }),
    ),
  }))
  void fc.assert(
    fc.property(json, (value) => {
      const body = JSON.stringify(value)
      // Compared as a whole: a difference printed in full would be a hundred thousand letters.
      expect(isDeepStrictEqual(parseJson(Buffer.from(body), never), JSON.parse(body))).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('keeps long strings as bytes where it is told to', () => {
  const body = JSON.stringify({ photo: [long, 'short'], other: long })
  const parsed = parseJson(Buffer.from(body), (key) => key === 'photo') as Record<string, unknown>
  expect(parsed['other']).toBe(long)
  const [kept, short] = parsed['photo'] as unknown[]
  expect(kept).toBeInstanceOf(SetAside)
  expect((kept as SetAside).bytes.toString()).toBe(long)
  expect(short).toBe('short')
})

test.each([
  ['an open string', `{"a":"${long}`],
  ['a line break in a string', `{"a":"${long}\n"}`],
  ['no colon', `{"a" "${long}"}`],
  ['a tail', `{"a":"${long}"}x`],
  ['a lone escape', `{"a":"${long}\\x"}`],
])('refuses %s as JSON.parse does', (_, body) => {
  expect(() => JSON.parse(body)).toThrow(SyntaxError)
  expect(() => parseJson(Buffer.from(body), never)).toThrow(SyntaxError)
})

test('passes over a byte order mark', () => {
  expect(parseJson(Buffer.from(`\ufeff{"a":"${long}"}`), never)).toEqual({ a: long })
  expect(parseJson(Buffer.from('\ufeff[1]'), never)).toEqual([1])
})
