import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openMemory } from '../stores/memory/open.ts'
import { admitOwner, keysOf } from './keys.ts'
import { asDecimal, asMicros } from './money.ts'

const open = async () => {
  const { accounts } = await openMemory()
  return { accounts, keys: keysOf(accounts, () => 5) }
}
const draw = { name: 'shop', scopes: ['draw', 'read'] } as const

describe('an API key', () => {
  it('opens the door with what it may do, and is kept as a hash only', async () => {
    const { accounts, keys } = await open()
    const { record, secret } = await keys.create(draw)
    expect(secret).toMatch(/^atl_[0-9A-Za-z]{32,}$/)
    expect(await keys.verify(secret)).toEqual({ keyId: record.id, scopes: ['draw', 'read'] })
    const kept = JSON.stringify(await accounts.listKeys())
    expect(kept).not.toContain(secret)
    expect(kept).not.toContain(secret.slice(4, 20))
  })
  it('is never made twice', async () => {
    const { keys } = await open()
    const made = await Promise.all(Array.from({ length: 200 }, () => keys.create(draw)))
    expect(new Set(made.map((m) => m.secret)).size).toBe(200)
    expect(new Set(made.map((m) => m.record.id)).size).toBe(200)
  })
  it('stops at once when it is revoked, by its id or by itself', async () => {
    const { keys } = await open()
    const [a, b, c] = [await keys.create(draw), await keys.create(draw), await keys.create(draw)]
    expect(await keys.revoke(a.record.id)).toMatchObject({ revokedAt: 5 })
    expect(await keys.revoke(b.secret)).toMatchObject({ id: b.record.id })
    expect(await Promise.all([a, b, c].map((k) => keys.verify(k.secret)))).toEqual([
      undefined,
      undefined,
      expect.objectContaining({ keyId: c.record.id }),
    ])
    expect(await keys.revoke('key_none')).toBeUndefined()
    expect(await keys.revoke('atl_00000000000000000000000000000000')).toBeUndefined()
  })
  it('is not opened by anything else', async () => {
    const { keys } = await open()
    const { record, secret } = await keys.create(draw)
    for (const wrong of ['', secret.slice(0, -1), `${secret} `, record.hash, record.id, 'x'.repeat(10_000)])
      expect(await keys.verify(wrong), wrong.slice(0, 50)).toBeUndefined()
  })
  it('has a balance when one is given, and a wrong one is refused', async () => {
    const { keys } = await open()
    expect((await keys.create({ ...draw, balance: '5' })).record.balance).toBe('5.00')
    for (const balance of ['-1', '1e3', 'five', '', '0.0000001'])
      await expect(keys.create({ ...draw, balance }), balance).rejects.toThrow('expected an amount of USD')
  })
})

describe('the owner', () => {
  it('is admitted once, with all rights', async () => {
    const { accounts, keys } = await open()
    await admitOwner(accounts, 'a-secret-of-the-owner')
    await admitOwner(accounts, 'a-secret-of-the-owner')
    expect(await accounts.listKeys()).toHaveLength(1)
    expect(await keys.verify('a-secret-of-the-owner')).toMatchObject({ scopes: ['draw', 'read', 'admin'] })
  })
  it('stays the same caller when its secret is changed, and the old one opens no more', async () => {
    const { accounts, keys } = await open()
    const { id } = await admitOwner(accounts, 'a-secret-of-the-owner')
    await admitOwner(accounts, 'another-secret-of-the-owner')
    expect(await keys.verify('a-secret-of-the-owner')).toBeUndefined()
    expect(await keys.verify('another-secret-of-the-owner')).toMatchObject({ keyId: id })
  })
  it('may not share the secret of another key', async () => {
    const { accounts, keys } = await open()
    const { secret } = await keys.create(draw)
    await expect(admitOwner(accounts, secret)).rejects.toThrow('choose one of its own')
  })
  it('does not come back after it was revoked', async () => {
    const { accounts, keys } = await open()
    const { id } = await admitOwner(accounts, 'a-secret-of-the-owner')
    await keys.revoke(id)
    await expect(admitOwner(accounts, 'a-secret-of-the-owner')).rejects.toThrow('owner key was revoked')
  })
})

describe('money', () => {
  it('is read and told without loss', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e15 - 1 }), (micros) => {
        expect(asMicros(asDecimal(micros))).toBe(micros)
      }),
    )
    expect(['0', '0.1', '12.50', '0.000125'].map((d) => asDecimal(asMicros(d)))).toEqual([
      '0.00',
      '0.10',
      '12.50',
      '0.000125',
    ])
  })
})
