import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keysOf } from '@atelier/server/accounts/keys.ts'
import { openControl } from '@atelier/server/control.ts'
import { openEmbedded } from '@atelier/server/stores/embedded/open.ts'
import { pino } from 'pino'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Mistaken, Told } from './command.ts'
import keys from './keys.ts'

const data = mkdtempSync(join(tmpdir(), 'atelier-cli-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

const said = vi.spyOn(console, 'log').mockImplementation(() => {})
beforeEach(() => void said.mockClear())
afterAll(() => said.mockRestore())
const run = async (...argv: string[]): Promise<string> => {
  expect(await keys.run([...argv, '--data', data])).toBe(0)
  return said.mock.calls.splice(0).flat().join('\n')
}
const asJson = async (...argv: string[]) => JSON.parse(await run(...argv, '--json'))

/** A server's hold on the data folder: the database is closed to us, the socket answers. */
async function serving() {
  const stores = await openEmbedded(data)
  const control = await openControl(
    data,
    { keys: keysOf(stores.accounts), snapshot: async () => '' },
    pino({ level: 'silent' }),
  )
  return {
    keys: keysOf(stores.accounts),
    close: async () => {
      await control.close()
      await stores.close()
    },
  }
}

describe('atelier keys', () => {
  let server: Awaited<ReturnType<typeof serving>> | undefined
  afterEach(async () => {
    await server?.close()
    server = undefined
  })

  it('makes, lists and revokes keys while no server runs', async () => {
    const made = await asJson('create', '--name', 'shop', '--balance', '5')
    expect(made).toMatchObject({ name: 'shop', scopes: ['draw', 'read'], balance: '5.00' })
    expect(made.key).toMatch(/^atl_/)
    expect(await asJson('list')).toEqual([expect.objectContaining({ id: made.id })])
    expect(await run('list')).toMatch(new RegExp(`^ID .*\\n${made.id} .* valid +shop$`))
    expect(await run('revoke', made.id)).toBe(`${made.id} (shop) is revoked.`)
    server = await serving()
    expect(await server.keys.verify(made.key)).toBeUndefined()
  })

  it('does the same through a server that runs, which knows it at once', async () => {
    server = await serving()
    const text = await run('create', '--name', 'phone', '--scopes', 'read')
    const [secret] = text.split('\n') as [string]
    const caller = await server.keys.verify(secret)
    expect(caller?.scopes).toEqual(['read'])
    expect(text).toContain(`Its id is ${caller?.keyId}.`)
    expect(await run('revoke', secret)).toContain('(phone) is revoked.')
    expect(await server.keys.verify(secret)).toBeUndefined()
  })

  it('never tells a secret or its hash again', async () => {
    const { key } = await asJson('create', '--name', 'x')
    const all = (await run('list')) + (await run('list', '--json'))
    expect(all).not.toContain(key)
    expect(all).not.toMatch(/[0-9a-f]{64}/)
  })

  it.each([
    [[], 'create, list or revoke?'],
    [['destroy'], 'there is no keys "destroy"'],
    [['create'], '--name is missing'],
    [['create', '--name', 'x', '--scopes', 'draw,write'], '"write" is not one of draw, read, admin'],
    [['create', '--name', 'x', '--balance', 'much'], 'expected an amount of USD'],
    [['create', '--nmae', 'x'], "Unknown option '--nmae'"],
    [['list', 'all'], '"all" is too much'],
    [['revoke'], 'which key?'],
  ])('says what is wrong with %j', async (argv, told) => {
    const failed = keys.run([...argv, '--data', data])
    await expect(failed).rejects.toThrow(told)
    await expect(failed).rejects.toBeInstanceOf(Mistaken)
  })

  it('says when there is no such key', async () => {
    const failed = keys.run(['revoke', 'key_none', '--data', data])
    await expect(failed).rejects.toThrow('there is no key key_none')
    await expect(failed).rejects.toBeInstanceOf(Told)
  })
})
