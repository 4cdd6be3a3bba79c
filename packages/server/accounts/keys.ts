import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { AccountStore, KeyRecord, Scope } from '../stores/account-store.ts'
import type { Caller } from '../tasks/desk.ts'
import { asDecimal, asMicros } from './money.ts'

export interface NewKey {
  readonly name: string
  readonly scopes: readonly Scope[]
  /** USD, a decimal string; left out for a key without limit. */
  readonly balance?: string
}

/** API keys: made, listed, revoked, recognised. */
export interface Keys {
  /** The caller behind a presented secret; undefined for an unknown or a revoked one. */
  verify(secret: string): Promise<Caller | undefined>
  /** The only moment the secret is known. @throws RangeError for a balance that is not an amount of money */
  create(key: NewKey): Promise<{ readonly record: KeyRecord; readonly secret: string }>
  list(): Promise<readonly KeyRecord[]>
  /** By id, or by the secret itself. Stops at once; undefined when there is no such key. */
  revoke(idOrSecret: string): Promise<KeyRecord | undefined>
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** 36 letters of 62 hold 214 bits: a plain SHA-256 at rest is enough, nothing can be guessed. */
const secretLetters = 36
const secretForm = /^atl_[0-9A-Za-z]{32,128}$/

export const newSecret = (): string =>
  `atl_${Array.from({ length: secretLetters }, () => letters[randomInt(letters.length)]).join('')}`

const sha256 = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export function keysOf(store: AccountStore, now: () => number = Date.now): Keys {
  const add = async (secret: string, { name, scopes, balance }: NewKey): Promise<KeyRecord> => {
    const record: KeyRecord = {
      id: `key_${randomBytes(6).toString('hex')}`,
      name,
      hash: sha256(secret),
      hint: secret.slice(0, 8),
      scopes,
      createdAt: now(),
      ...(balance !== undefined && { balance: asDecimal(asMicros(balance)) }),
    }
    await store.addKey(record)
    return record
  }
  return {
    verify: async (secret) => {
      if (secret.length > 256) return undefined
      // Looked up by hash, so the time it takes tells nothing about the secret.
      const key = await store.findKey(sha256(secret))
      return key && key.revokedAt === undefined ? { keyId: key.id, scopes: key.scopes } : undefined
    },
    create: async (key) => {
      const secret = newSecret()
      return { record: await add(secret, key), secret }
    },
    list: () => store.listKeys(),
    revoke: async (idOrSecret) => {
      if (!secretForm.test(idOrSecret)) return store.revokeKey(idOrSecret, now())
      const key = await store.findKey(sha256(idOrSecret))
      return key && store.revokeKey(key.id, now())
    },
  }
}

/** The owner's key was revoked: it must not come back by itself. */
export class OwnerKeyRevoked extends Error {
  constructor() {
    super(
      'The owner key was revoked. Set ATELIER_OWNER_KEY to another one, or delete the file owner-key in the data folder: ' +
        'then a new one is made.',
    )
    this.name = 'OwnerKeyRevoked'
  }
}

/**
 * Makes sure that the owner's secret opens the door: adds it with all scopes when no key has it.
 * @throws OwnerKeyRevoked
 */
export async function admitOwner(store: AccountStore, secret: string, now: () => number = Date.now) {
  const known = await store.findKey(sha256(secret))
  if (known?.revokedAt !== undefined) throw new OwnerKeyRevoked()
  if (known) return known
  const record: KeyRecord = {
    id: `key_${randomBytes(6).toString('hex')}`,
    name: 'owner',
    hash: sha256(secret),
    hint: secret.slice(0, 8),
    scopes: ['draw', 'read', 'admin'],
    createdAt: now(),
  }
  await store.addKey(record)
  return record
}
