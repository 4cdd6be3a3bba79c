import type { Readable } from 'node:stream'

/**
 * `photos` are what tasks draw from and go when their task ends; `pictures` are results, `uploads` are what callers left
 * here for later tasks, and both go when they expire.
 */
export type Area = 'photos' | 'pictures' | 'uploads'

export interface StoredBlob {
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly contentType: string
}

/**
 * Where photos and pictures lie. blob-store.contract.ts says what is promised.
 * A name is made by the store, is safe in a path and in a URL, and holds its area and an hour, so that
 * sweeping needs no index: `pictures/2026073114/0f3a….jpg`.
 */
export interface BlobStore {
  /** Durable and whole when resolved, absent before. `hour` is the moment (ms) by whose hour it is swept. */
  put(area: Area, id: string, bytes: Uint8Array, extension: string, hour: number): Promise<string>
  /** Takes a finished local file over; the file is gone from its old place afterwards. */
  adopt(area: Area, id: string, file: string, extension: string, hour: number): Promise<string>
  /** The same bytes under another name, which stays when the first one goes; undefined when there is none of this name. */
  copy(name: string, area: Area, id: string, extension: string, hour: number): Promise<string | undefined>
  stat(name: string): Promise<StoredBlob | undefined>
  /** The whole blob, or bytes `start` to `end` inclusive; undefined when there is none of this name. */
  read(
    name: string,
    range?: { readonly start: number; readonly end: number },
  ): Promise<{ readonly blob: StoredBlob; readonly body: Readable } | undefined>
  /** A path on the local disk that holds the blob's bytes, for an engine to read. */
  local(name: string): Promise<string | undefined>
  remove(name: string): Promise<void>
  /** Removes everything of an area whose hour ended before `before`; returns how many hours went. */
  sweep(area: Area, before: number): Promise<number>
  /** Names in an area whose hour ended before `before`. */
  list(area: Area, before: number): Promise<readonly string[]>
}
