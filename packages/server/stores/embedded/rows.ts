import type { FailureName } from '@atelier/contract'
import { asDecimal, asMicros } from '../../accounts/money.ts'
import type { Result } from '../../tasks/desk.ts'
import type { Life, Order, Task } from '../../tasks/task.ts'
import type { KeyRecord, Scope } from '../account-store.ts'
import type { KeyRow, TaskRow } from './schema.ts'

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))
const there = <T>(value: T | null): T => {
  if (value === null) throw new Error('a task row lacks what its state needs')
  return value
}

export const orderColumns = (order: Order) => ({
  id: order.id,
  key_id: order.keyId,
  created_at: order.createdAt,
  style_key: order.style.key,
  style_sub_key: order.style.subKey ?? null,
  photo_blob: 'blob' in order.photo ? order.photo.blob : null,
  photo_url: 'url' in order.photo ? order.photo.url : null,
  inline: order.inline ? 1 : 0,
  mark: json(order.mark),
  metadata: json(order.metadata),
  moderation: order.moderation === undefined ? null : order.moderation ? 1 : 0,
  trace: order.trace ?? null,
  price: asMicros(order.price),
})

export const lifeColumns = (life: Life) => ({
  state: life.state,
  attempt: life.attempt,
  lost: life.lost,
  progress: life.progress,
  started_at: 'startedAt' in life ? (life.startedAt ?? null) : null,
  finished_at: 'finishedAt' in life ? life.finishedAt : null,
  ...resultColumns(life.state === 'completed' ? life.result : undefined),
  warnings: life.state === 'completed' ? json(life.warnings) : null,
  failure: life.state === 'failed' ? life.failure.name : null,
  failure_about: life.state === 'failed' ? json(life.failure.about) : null,
})

const resultColumns = (result: Result | undefined) => ({
  result_blob: result?.blob ?? null,
  result_type: result?.contentType ?? null,
  result_width: result?.width ?? null,
  result_height: result?.height ?? null,
  result_size: result?.size ?? null,
  expires_at: result?.expiresAt ?? null,
  gone: result?.gone ? 1 : 0,
})

export function asTask(row: TaskRow): Task {
  const order: Order = {
    id: row.id,
    keyId: row.key_id,
    createdAt: row.created_at,
    style: { key: row.style_key, ...(row.style_sub_key !== null && { subKey: row.style_sub_key }) },
    photo: row.photo_blob === null ? { url: there(row.photo_url) } : { blob: row.photo_blob },
    inline: row.inline === 1,
    ...(row.mark !== null && { mark: JSON.parse(row.mark) }),
    ...(row.metadata !== null && { metadata: JSON.parse(row.metadata) }),
    ...(row.moderation !== null && { moderation: row.moderation === 1 }),
    ...(row.trace !== null && { trace: row.trace }),
    price: asDecimal(row.price),
  }
  return { order, life: asLife(row) }
}

function asLife(row: TaskRow): Life {
  const { attempt, lost, progress } = row
  switch (row.state) {
    case 'queued':
      return { state: 'queued', attempt, lost, progress }
    case 'running':
      return { state: 'running', attempt, lost, progress, startedAt: there(row.started_at) }
    case 'completed': {
      const times = { startedAt: there(row.started_at), finishedAt: there(row.finished_at) }
      const warnings = JSON.parse(row.warnings ?? '[]') as string[]
      return { state: 'completed', attempt, lost, progress, ...times, result: asResult(row), warnings }
    }
    case 'failed':
      return {
        state: 'failed',
        attempt,
        lost,
        progress,
        ...(row.started_at !== null && { startedAt: row.started_at }),
        finishedAt: there(row.finished_at),
        failure: { name: there(row.failure) as FailureName, about: JSON.parse(row.failure_about ?? '{}') },
      }
    default:
      throw new Error(`a task row has the state ${row.state}`)
  }
}

const asResult = (row: TaskRow): Result => ({
  blob: there(row.result_blob),
  contentType: there(row.result_type),
  width: there(row.result_width),
  height: there(row.result_height),
  size: there(row.result_size),
  expiresAt: there(row.expires_at),
  gone: row.gone === 1,
})

export const keyColumns = (key: KeyRecord): KeyRow => ({
  id: key.id,
  name: key.name,
  hash: key.hash,
  hint: key.hint,
  scopes: key.scopes.join(' '),
  created_at: key.createdAt,
  revoked_at: key.revokedAt ?? null,
  balance: key.balance === undefined ? null : asMicros(key.balance),
})

export const asKey = (row: KeyRow): KeyRecord => ({
  id: row.id,
  name: row.name,
  hash: row.hash,
  hint: row.hint,
  scopes: row.scopes.split(' ') as Scope[],
  createdAt: row.created_at,
  ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
  ...(row.balance !== null && { balance: asDecimal(row.balance) }),
})
