import { deadline } from './deadline.ts'
import { AtelierError, taskFailure, timedOut, unreadable } from './errors.ts'
import { asTask, type Following, follow, type Ways } from './follow.ts'
import { type ListQuery, listTasks } from './list.ts'
import { specPath, submitPath, taskPath, uploadPath } from './paths.ts'
import { formOf, type Photo, type PhotoSource, photoSource, sizeOf } from './photo.ts'
import { Picture } from './picture.ts'
import { type Progress, progressTeller } from './progress.ts'
import { defaultRetry, type RetryPolicy } from './retry.ts'
import { bodyOf, idempotencyKey, type Submission } from './submission.ts'
import { type EndedTask, hasEnded, type ServedStyle, type Task, type Upload } from './task.ts'
import { checkedBase, checkedKey, Transport } from './transport.ts'

export interface AtelierOptions {
  /** Where the service listens, such as `http://127.0.0.1:8080`. */
  readonly baseUrl: string
  /** The API key. */
  readonly key?: string | undefined
  readonly model?: string
  /** Instead of the global one. */
  readonly fetch?: typeof globalThis.fetch
  readonly retry?: Partial<RetryPolicy>
  /** How long one answer may take. */
  readonly requestTimeoutMs?: number
  /** Photos larger than this are uploaded first instead of being sent within the submission. */
  readonly uploadAboveBytes?: number
  /**
   * Whether the server draws a submission once that it gets twice with one Idempotency-Key, as Atelier does. Where it does
   * not, a submission whose fate is unknown is not sent again.
   */
  readonly idempotent?: boolean
  /** How long a stream may be silent. */
  readonly stallMs?: number
  /** Told before each pause after which a request is sent again. */
  readonly onRetry?: (error: AtelierError, pauseMs: number) => void
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
}

export interface WaitOptions extends CallOptions {
  readonly onProgress?: ((progress: Progress) => void) | undefined
  readonly timeoutMs?: number | undefined
}

export type Stylization = Submission & WaitOptions

/** An abort waits so long to learn which task the server made of it, and to have it canceled. */
const farewellMs = 5000

/** The API of an Atelier, or of the hosted API it serves. */
export class Atelier {
  readonly #transport: Transport
  readonly #ways: Ways = { streams: undefined }
  readonly #retry: RetryPolicy
  readonly #options: Required<Pick<AtelierOptions, 'model' | 'uploadAboveBytes' | 'idempotent' | 'stallMs'>>
  #uploads = true

