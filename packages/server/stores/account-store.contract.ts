import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { KeyRecord } from './account-store.ts'
import type { Stores } from './embedded/open.ts'

/** What every account store promises. */
export function accountStoreContract(name: string, open: (now: () => number) => Promise<Stores>): void {
  describe(`account store: ${name}`, () => {
    let stores: Stores
    beforeEach(async () => {
      stores = await open(() => 1_000)
    })
    afterEach(() => stores.close())
    const key = (id: string, over: Partial<KeyRecord> = {}): KeyRecord => ({
      id,
      name: `name of ${id}`,
      hash: `hash of ${id}`,
      hint: 'atl_abcd',
      scopes: ['draw', 'read'],
      createdAt: 1,
      ...over,
    })

    it('finds a key by its hash alone', async () => {
      await stores.accounts.addKey(key('a', { balance: '12.50' }))
      expect(await stores.accounts.findKey('hash of a')).toEqual(key('a', { balance: '12.50' }))
      expect(await stores.accounts.findKey('a')).toBeUndefined()
    })
    it('lists all keys, oldest first', async () => {
      await stores.accounts.addKey(key('b', { createdAt: 2 }))
      await stores.accounts.addKey(key('a', { createdAt: 1 }))
      expect((await stores.accounts.listKeys()).map((k) => k.id)).toEqual(['a', 'b'])
    })
    it('revokes once and for all', async () => {
      await stores.accounts.addKey(key('a'))
      expect(await stores.accounts.revokeKey('a', 5)).toEqual(key('a', { revokedAt: 5 }))
      expect(await stores.accounts.revokeKey('a', 9)).toEqual(key('a', { revokedAt: 5 }))
      expect(await stores.accounts.findKey('hash of a')).toEqual(key('a', { revokedAt: 5 }))
      expect(await stores.accounts.revokeKey('never', 9)).toBeUndefined()
    })
    it('puts a key in the place of another of its id', async () => {
      await stores.accounts.putKey(key('a', { revokedAt: 3, balance: '1.00' }))
      await stores.accounts.addKey(key('b'))
      await stores.accounts.putKey(key('a', { hash: 'another' }))
      expect(await stores.accounts.findKey('hash of a')).toBeUndefined()
      expect(await stores.accounts.findKey('another')).toEqual(key('a', { hash: 'another' }))
      await expect(stores.accounts.putKey(key('a', { hash: 'hash of b' }))).rejects.toThrow()
    })
    it('refuses the same secret twice', async () => {
      await stores.accounts.addKey(key('a'))
      await expect(stores.accounts.addKey(key('b', { hash: 'hash of a' }))).rejects.toThrow()
    })
  })
}
