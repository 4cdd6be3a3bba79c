import { createHmac, timingSafeEqual } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { type About, Failure, type FailureName, failures } from '@atelier/contract'
import type { Caller, TaskView } from '../tasks/desk.ts'

/** Tasks that failed before they were taken in: for clients that read a wrong parameter from a task (200). */
export interface RefusedTasks {
  make(caller: Caller, failure: Failure): TaskView
  find(caller: Caller, id: string): TaskView | undefined
}

const prefix = 'refused_'
const macBytes = 12
/** Longer ids are not ours. */
const idMaxLetters = 4000

/** Failures that are about the caller's parameters. */
export const isParamFailure = (e: unknown): e is Failure =>
  e instanceof Failure && e.row.http === 400 && e.code.startsWith('003008')

/**
 * Such a task is all in its id, signed: nothing is stored, it survives restarts, and only the key that made it can
 * read it.
 */
export function refusedTasks(secret: Uint8Array, now: () => number = Date.now): RefusedTasks {
  const sign = (keyId: string, packed: Buffer) =>
    createHmac('sha256', secret)
      .update(`refused task ${keyId} `)
      .update(packed)
      .digest()
      .subarray(0, macBytes)
  const view = (id: string, name: FailureName, about: About, createdAt: number): TaskView => ({
    id,
    style: { key: '' },
    state: 'failed',
    progress: 0,
    attempt: 0,
    createdAt,
    finishedAt: createdAt,
    inline: false,
    failure: { name, about },
    warnings: [],
    cost: '0.00',
  })
  return {
    make: ({ keyId }, { failure, about }) => {
      const createdAt = now()
      const packed = deflateRawSync(JSON.stringify([failure, about, createdAt]))
      const id = prefix + Buffer.concat([sign(keyId, packed), packed]).toString('base64url')
      return view(id, failure, about, createdAt)
    },
    find: ({ keyId }, id) => {
      if (!id.startsWith(prefix) || id.length > idMaxLetters) return undefined
      const bytes = Buffer.from(id.slice(prefix.length), 'base64url')
      if (prefix + bytes.toString('base64url') !== id) return undefined // one spelling only
      const packed = bytes.subarray(macBytes)
      const mac = bytes.subarray(0, macBytes)
      if (mac.length < macBytes || !timingSafeEqual(mac, sign(keyId, packed))) return undefined
      const [name, about, createdAt] = JSON.parse(inflateRawSync(packed).toString()) as [
        FailureName,
        About,
        number,
      ]
      // A later version may not know the failure of an earlier one any more.
      return view(id, name in failures ? name : 'internal', about, createdAt)
    },
  }
}
