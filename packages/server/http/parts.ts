import type { Keys } from '../accounts/keys.ts'
import type { Config } from '../config.ts'
import type { Inspector } from '../inspection/inspector.ts'
import type { Log } from '../observe/log.ts'
import type { Metrics } from '../observe/metrics.ts'
import type { Tracing } from '../observe/tracing.ts'
import type { BlobStore } from '../stores/blob-store.ts'
import type { Desk } from '../tasks/desk.ts'
import type { Uploads } from '../uploads/uploads.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'

/** What the wire needs of the rest of the server. */
export interface HttpParts {
  readonly config: Pick<
    Config,
    | 'publicUrl'
    | 'ratePerMinute'
    | 'resultMs'
    | 'limits'
    | 'holdMs'
    | 'syncMs'
    | 'errorCodeType'
    | 'paramErrors'
    | 'defaultSub'
    | 'metrics'
  >
  readonly desk: Desk
  readonly inspector: Inspector
  readonly uploads: Uploads
  readonly webhooks: Webhooks
  /** An empty folder for files of forms that are being read, on the file system of the blobs. */
  readonly arriving: string
  readonly keys: Pick<Keys, 'verify'>
  readonly blobs: Pick<BlobStore, 'read' | 'stat'>
  /** 32 bytes, kept over restarts: result addresses are sealed with it. */
  readonly urlSecret: Uint8Array
  readonly log: Log
  readonly metrics: Pick<Metrics, 'answered' | 'exposition'>
  readonly tracing: Pick<Tracing, 'request'>
  readonly now?: () => number
  /** Whether work can be taken in; names what is not ready otherwise. */
  readonly ready?: () => Promise<{ readonly ok: boolean; readonly parts: Readonly<Record<string, string>> }>
}
