/** The first Ctrl-C asks, the second one ends at once. */
export interface Interrupts {
  readonly signal: AbortSignal
  /** The exit code of who was interrupted; undefined when nobody asked. */
  readonly code: number | undefined
  close(): void
}

const codes = { SIGINT: 130, SIGTERM: 143 } as const

export function watchInterrupts(): Interrupts {
  const asked = new AbortController()
  let code: number | undefined
  const onSignal = (name: NodeJS.Signals): void => {
    const own = codes[name as keyof typeof codes]
    if (code !== undefined) process.exit(own)
    code = own
    asked.abort(new Error(`interrupted by ${name}`))
  }
  for (const name of Object.keys(codes)) process.on(name as NodeJS.Signals, onSignal)
  return {
    signal: asked.signal,
    get code() {
      return code
    },
    close: () => {
      for (const name of Object.keys(codes)) process.off(name as NodeJS.Signals, onSignal)
    },
  }
}
