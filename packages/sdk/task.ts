/**
 * A task as the wire tells it. Members that only some servers of this API send are optional; times are seconds since
 * the epoch.
 */
export interface TaskMetadata {
  /** `in_progress` told apart. */
  readonly phase?: 'queued' | 'running' | 'completed' | 'failed' | 'canceled'
  /** Tasks before this one; 0 is next. */
  readonly queue_position?: number
  readonly in_queue_at?: number
  readonly started_at?: number
  readonly completed_at?: number
  /** When the picture's address stops to answer. */
  readonly expires_at?: number
  readonly req_key?: string
  readonly sub_req_key?: string
  /** The caller's own. */
  readonly [name: string]: unknown
}

interface Common {
  readonly id: string
  readonly created_at: number
  readonly model?: string
  readonly metadata?: TaskMetadata
  readonly urls?: {
    readonly get: string
    readonly stream?: string
    readonly cancel?: string
    readonly web?: string
  }
  readonly request_id?: string
}

/** One finished picture. */
export interface Content {
  readonly type: string
  readonly url: string
  /** Bytes. */
  readonly size?: number
  readonly width?: number
  readonly height?: number
  readonly content_type?: string
  readonly file_name?: string
  readonly jobId?: string
  /** The picture itself, where the submission asked for it. */
  readonly b64_json?: string
  readonly binary_data_base64?: readonly string[]
}

export interface WireError {
  readonly code: string | number
  readonly error_code?: string
  readonly error_message?: string
  readonly message?: string
  readonly reason?: string
  readonly param?: string
  readonly hint?: string
  readonly retryable?: boolean
}

export interface OpenTask extends Common {
  readonly status: 'in_progress'
  /** 0 to 1. */
  readonly progress?: number
}

export interface CompletedTask extends Common {
  readonly status: 'completed'
  readonly output: readonly { readonly content: readonly Content[] }[]
  readonly usage?: {
    /** USD. */
    readonly cost: string
    readonly discount?: number
    readonly quantity?: number
    readonly unit_price?: string
  }
  /** What could not be honoured, as sentences. */
  readonly warnings?: readonly string[]
}

export interface FailedTask extends Common {
  readonly status: 'failed'
  readonly error: WireError
}

export type Task = OpenTask | CompletedTask | FailedTask
export type EndedTask = CompletedTask | FailedTask

export const hasEnded = (task: Task): task is EndedTask => task.status !== 'in_progress'

/** Whether what was answered is a task at all. */
export function isTask(value: unknown): value is Task {
  if (typeof value !== 'object' || value === null) return false
  const { id, status } = value as { readonly id?: unknown; readonly status?: unknown }
  return (
    typeof id === 'string' && id !== '' && ['in_progress', 'completed', 'failed'].includes(String(status))
  )
}

/** A photo that was uploaded. */
export interface Upload {
  /** For `photo` of as many tasks as are wanted. */
  readonly url: string
  readonly id?: string
  readonly size?: number
  readonly content_type?: string
  readonly width?: number
  readonly height?: number
  readonly created_at?: number
  readonly expires_at?: number
}

/** A style as a server tells it. */
export interface ServedStyle {
  readonly req_key: string
  readonly sub_req_key?: string
  readonly short_name: string
  readonly name: { readonly en: string; readonly zh: string }
  /** Whether this server draws it now. */
  readonly drawn: boolean
}
