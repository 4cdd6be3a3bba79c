export type Scope = 'draw' | 'read' | 'admin'

/** An API key as it is kept: never the secret, only its SHA-256. Times are milliseconds since the epoch. */
export interface KeyRecord {
  readonly id: string
  readonly name: string
  /** Hex SHA-256 of the secret. */
  readonly hash: string
  /** The first characters of the secret, so that an owner recognises it in a list. */
  readonly hint: string
  readonly scopes: readonly Scope[]
  readonly createdAt: number
  readonly revokedAt?: number
  /** USD left, a decimal string; a key without one is not limited. */
  readonly balance?: string
}

/** Where keys live. account-store.contract.ts says what is promised. */
export interface AccountStore {
  /** @throws Error when the id or the hash is there already */
  addKey(key: KeyRecord): Promise<void>
  /** Puts a key in the place of the one of the same id, or adds it. @throws Error when another key has its hash */
  putKey(key: KeyRecord): Promise<void>
  findKey(hash: string): Promise<KeyRecord | undefined>
  /** Oldest first, revoked ones too. */
  listKeys(): Promise<readonly KeyRecord[]>
  /** Returns the key as it now is; undefined when there is no such id. Revoking twice keeps the first time. */
  revokeKey(id: string, at: number): Promise<KeyRecord | undefined>
}
