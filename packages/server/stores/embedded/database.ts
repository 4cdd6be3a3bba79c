import { closeSync, mkdirSync, openSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Kysely, type Migration, Migrator, SqliteDialect } from 'kysely'
import Database from 'libsql'
import * as m000001 from './migrations/000001-tasks-and-keys.ts'
import * as m000002 from './migrations/000002-tasks-by-age.ts'
import * as m000003 from './migrations/000003-once.ts'
import * as m000004 from './migrations/000004-uploads.ts'
import * as m000005 from './migrations/000005-webhooks.ts'
import * as m000006 from './migrations/000006-task-trace.ts'
import type { Schema } from './schema.ts'

/** Run in this order, each once, each in a transaction; a published one is never edited. */
const migrations: Readonly<Record<string, Migration>> = {
  '000001-tasks-and-keys': m000001,
  '000002-tasks-by-age': m000002,
  '000003-once': m000003,
  '000004-uploads': m000004,
  '000005-webhooks': m000005,
  '000006-task-trace': m000006,
}

/** Pages of the log after which it is folded into the file: SQLite's own number. */
const checkpointPages = 1000

/** Another process has the database open. */
export class DataInUse extends Error {
  constructor(file: string, cause: unknown) {
    super(
      `The data folder ${dirname(file)} is in use by another Atelier process. ` +
        'Stop that one, or choose another folder with ATELIER_DATA.',
      { cause },
    )
    this.name = 'DataInUse'
  }
}

/** The file is damaged, or not ours to read. */
export class DataNotOpened extends Error {
  constructor(file: string, cause: unknown) {
    super(`The database ${file} cannot be opened: ${(cause as Error).message}`, { cause })
    this.name = 'DataNotOpened'
  }
}

/** A newer Atelier has written this database. */
export class DataTooNew extends Error {
  constructor(file: string, names: readonly string[]) {
    super(`The database ${file} was written by a newer Atelier (${names.join(', ')}). Start that version.`)
    this.name = 'DataTooNew'
  }
}

/**
 * Opens the database file as its only owner and brings it up to date. A commit that returned is on the disk:
 * the write-ahead log is synced at each.
 * @throws DataInUse when another process has it open; the lock goes with the process that holds it, also by kill -9
 * @throws DataTooNew
 */
export async function openDatabase(file: string): Promise<OwnedDatabase> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600)) // the log beside it gets the same mode
  const database = new Database(file)
  try {
    database.pragma('busy_timeout = 0')
    database.pragma('locking_mode = EXCLUSIVE') // before the first access: then no shared memory file is needed
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.exec('BEGIN EXCLUSIVE; COMMIT')
  } catch (e) {
    database.close()
    if ((e as { code?: string }).code?.startsWith('SQLITE_BUSY')) throw new DataInUse(file, e)
    throw new DataNotOpened(file, e)
  }
  const db = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: database as unknown as SqliteCompatible }),
  })
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
  const applied = await appliedNames(database)
  const unknown = applied.filter((name) => !(name in migrations))
  if (unknown.length > 0) {
    await db.destroy()
    throw new DataTooNew(file, unknown)
  }
  const { error } = await migrator.migrateToLatest()
  if (error) {
    await db.destroy()
    throw error
  }
  const close = async (): Promise<void> => {
    // Leaving the log folds it into the one file; only then can the lock be let go. Closing alone would not:
    // the library frees its statements, and with them the file, when the garbage is next collected.
    database.pragma('journal_mode = DELETE')
    database.pragma('locking_mode = NORMAL')
    database.pragma('user_version')
    await db.destroy()
  }
  const copyTo = async (target: string): Promise<void> => {
    // Folded into the one file, which then stands still: until the copy is there, what is written goes to the log beside it.
    const [folded] = database.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[]
    if (folded?.busy !== 0) throw new Error('the log of the database could not be folded in')
    database.pragma('wal_autocheckpoint = 0')
    try {
      await copyFile(file, target)
    } finally {
      database.pragma(`wal_autocheckpoint = ${checkpointPages}`)
    }
  }
  return { db, close, copyTo }
}

export interface OwnedDatabase {
  readonly db: Kysely<Schema>
  /** Writes the database as it is at this moment to another file, while it is used; one call at a time. */
  copyTo(target: string): Promise<void>
  close(): Promise<void>
}

type SqliteCompatible = Exclude<
  ConstructorParameters<typeof SqliteDialect>[0]['database'],
  (...args: never[]) => unknown
>

async function appliedNames(database: Database.Database): Promise<string[]> {
  const has = database.prepare("select 1 from sqlite_master where name = 'kysely_migration'").all([])
  if (has.length === 0) return []
  const rows = database.prepare('select name from kysely_migration').all([]) as { name: string }[]
  return rows.map((r) => r.name)
}
