import { Failure, limits, shown } from '@atelier/contract'
import type { TaskQuery } from '../stores/task-store.ts'
import type { Phase } from '../tasks/task.ts'
import { placeOf } from './list-cursor.ts'
import { readStyleName } from './read-style.ts'

/** As it comes: a name given twice is an array. */
export type ListQuery = Readonly<Record<string, unknown>>

/** The status on the wire, and what it means more exactly. */
const phasesOf: Readonly<Record<string, readonly Phase[]>> = {
  in_progress: ['queued', 'running'],
  completed: ['completed'],
  failed: ['failed', 'canceled'],
  queued: ['queued'],
  running: ['running'],
  canceled: ['canceled'],
}

/** @throws Failure badField naming the first member that is wrong; members nobody knows are ignored */
export function readListQuery(query: ListQuery): Omit<TaskQuery, 'keyId'> {
  const status = textOf(query, 'status')
  const style = textOf(query, 'style')
  const from = textOf(query, 'created_after')
  const before = textOf(query, 'created_before')
  const cursor = textOf(query, 'cursor')
  return {
    order: readOrder(textOf(query, 'order') ?? 'newest'),
    limit: readLimit(textOf(query, 'limit'), limits.pageTasks),
    ...(status !== undefined && { phases: readPhases(status) }),
    ...(style !== undefined && { style: readStyleName(style) }),
    ...(from !== undefined && { from: readTime('created_after', from) }),
    ...(before !== undefined && { before: readTime('created_before', before) }),
    ...(cursor !== undefined && { behind: placeOf(cursor) }),
  }
}

export const wrong = (field: string, expected: string, given: unknown): Failure =>
  new Failure('badField', { field, detail: `expected ${expected} but received ${shown(given)}` })

/** Undefined for one that is left out or empty. */
export function textOf(query: ListQuery, field: string): string | undefined {
  const given = query[field]
  if (given === undefined || given === '') return undefined
  if (typeof given !== 'string') throw wrong(field, 'one value', given)
  return given
}

function readOrder(given: string): TaskQuery['order'] {
  if (given === 'newest' || given === 'oldest') return given
  throw wrong('order', 'newest or oldest', given)
}

export function readLimit(
  given: string | undefined,
  page: { readonly max: number; readonly default: number },
): number {
  if (given === undefined) return page.default
  if (!/^[1-9]\d{0,8}$/.test(given)) throw wrong('limit', 'a whole number from 1', given)
  return Math.min(page.max, Number(given))
}

const readPhases = (given: string): readonly Phase[] =>
  given.split(',').flatMap((name) => {
    const phases = Object.hasOwn(phasesOf, name.trim()) ? phasesOf[name.trim()] : undefined
    if (!phases) throw wrong('status', `some of ${Object.keys(phasesOf).join(', ')}`, name)
    return phases
  })

/** Seconds since 1970, as `created_at` tells them, or a date and time of ISO 8601. */
function readTime(field: string, given: string): number {
  if (/^\d{1,11}(\.\d{1,3})?$/.test(given)) return Math.round(Number(given) * 1000)
  const isDate = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/.test(given)
  const ms = isDate ? Date.parse(given) : Number.NaN
  if (Number.isNaN(ms)) throw wrong(field, 'seconds since 1970 or a date such as 2026-01-31T12:00:00Z', given)
  return ms
}
