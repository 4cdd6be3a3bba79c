import type { Kysely } from 'kysely'

/** The trace a task was submitted in, so that its drawing is told as a part of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('tasks').addColumn('trace', 'text').execute()
}
