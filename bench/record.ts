import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DrawingRow } from './drawing.ts'
import type { KnowingRow } from './knowing.ts'
import type { LatencyRow } from './latency.ts'
import { pageOf } from './record-page.ts'

export interface BenchMachine {
  readonly cpu: string
  readonly cores: number
  readonly memoryGib: number
  readonly node: string
  readonly platform: string
}
/** What was measured on a machine on a day. */
export interface Measurements {
  readonly date: string
  readonly machine: BenchMachine
  readonly drawing: readonly DrawingRow[]
  readonly knowing: readonly KnowingRow[]
  readonly latency: readonly LatencyRow[]
}

const results = fileURLToPath(new URL('./results/', import.meta.url))
const file = (date: string, machine: BenchMachine, ending: string) =>
  join(results, `${date}-${machine.cpu.replace(/\W+/g, '-').toLowerCase()}.${ending}`)

/** The record of that day, if there is one. */
export const kept = (date: string, machine: BenchMachine): Measurements | undefined => {
  const path = file(date, machine, 'json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Measurements) : undefined
}

/**
 * What was measured now, and of what was measured before whole sizes and parts that were not measured again: rows of
 * one size stay beside the reference of their own run.
 */
export function added(before: Measurements, now: Measurements): Measurements {
  const rest = <T extends { readonly size: string }>(old: readonly T[], fresh: readonly T[]) =>
    [...old.filter((o) => !fresh.some((f) => f.size === o.size)), ...fresh].sort(
      (a, b) => Number.parseInt(a.size, 10) - Number.parseInt(b.size, 10),
    )
  return {
    ...now,
    drawing: rest(before.drawing, now.drawing),
    knowing: rest(before.knowing, now.knowing),
    latency: now.latency.length > 0 ? now.latency : before.latency,
  }
}

/** Writes results/<date>-<machine>.json, and the same as a page. */
export function write(record: Measurements): void {
  mkdirSync(results, { recursive: true })
  writeFileSync(file(record.date, record.machine, 'json'), `${JSON.stringify(record, null, 2)}\n`)
  writeFileSync(file(record.date, record.machine, 'md'), pageOf(record))
}
