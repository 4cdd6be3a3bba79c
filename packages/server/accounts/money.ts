/** Money is counted in whole millionths of a USD, so that no sum is ever rounded. */
const scale = 1_000_000

/** Reads "0.02" or "12"; at most six decimals. @throws RangeError for anything else */
export function asMicros(decimal: string): number {
  const m = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(decimal)
  if (!m)
    throw new RangeError(`expected an amount of USD such as 0.02 but received ${JSON.stringify(decimal)}`)
  return Number(m[1]) * scale + Number((m[2] ?? '').padEnd(6, '0'))
}

/** "0.00", "0.02", "0.000125": at least two decimals, no more than needed. */
export function asDecimal(micros: number): string {
  const sign = micros < 0 ? '-' : ''
  const whole = Math.floor(Math.abs(micros) / scale)
  const rest = String(Math.abs(micros) % scale).padStart(6, '0')
  return `${sign}${whole}.${rest.replace(/0{1,4}$/, '')}`
}
