/**
 * Rows as they lie in the database. Neutral types only: text, integers up to 2^53 (times are milliseconds since the
 * epoch, money is millionths of a USD, truth is 0 or 1), reals, JSON as text; so the same queries run on Postgres.
 */
export interface TaskRow {
  id: string
  key_id: string
  state: string
  /** Larger goes first: minus the open tasks its key had when this one came. */
  priority: number
  created_at: number
  style_key: string
  style_sub_key: string | null
  photo_blob: string | null
  photo_url: string | null
  inline: number
  mark: string | null
  metadata: string | null
  moderation: number | null
  trace: string | null
  price: number
  attempt: number
  lost: number
  progress: number
  worker: string | null
  lease_until: number | null
  started_at: number | null
  finished_at: number | null
  result_blob: string | null
  result_type: string | null
  result_width: number | null
  result_height: number | null
  result_size: number | null
  expires_at: number | null
  gone: number
  warnings: string | null
  failure: string | null
  failure_about: string | null
}

export interface KeyRow {
  id: string
  name: string
  hash: string
  hint: string
  scopes: string
  created_at: number
  revoked_at: number | null
  balance: number | null
}

export interface OnceRow {
  key_id: string
  name: string
  fingerprint: string
  task_id: string
  until: number
}

export interface UploadRow {
  id: string
  key_id: string
  blob: string
  content_type: string
  size: number
  width: number
  height: number
  created_at: number
  expires_at: number
}

export interface WebhookRow {
  id: string
  key_id: string
  url: string
  /** Names between blanks. */
  events: string
  description: string
  base: string
  created_at: number
  secrets: string
  disabled_reason: string | null
  disabled_at: number | null
  failing_since: number | null
}

export interface DeliveryRow {
  id: string
  webhook_id: string
  key_id: string
  task_id: string | null
  type: string
  created_at: number
  body: string | null
  state: string
  reason: string | null
  attempt: number
  failures: number
  attempts: string
  /** Null once it ended. */
  next_at: number | null
  ended_at: number | null
  lease_until: number | null
}

export interface Schema {
  tasks: TaskRow
  once: OnceRow
  uploads: UploadRow
  webhooks: WebhookRow
  deliveries: DeliveryRow
  api_keys: KeyRow
}
