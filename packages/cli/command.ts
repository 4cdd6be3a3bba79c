/** A command of `atelier`: the default export of its file. Adding one is its file and a line in main.ts. */
export interface Command {
  /** One line in the list of commands. */
  readonly summary: string
  /** The whole help. */
  readonly help: string
  /** @returns the exit code. @throws Mistaken for a wrong call, Told for what went wrong otherwise */
  run(argv: readonly string[]): Promise<number>
}

/** Exit codes, for scripts. */
export const exit = {
  done: 0,
  /** It could not be done; the reason stands on the error stream. */
  failed: 1,
  /** The call itself was wrong. */
  mistaken: 2,
} as const

/** The call was wrong: the text says what was expected. */
export class Mistaken extends Error {}

/** It could not be done: the text is for the person at the terminal, without a stack. */
export class Told extends Error {}

/** node:util's parseArgs speaks in codes; this is what a person is told. */
export function parsed<T>(parse: () => T): T {
  try {
    return parse()
  } catch (e) {
    if ((e as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) throw new Mistaken((e as Error).message)
    throw e
  }
}
