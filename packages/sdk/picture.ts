import { fromBase64 } from './base64.ts'
import { unreadable } from './errors.ts'
import type { CompletedTask, Content } from './task.ts'
import type { Transport } from './transport.ts'

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined
}

/** A finished picture: where it lies, and on demand its bytes. */
export class Picture {
  readonly task: CompletedTask
  /** Whoever has the address has the picture, until it expires. */
  readonly url: string
  /** Pixels; undefined where the server does not tell. */
  readonly width: number | undefined
  readonly height: number | undefined
  readonly contentType: string | undefined
  /** Bytes. */
  readonly size: number | undefined
  readonly fileName: string | undefined
  /** When the address stops to answer. */
  readonly expiresAt: Date | undefined
  readonly #transport: Transport
  readonly #content: Content
  #read: Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string }> | undefined

  /** @throws AtelierError unreadable_answer for a task without a picture */
  constructor(task: CompletedTask, transport: Transport) {
    const content = task.output?.flatMap((o) => o.content ?? []).find((c) => typeof c.url === 'string')
    if (!content) throw unreadable('the task is completed, but has no picture').of(task.id)
    this.task = task
    this.url = content.url
    this.width = content.width
    this.height = content.height
    this.contentType = content.content_type
    this.size = typeof content.size === 'number' ? content.size : undefined
    this.fileName = content.file_name
    const { expires_at } = task.metadata ?? {}
    this.expiresAt = typeof expires_at === 'number' ? new Date(expires_at * 1000) : undefined
    this.#transport = transport
    this.#content = content
  }

  /** What could not be honoured, as sentences. */
  get warnings(): readonly string[] {
    return this.task.warnings ?? []
  }

  /** Downloaded once, however often it is asked for. @throws AtelierError such as result_expired */
  async bytes(options: ReadOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
    return (await this.#load(options)).bytes
  }

  async blob(options: ReadOptions = {}): Promise<Blob> {
    const { bytes, type } = await this.#load(options)
    return new Blob([bytes], { type: this.contentType ?? type })
  }

  #load(options: ReadOptions) {
    this.#read ??= this.#fetch(options).catch((e: unknown) => {
      this.#read = undefined // the next call tries again
      throw e
    })
    return this.#read
  }

  async #fetch({ signal }: ReadOptions) {
    const inline = this.#content.b64_json ?? this.#content.binary_data_base64?.[0]
    if (inline !== undefined) return { bytes: fromBase64(inline), type: this.contentType ?? '' }
    const data = /^data:([^;,]*)[^,]*;base64,(.*)$/s.exec(this.url)
    if (data) return { bytes: fromBase64(data[2] ?? ''), type: data[1] ?? '' }
    const call = { method: 'GET', path: this.url, headers: { accept: 'image/*' }, signal } as const
    return this.#transport.bytes(call, this.size)
  }
}
