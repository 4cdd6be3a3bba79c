/** A photo that a caller left here to be drawn later. Times are milliseconds since the epoch. */
export interface Upload {
  readonly id: string
  readonly keyId: string
  readonly blob: string
  readonly contentType: string
  /** Bytes. */
  readonly size: number
  readonly width: number
  readonly height: number
  readonly createdAt: number
  readonly expiresAt: number
}

/** Where it is kept what callers uploaded. upload-store.contract.ts says what is promised. */
export interface UploadStore {
  /**
   * @param keyBytes what all uploads of one key may take together; 0 is no limit
   * @throws Failure uploadsFull
   */
  addUpload(upload: Upload, keyBytes: number): Promise<void>
  /** Only the key's own, and only until it expires; one that is foreign looks like one that never was. */
  findUpload(keyId: string, id: string, now: number): Promise<Upload | undefined>
  /** Forgets one of the key's own, and returns it as it was. */
  removeUpload(keyId: string, id: string): Promise<Upload | undefined>
  /** Forgets what expired by `now`, at most `limit`, and returns the blobs. */
  expireUploads(now: number, limit: number): Promise<readonly string[]>
}
