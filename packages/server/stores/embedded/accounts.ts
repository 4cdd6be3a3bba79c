import type { Kysely } from 'kysely'
import type { AccountStore } from '../account-store.ts'
import { asKey, keyColumns } from './rows.ts'
import type { Schema } from './schema.ts'

export function embeddedAccounts(db: Kysely<Schema>): AccountStore {
  return {
    addKey: async (key) => void (await db.insertInto('api_keys').values(keyColumns(key)).execute()),
    putKey: async (key) => {
      const { id, ...rest } = keyColumns(key)
      await db
        .insertInto('api_keys')
        .values({ id, ...rest })
        .onConflict((c) => c.column('id').doUpdateSet(rest))
        .execute()
    },
    findKey: async (hash) => {
      const row = await db.selectFrom('api_keys').selectAll().where('hash', '=', hash).executeTakeFirst()
      return row && asKey(row)
    },
    listKeys: async () => {
      const rows = await db.selectFrom('api_keys').selectAll().orderBy('created_at').orderBy('id').execute()
      return rows.map(asKey)
    },
    revokeKey: async (id, at) => {
      await db
        .updateTable('api_keys')
        .set({ revoked_at: at })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .execute()
      const row = await db.selectFrom('api_keys').selectAll().where('id', '=', id).executeTakeFirst()
      return row && asKey(row)
    },
  }
}
