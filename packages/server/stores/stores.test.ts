import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, describe, expect, it } from 'vitest'
import { sourceArgv } from '../engines/child.ts'
import { accountStoreContract } from './account-store.contract.ts'
import { blobStoreContract } from './blob-store.contract.ts'
import { openDatabase } from './embedded/database.ts'
import { listed } from './embedded/listed.ts'
import { openEmbedded } from './embedded/open.ts'
import { openFsBlobs } from './fs-blobs.ts'
import { openMemory } from './memory/open.ts'
import { taskStoreContract } from './task-store.contract.ts'
import { uploadStoreContract } from './upload-store.contract.ts'
import { webhookStoreContract } from './webhook-store.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'atelier-stores-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let serial = 0
const fresh = (): string => join(root, String(serial++))
const embedded = (now: () => number) => openEmbedded(fresh(), now)

taskStoreContract('memory', openMemory)
taskStoreContract('embedded', embedded)
accountStoreContract('memory', openMemory)
accountStoreContract('embedded', embedded)
uploadStoreContract('memory', openMemory)
uploadStoreContract('embedded', embedded)
webhookStoreContract('memory', openMemory)
webhookStoreContract('embedded', embedded)
blobStoreContract('file system', openFsBlobs)

describe('the embedded database', () => {
  const order = {
    id: 'a',
    keyId: 'k',
    createdAt: 1,
    style: { key: 's' },
    photo: { blob: 'b' },
    inline: false,
    price: '0.00',
  }

  it('is closed to a second process, which is told what to do', async () => {
    const data = fresh()
    const stores = await openEmbedded(data)
    const second = spawnSync(
      process.execPath,
      [
        ...sourceArgv(import.meta.url),
        '--input-type=module',
        '-e',
        `import { openEmbedded } from ${JSON.stringify(new URL('./embedded/open.ts', import.meta.url).href)}
         await openEmbedded(${JSON.stringify(data)}).catch((e) => console.log(e.name + ': ' + e.message))`,
      ],
      { encoding: 'utf8' },
    )
    expect(second.stdout).toContain(
      `DataInUse: The data folder ${data} is in use by another Atelier process.`,
    )
    await stores.close()
    await (await openEmbedded(data)).close()
  })

  it('gives a task that was running when the process died back at once', async () => {
    const data = fresh()
    const before = await openEmbedded(data)
    await before.tasks.add(order, { queueLimit: 9, tasksPerKey: 0 })
    await before.tasks.take({ worker: 'w', leaseMs: 1e9 })
    await before.close()
    const after = await openEmbedded(data)
    expect(await after.tasks.reclaim(3)).toMatchObject([{ life: { state: 'queued', attempt: 1, lost: 1 } }])
    await after.close()
  })

  it('reads a page of a key along an index, without sorting', async () => {
    const data = fresh()
    const { db, close } = await openDatabase(join(data, 'atelier.db'))
    const behind = { createdAt: 5, id: 'a' }
    const pages = (['newest', 'oldest'] as const).map((first) =>
      listed(db, {
        keyId: 'k',
        order: first,
        limit: 10,
        behind,
        style: { key: 's' },
        phases: ['failed', 'canceled', 'running'],
      }).compile(),
    )
    await close()
    const file = new Database(join(data, 'atelier.db'))
    for (const { sql, parameters } of pages) {
      const plan = file.prepare(`explain query plan ${sql}`).all([...parameters]) as { detail: string }[]
      expect(plan.map((step) => step.detail)).toEqual([
        expect.stringMatching(/USING INDEX tasks_by_age \(key_id=\? AND created_at[<>]/),
      ])
    }
    file.close()
  })

  it('brings a database of an earlier version up to date, with what is in it', async () => {
    const data = fresh()
    const stores = await openEmbedded(data)
    await stores.tasks.add(order, { queueLimit: 9, tasksPerKey: 0 })
    await stores.close()
    const file = new Database(join(data, 'atelier.db'))
    // As the first version left it.
    file.exec(
      'drop index tasks_by_age; drop table once; drop table uploads; alter table tasks drop column trace;' +
        'drop table webhooks; drop table deliveries',
    )
    file.exec("delete from kysely_migration where name > '000001-tasks-and-keys'")
    file.close()
    const after = await openEmbedded(data)
    expect(await after.tasks.list({ keyId: 'k', order: 'newest', limit: 9 })).toMatchObject([{ order }])
    await after.close()
  })

  it('says so when the file is no database', async () => {
    const data = fresh()
    mkdirSync(data)
    writeFileSync(join(data, 'atelier.db'), 'something else, long enough to be looked at'.repeat(100))
    await expect(openEmbedded(data)).rejects.toThrow('cannot be opened: file is not a database')
  })

  it('refuses a database that a newer version wrote', async () => {
    const data = fresh()
    await (await openEmbedded(data)).close()
    const file = new Database(join(data, 'atelier.db'))
    file.exec("insert into kysely_migration values ('999999-later', '2030-01-01')")
    file.close()
    await expect(openEmbedded(data)).rejects.toThrow('was written by a newer Atelier (999999-later)')
  })
})