  constructor(options: AtelierOptions) {
    this.#retry = { ...defaultRetry, ...options.retry }
    this.#transport = new Transport({
      baseUrl: checkedBase(options.baseUrl),
      key: checkedKey(options.key),
      // Called as a method of something else, a browser's fetch refuses.
      fetch: options.fetch ?? ((...args) => globalThis.fetch(...args)),
      retry: this.#retry,
      requestTimeoutMs: options.requestTimeoutMs ?? 60_000,
      onRetry: options.onRetry,
    })
    this.#options = {
      model: options.model ?? 'spark_style_template',
      uploadAboveBytes: options.uploadAboveBytes ?? 2 ** 20,
      idempotent: options.idempotent ?? true,
      stallMs: options.stallMs ?? 45_000,
    }
  }

  /**
   * Sends a photo, waits for its picture and gives it. When `signal` aborts or the time is over, the task is canceled at
   * the server before the promise rejects.
   * @throws AtelierError for what went wrong, in the request or in the task; or the reason of the signal
   */
  async stylize(stylization: Stylization): Promise<Picture> {
    const { signal, timeoutMs, onProgress, ...submission } = stylization
    const limit = deadline(signal, timeoutMs, () => timedOut('the picture', timeoutMs ?? 0))
    const tell = progressTeller(onProgress)
    let task: Task | undefined
    try {
      tell.sending()
      task = await this.#submit(submission, limit.signal, farewellMs)
      if (limit.signal.aborted) throw limit.signal.reason
      return await this.#until(task.id, task, tell.task, limit.signal)
    } catch (e) {
      if (limit.signal.aborted && task) await this.#farewell(task.id)
      throw task && e instanceof AtelierError ? e.of(task.id) : e
    } finally {
      limit.release()
    }
  }

  /** Sends a photo and gives the task, which goes on at the server. */
  submit(submission: Submission & CallOptions): Promise<Task> {
    const { signal, ...rest } = submission
    return this.#submit(rest, signal)
  }

  /** How a task stands. @param waitSeconds the server may answer so much later, when the task has ended before */
  async status(
    id: string,
    { signal, waitSeconds = 0 }: CallOptions & { readonly waitSeconds?: number } = {},
  ) {
    const path = waitSeconds > 0 ? `${taskPath(id)}?wait=${Math.ceil(waitSeconds)}` : taskPath(id)
    return asTask(await this.#transport.json({ method: 'GET', path, holdMs: waitSeconds * 1000, signal }))
  }

  /** A task each time it moves, at last as it ended. */
  follow(id: string, { signal }: CallOptions = {}): AsyncGenerator<Task, void> {
    return follow(id, this.#following(signal))
  }

  /**
   * Waits for the picture of a task, and gives it. The task goes on when the signal aborts or the time is over.
   * @throws AtelierError the failure of the task; timed_out
   */
  async result(id: string, { signal, timeoutMs, onProgress }: WaitOptions = {}): Promise<Picture> {
    const limit = deadline(signal, timeoutMs, () => timedOut('the picture', timeoutMs ?? 0))
    try {
      return await this.#until(id, undefined, progressTeller(onProgress).task, limit.signal)
    } catch (e) {
      throw e instanceof AtelierError ? e.of(id) : e
    } finally {
      limit.release()
    }
  }

  /** Ends an open task; it costs nothing then. @throws AtelierError task_ended when it completed or failed before */
  async cancel(id: string, { signal }: CallOptions = {}): Promise<Task> {
    return asTask(await this.#transport.json({ method: 'POST', path: `${taskPath(id)}/cancel`, signal }))
  }

  /** Forgets a task with its photo and picture, canceling it where it is open. */
  async remove(id: string, { signal }: CallOptions = {}): Promise<void> {
    await this.#transport.json({ method: 'DELETE', path: `${taskPath(id)}?files=true`, signal })
  }

  /** The key's tasks, newest first unless told otherwise; pages are fetched as they are reached. */
  list(query: ListQuery = {}): AsyncGenerator<Task, void> {
    return listTasks(this.#transport, query)
  }

  /** Keeps a photo at the server, for several tasks: `photo` takes what this gives. */
  async upload(photo: Photo, { signal }: CallOptions = {}): Promise<Upload> {
    const source = photoSource(photo)
    if ('url' in source) return source
    const answer = await this.#transport.json({
      method: 'POST',
      path: uploadPath,
      body: formOf(source),
      bytes: sizeOf(source),
      signal,
    })
    const { url, data } = answer as { readonly url?: string; readonly data?: Partial<Upload> | null }
    const address = data?.url ?? url
    if (typeof address !== 'string') throw unreadable('the upload was answered without an address')
    return { ...data, url: address }
  }

  /** Forgets an upload before it expires; tasks that were made of it keep their own copy. */
  async removeUpload({ url }: Pick<Upload, 'url'>, { signal }: CallOptions = {}): Promise<void> {
    const name = new URL(url).pathname.split('/').at(-1) ?? ''
    const path = `${uploadPath}/${encodeURIComponent(name)}`
    await this.#transport.json({ method: 'DELETE', path, signal })
  }

  /** The styles the server knows, and which of them it draws; undefined where it does not tell. */
  async styles({ signal }: CallOptions = {}): Promise<readonly ServedStyle[] | undefined> {
    const answer = await this.#transport.json({ method: 'GET', path: specPath(this.#options.model), signal })
    const { data } = answer as { readonly data?: { readonly styles?: readonly ServedStyle[] } | null }
    return data?.styles
  }

  async #submit(submission: Submission, signal: AbortSignal | undefined, graceMs = 0): Promise<Task> {
    const { model, idempotent } = this.#options
    const key = idempotencyKey(submission.idempotencyKey)
    const source = photoSource(submission.photo)
    // Under a key of the caller's the body must be the same each time, and an upload has another address each time.
    const photo = submission.idempotencyKey === undefined ? await this.#placed(source, signal) : source
    const body = await bodyOf(model, submission, photo)
    const headers = { 'idempotency-key': key }
    const call = {
      method: 'POST',
      path: submitPath,
      headers,
      body,
      bytes: body.length,
      signal,
      graceMs,
      repeatable: idempotent,
    } as const
    return asTask(await this.#transport.json(call))
  }

  /** Large photos are uploaded: what is sent again is short then. Servers without uploads get all in one. */
  async #placed(source: PhotoSource, signal: AbortSignal | undefined): Promise<PhotoSource> {
    if ('url' in source || sizeOf(source) <= this.#options.uploadAboveBytes || !this.#uploads) return source
    try {
      return await this.upload('blob' in source ? source.blob : source, { signal })
    } catch (e) {
      if (!(e instanceof AtelierError && [404, 405, 501].includes(e.status ?? 0))) throw e
      this.#uploads = false
      return source
    }
  }

  async #until(
    id: string,
    first: Task | undefined,
    tell: (task: Task) => void,
    signal: AbortSignal,
  ): Promise<Picture> {
    if (first) tell(first)
    if (first && hasEnded(first)) return this.#ended(first)
    for await (const task of follow(id, this.#following(signal))) {
      tell(task)
      if (hasEnded(task)) return this.#ended(task)
    }
    throw unreadable('the task was followed to no end')
  }

  #ended(task: EndedTask): Picture {
    if (task.status === 'completed') return new Picture(task, this.#transport)
    throw taskFailure(task.id, task.error, task.request_id)
  }

  /** Nobody waits for the task any more. Whether it can be canceled or not, the abort is what is told. */
  async #farewell(id: string): Promise<void> {
    const limit = deadline(undefined, farewellMs, () => timedOut('canceling', farewellMs))
    await this.cancel(id, { signal: limit.signal }).catch(() => {})
    limit.release()
  }

  #following(signal: AbortSignal | undefined): Following {
    const { stallMs } = this.#options
    return { transport: this.#transport, ways: this.#ways, retry: this.#retry, stallMs, signal }
  }
}
