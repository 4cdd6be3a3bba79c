import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps signing secrets so that they can be used again, and not be read in a copy of the database. */
export interface SecretBox {
  /** @param owner id of the webhook: sealed for one, it opens for no other */
  seal(secret: string, owner: string): string
  /** Undefined when it was sealed with another key or for another owner. */
  open(sealed: string, owner: string): string | undefined
}

const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM. @param key 32 random bytes, kept beside the database */
export function openSecretBox(key: Uint8Array): SecretBox {
  const cipherKey = Buffer.from(hkdfSync('sha256', key, '', 'atelier webhook secret', 32))
  return {
    seal: (secret, owner) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce).setAAD(Buffer.from(owner))
      const sealed = [nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]
      return Buffer.concat(sealed).toString('base64url')
    },
    open: (sealed, owner) => {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length <= nonceBytes + tagBytes) return undefined
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
      decipher.setAAD(Buffer.from(owner))
      decipher.setAuthTag(bytes.subarray(-tagBytes))
      try {
        const plain = [decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]
        return Buffer.concat(plain).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}
