import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, describe, expect, it } from 'vitest'
import { keysOf } from './accounts/keys.ts'
import { askServer, NoServer, openControl } from './control.ts'
import { openMemory } from './stores/memory/open.ts'

const root = mkdtempSync(join(tmpdir(), 'atelier-control-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const log = pino({ level: 'silent' })
let serial = 0
const folder = (name = String(serial++)): string => {
  const data = join(root, name)
  mkdirSync(data)
  return data
}
const open = async (data: string) => {
  const keys = keysOf((await openMemory()).accounts)
  return { keys, control: await openControl(data, { keys, snapshot: async () => data }, log) }
}
const key = { name: 'shop', scopes: ['draw'] } as const

describe('the control socket', () => {
  it.each([
    ['of a usual path', '0'],
    ['of a path longer than a socket may have', 'deep'.repeat(40)],
  ])('%s makes, lists and revokes keys of a server that runs', async (_, name) => {
    const data = folder(`${serial++}-${name}`)
    const { keys, control } = await open(data)
    const { secret, record } = await askServer(data, { do: 'createKey', key })
    expect(await keys.verify(secret)).toEqual({ keyId: record.id, scopes: ['draw'] })
    expect(await askServer(data, { do: 'listKeys' })).toEqual([record])
    expect(await askServer(data, { do: 'revokeKey', key: record.id })).toMatchObject({ id: record.id })
    expect(await keys.verify(secret)).toBeUndefined()
    expect(await askServer(data, { do: 'revokeKey', key: 'key_none' })).toBeUndefined()
    await control.close()
    expect(existsSync(join(data, 'control.sock'))).toBe(false)
    await expect(askServer(data, { do: 'listKeys' })).rejects.toBeInstanceOf(NoServer)
  })

  it('is closed to other users', async () => {
    const data = folder()
    const { control } = await open(data)
    expect(statSync(join(data, 'control.sock')).mode & 0o777).toBe(0o600)
    await control.close()
  })

  it('tells what was wrong with what was asked', async () => {
    const data = folder()
    const { control } = await open(data)
    await expect(askServer(data, { do: 'createKey', key: { ...key, balance: 'much' } })).rejects.toThrow(
      'expected an amount of USD',
    )
    await control.close()
  })

  it('takes the place of one that a killed server left', async () => {
    const data = folder()
    writeFileSync(join(data, 'control.sock'), '')
    await expect(askServer(data, { do: 'listKeys' })).rejects.toBeInstanceOf(NoServer)
    const { control } = await open(data)
    expect(await askServer(data, { do: 'listKeys' })).toEqual([])
    await control.close()
  })

  it('is not there when nobody answers on it', async () => {
    const data = folder()
    const mute = createServer((socket) => socket.destroy()).listen(join(data, 'control.sock'))
    await expect(askServer(data, { do: 'listKeys' })).rejects.toBeInstanceOf(NoServer)
    mute.close()
  })
})
