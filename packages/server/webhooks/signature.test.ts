import { webcrypto } from 'node:crypto'
import { webhookSecret } from '@atelier/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newSigningSecret, signatureOf } from './signature.ts'

/** Base64 and HMAC by other hands than those that sign: the tables of RFC 4648, and Web Crypto. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const bits = [...text.replace(/=+$/, '')]
    .map((c) => alphabet.indexOf(c).toString(2).padStart(6, '0'))
    .join('')
  return Uint8Array.from({ length: Math.floor(bits.length / 8) }, (_, i) =>
    Number.parseInt(bits.slice(8 * i, 8 * i + 8), 2),
  )
}
async function verified(secret: string, signature: string, signed: string): Promise<boolean> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const raw = fromBase64(secret.replace('whsec_', ''))
  const key = await webcrypto.subtle.importKey('raw', raw, hmac, false, ['verify'])
  const [version, text = ''] = signature.split(',')
  const bytes = new TextEncoder().encode(signed)
  return version === 'v1' && webcrypto.subtle.verify('HMAC', key, fromBase64(text), bytes)
}

const anySecret = fc
  .uint8Array({ minLength: 24, maxLength: 64 })
  .map((bytes) => `whsec_${Buffer.from(bytes).toString('base64')}`)

describe('the signature', () => {
  it('is that of the vector which the libraries of Standard Webhooks are tested with', () => {
    expect(
      signatureOf(
        ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
        'msg_p5jXN8AQM9LWM0D4loKWxJek',
        1_614_265_330,
        '{"test": 2432232314}',
      ),
    ).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })

  it('is found right by another computation, for every secret, and wrong for anything changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anySecret, { minLength: 1, maxLength: 3 }),
        fc.stringMatching(/^msg_[0-9a-f]{8}$/),
        fc.nat(2 ** 31),
        fc.string({ unit: 'grapheme' }),
        async (secrets, id, timestamp, body) => {
          const signatures = signatureOf(secrets, id, timestamp, body).split(' ')
          expect(signatures).toHaveLength(secrets.length)
          for (const [i, secret] of secrets.entries()) {
            const signature = signatures[i] ?? ''
            expect(await verified(secret, signature, `${id}.${timestamp}.${body}`)).toBe(true)
            expect(await verified(secret, signature, `${id}.${timestamp + 1}.${body}`)).toBe(false)
            expect(await verified(secret, signature, `${id}.${timestamp}.${body} `)).toBe(false)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is made with secrets that the contract takes, each a new one', () => {
    const made = Array.from({ length: 50 }, newSigningSecret)
    for (const secret of made) expect(webhookSecret.safeParse(secret).success).toBe(true)
    expect(new Set(made).size).toBe(50)
  })

  it('takes secrets of 24 to 64 bytes and no others', () => {
    fc.assert(
      fc.property(fc.nat(90), (length) => {
        const secret = `whsec_${Buffer.alloc(length, 0xfb).toString('base64')}`
        expect(webhookSecret.safeParse(secret).success).toBe(length >= 24 && length <= 64)
      }),
    )
    for (const wrong of [
      'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS',
      'whsec_',
    ])
      expect(webhookSecret.safeParse(wrong).success).toBe(false)
  })
})
