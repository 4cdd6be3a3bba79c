import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'

/** What a result's address stands for. */
export interface Ticket {
  readonly blob: string
  /** Milliseconds since the epoch; whole seconds count. */
  readonly expiresAt: number
}

export interface Seal {
  /** Letters of base64url and nothing else; the same ticket gives the same letters. `name` stands beside them. */
  close(ticket: Ticket, name: string): string
  /** Undefined for anything that was not closed with this secret under this name. */
  open(sealed: string, name: string): Ticket | undefined
}

const tagBytes = 16
const nonceBytes = 12
const expiryBytes = 6

/**
 * Addresses that nobody can read, guess or change: AES-256-GCM over blob name and expiry. The nonce is an HMAC of
 * what is sealed, so that the same picture keeps its address from poll to poll and no nonce serves two texts.
 * @param secret 32 random bytes
 */
export function sealWith(secret: Uint8Array): Seal {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `atelier result ${use}`, 32))
  const cipherKey = derive('cipher')
  const nonceKey = derive('nonce')
  return {
    close: ({ blob, expiresAt }, name) => {
      const plain = Buffer.alloc(expiryBytes + Buffer.byteLength(blob))
      plain.writeUIntBE(Math.floor(expiresAt / 1000), 0, expiryBytes)
      plain.write(blob, expiryBytes)
      const nonce = createHmac('sha256', nonceKey)
        .update(`${name}\0`)
        .update(plain)
        .digest()
        .subarray(0, nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce).setAAD(Buffer.from(name))
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString(
        'base64url',
      )
    },
    open: (sealed, name) => {
      if (!/^[\w-]{46,400}$/.test(sealed)) return undefined
      const bytes = Buffer.from(sealed, 'base64url')
      // Base64 has letters whose last bits mean nothing: an address has one spelling only.
      if (bytes.toString('base64url') !== sealed) return undefined
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
      decipher.setAAD(Buffer.from(name))
      decipher.setAuthTag(bytes.subarray(-tagBytes))
      try {
        const plain = Buffer.concat([
          decipher.update(bytes.subarray(nonceBytes, -tagBytes)),
          decipher.final(),
        ])
        return {
          blob: plain.toString('utf8', expiryBytes),
          expiresAt: plain.readUIntBE(0, expiryBytes) * 1000,
        }
      } catch {
        return undefined
      }
    },
  }
}
