import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSecretBox } from './secret-box.ts'

describe('the box of secrets', () => {
  const box = openSecretBox(Buffer.alloc(32, 1))

  it('gives back what it sealed, to the same owner and with the same key', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (secret, owner) => {
        const sealed = box.seal(secret, owner)
        expect(sealed).not.toContain(secret.length > 6 ? secret : 'whsec_')
        expect(box.open(sealed, owner)).toBe(secret)
        expect(box.open(sealed, `${owner}x`)).toBeUndefined()
        expect(openSecretBox(Buffer.alloc(32, 2)).open(sealed, owner)).toBeUndefined()
      }),
    )
  })
  it('never seals alike, and opens nothing it did not seal', () => {
    expect(box.seal('s', 'w')).not.toBe(box.seal('s', 'w'))
    for (const bytes of [0, 28, 29, 100])
      expect(box.open(randomBytes(bytes).toString('base64url'), 'w')).toBeUndefined()
  })
})
