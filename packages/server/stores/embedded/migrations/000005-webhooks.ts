import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('webhooks')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('key_id', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('events', 'text', (c) => c.notNull())
    .addColumn('description', 'text', (c) => c.notNull())
    .addColumn('base', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('secrets', 'text', (c) => c.notNull())
    .addColumn('disabled_reason', 'text')
    .addColumn('disabled_at', 'bigint')
    .addColumn('failing_since', 'bigint')
    .execute()
  await db.schema.createIndex('webhooks_by_key').on('webhooks').columns(['key_id', 'created_at']).execute()
  await db.schema
    .createTable('deliveries')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('webhook_id', 'text', (c) => c.notNull())
    .addColumn('key_id', 'text', (c) => c.notNull())
    .addColumn('task_id', 'text')
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('body', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('attempt', 'integer', (c) => c.notNull())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('attempts', 'text', (c) => c.notNull())
    .addColumn('next_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addColumn('lease_until', 'bigint')
    .execute()
  // What is due; those of busy webhooks and keys are walked over in the index alone.
  await db.schema
    .createIndex('deliveries_due')
    .on('deliveries')
    .columns(['next_at', 'webhook_id', 'key_id', 'lease_until'])
    .execute()
  // A webhook's log, page by page.
  await db.schema
    .createIndex('deliveries_by_age')
    .on('deliveries')
    .columns(['webhook_id', 'created_at', 'id'])
    .execute()
  await db.schema.createIndex('deliveries_of_task').on('deliveries').columns(['task_id']).execute()
  await db.schema.createIndex('deliveries_ended').on('deliveries').columns(['ended_at']).execute()
}
