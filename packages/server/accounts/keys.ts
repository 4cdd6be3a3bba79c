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

/** Enough to recognise a key and no help in guessing it; an owner's own secret may be short. */
const hintOf = (secret: string): string => secret.slice(0, secretForm.test(secret) ? 8 : 2)

const sha256 = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export function keysOf(store: AccountStore, now: () => number = Date.now): Keys {
  const add = async (secret: string, { name, scopes, balance }: NewKey): Promise<KeyRecord> => {
    const record: KeyRecord = {
      id: `key_${randomBytes(6).toString('hex')}`,
      name,
      hash: sha256(secret),
      hint: hintOf(secret),
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

/** The owner is one caller, whatever secret opens the door: its tasks stay its own when the secret is changed. */
const ownerId = 'key_owner'

/**
 * Makes the owner's secret open the door with all scopes, and any earlier one no more.
 * @throws OwnerKeyRevoked; RangeError when the secret is that of another key
 */
export async function admitOwner(store: AccountStore, secret: string, now: () => number = Date.now) {
  const hash = sha256(secret)
  const known = await store.findKey(hash)
  if (known && known.id !== ownerId)
    throw new RangeError(`ATELIER_OWNER_KEY is the key ${known.id} (${known.name}); choose one of its own`)
  if (known?.revokedAt !== undefined) throw new OwnerKeyRevoked()
  if (known) return known
  const record: KeyRecord = {
    id: ownerId,
    name: 'owner',
    hash,
    hint: hintOf(secret),
    scopes: ['draw', 'read', 'admin'],
    createdAt: now(),
  }
  await store.putKey(record)
  return record
}
