import { join } from 'node:path'
import type { AccountStore } from '../account-store.ts'
import type { TaskStore } from '../task-store.ts'
import type { UploadStore } from '../upload-store.ts'
import type { WebhookStore } from '../webhook-store.ts'
import { embeddedAccounts } from './accounts.ts'
import { openDatabase } from './database.ts'
import { embeddedTasks } from './tasks.ts'
import { embeddedUploads } from './uploads.ts'
import { embeddedWebhooks } from './webhooks.ts'

export interface Stores {
  readonly tasks: TaskStore
  readonly accounts: AccountStore
  readonly uploads: UploadStore
  /** Writes all of it, as it is at this moment, to a file; the stores are used on meanwhile. */
  copyTo(target: string): Promise<void>
  readonly webhooks: WebhookStore
  close(): Promise<void>
}

/**
 * The stores of a server on one machine, in one file of its data folder.
 * @throws DataInUse, DataTooNew
 */
export async function openEmbedded(data: string, now: () => number = Date.now): Promise<Stores> {
  const { db, close, copyTo } = await openDatabase(join(data, 'atelier.db'))
  // Only one process can have the file open, so whoever held a lease before is dead.
  await db.updateTable('tasks').set({ lease_until: 0 }).where('state', '=', 'running').execute()
  await db.updateTable('deliveries').set({ lease_until: null }).where('next_at', 'is not', null).execute()
  return {
    tasks: embeddedTasks(db, now),
    accounts: embeddedAccounts(db),
    uploads: embeddedUploads(db),
    copyTo,
    webhooks: embeddedWebhooks(db, now),
    close,
  }
}
