import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // A key's own tasks, page by page.
  await db.schema.createIndex('tasks_by_age').on('tasks').columns(['key_id', 'created_at', 'id']).execute()
}
