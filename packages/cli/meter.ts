import cliProgress from 'cli-progress'

/** Progress on the error stream, so that the standard output stays free for pictures and names. */
export interface Meter {
  /** @param done pictures done, with the fractions of those at work */
  at(done: number, label: string): void
  /** Nothing moves at the moment, and why. */
  wait(why: string): void
  /** A line on the standard output, above the bar. */
  say(line: string): void
  end(): void
}

const millis = 1000

/** A bar with the time left on a terminal; elsewhere nothing, since a log is no place for a bar. */
export function openMeter(pictures: number, quiet: boolean): Meter {
  if (quiet || !process.stderr.isTTY)
    return { at: () => {}, wait: () => {}, say: (line) => console.log(line), end: () => {} }
  const started = Date.now()
  const bar = new cliProgress.SingleBar({
    format: '{bar} {percentage}% | {left} | {label}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 28,
  })
  bar.start(pictures * millis, 0, { left: '', label: '' })
  return {
    at(done, label) {
      const seconds = (Date.now() - started) / millis
      const left = done > 0.05 ? Math.ceil((seconds * (pictures - done)) / done) : undefined
      bar.update(Math.min(pictures, done) * millis, {
        label,
        left: left === undefined ? 'measuring' : `${left} s left`,
      })
    },
    wait: (why) => bar.update({ label: `waiting: ${why}` }),
    say(line) {
      process.stderr.write('\r\u001b[K')
      console.log(line)
      bar.render()
    },
    end: () => {
      if (bar.isActive) bar.stop()
    },
  }
}
