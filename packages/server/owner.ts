import { randomBytes } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { newSecret } from './accounts/keys.ts'

/** A file that only its owner may read, made with `make()` when it is not there. */
function keptSecret(file: string, make: () => string): { readonly text: string; readonly made: boolean } {
  try {
    const text = readFileSync(file, 'utf8').trim()
    if (text !== '') {
      chmodSync(file, 0o600) // a restored backup or a copy may have opened it
      return { text, made: false }
    }
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'ENOENT') throw e
  }
  const text = make()
  const handle = openSync(file, 'w', 0o600)
  try {
    writeSync(handle, `${text}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  chmodSync(file, 0o600)
  return { text, made: true }
}

/** The data folder, closed to others when it is made here. */
export const makeDataFolder = (data: string): void => void mkdirSync(data, { recursive: true, mode: 0o700 })

/** The owner's key: the setting's, else the kept one, else a new one that is kept from now on. */
export function ownerKey(data: string, setting: string): { readonly secret: string; readonly made: boolean } {
  if (setting !== '') return { secret: setting, made: false }
  const { text, made } = keptSecret(join(data, 'owner-key'), newSecret)
  return { secret: text, made }
}

/** Signs result addresses; kept, so that they outlive a restart. 32 bytes. */
export const urlSecret = (data: string): Uint8Array =>
  Buffer.from(keptSecret(join(data, 'url-secret'), () => randomBytes(32).toString('hex')).text, 'hex')

/** Seals the signing secrets of webhooks in the database; lost, each of them must be rotated. 32 bytes. */
export const webhookKey = (data: string): Uint8Array =>
  Buffer.from(keptSecret(join(data, 'webhook-secret'), () => randomBytes(32).toString('hex')).text, 'hex')
