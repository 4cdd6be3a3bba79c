import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'
/** As many as the output of SHA-256: more add nothing. */
const secretBytes = 32

export const newSigningSecret = (): string => prefix + randomBytes(secretBytes).toString('base64')

/**
 * `webhook-signature` of Standard Webhooks: one signature of each secret, so that a receiver that knows either of two is
 * content while they are rotated.
 *
 * @param timestamp seconds since the epoch
 */
export const signatureOf = (
  secrets: readonly string[],
  id: string,
  timestamp: number,
  body: string | Uint8Array,
): string =>
  secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice(prefix.length), 'base64')
      return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`
    })
    .join(' ')
