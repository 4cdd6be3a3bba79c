import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sealWith } from './seal.ts'

const seal = sealWith(randomBytes(32))

test('opens what it closed, and nothing that was touched', () => {
  const ticket = { blob: 'pictures/2026073114/task_00-1.jpg', expiresAt: 1_785_000_000_000 }
  const sealed = seal.close(ticket, 'a.jpg')
  expect(seal.open(sealed, 'a.jpg')).toEqual(ticket)
  expect(seal.close(ticket, 'a.jpg')).toBe(sealed)
  expect(sealed).toMatch(/^[\w-]+$/)
  for (let i = 0; i < sealed.length; i++)
    for (const letter of ['A', '-', 'z'])
      if (sealed[i] !== letter)
        expect(seal.open(sealed.slice(0, i) + letter + sealed.slice(i + 1), 'a.jpg')).toBeUndefined()
  expect(seal.open(sealed, 'b.jpg')).toBeUndefined()
  expect(sealWith(randomBytes(32)).open(sealed, 'a.jpg')).toBeUndefined()
})

test('opens nothing that came from elsewhere', () => {
  void fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String({ minLength: 60, maxLength: 200 })), (text) => {
      expect(seal.open(text, 'a.jpg')).toBeUndefined()
    }),
  )
})
