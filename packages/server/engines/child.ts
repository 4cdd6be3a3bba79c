import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** A script to fork, and what Node needs to run it. */
export interface Script {
  readonly file: string
  readonly execArgv: readonly string[]
}

/**
 * A script beside the module `from`, as source or as built, whichever the asking module is itself. Sources need a
 * loader in the child, which does not inherit that of a test runner.
 */
export function scriptBeside(from: string, name: string): Script {
  const source = from.endsWith('.ts')
  const file = fileURLToPath(new URL(`${name}.${source ? 'ts' : 'js'}`, from))
  return { file, execArgv: source ? sourceArgv(from) : [] }
}

/** What Node needs to run a module that may be TypeScript. */
export function sourceArgv(from: string): readonly string[] {
  const tsx = createRequire(from).resolve('tsx')
  return ['--conditions=atelier-source', '--import', pathToFileURL(tsx).href]
}
