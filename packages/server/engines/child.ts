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

/** A script to run on a thread, as `new Worker(script, options)` takes it. */
export interface Thread {
  readonly script: string
  readonly options: { readonly eval: boolean; readonly execArgv: string[] }
}

/**
 * A script beside the module `from` for a thread of this process. The loader of sources does not reach into threads
 * by itself, so a thread of sources begins with a line that lets it in.
 */
export function threadBeside(from: string, name: string): Thread {
  if (!from.endsWith('.ts'))
    return {
      script: fileURLToPath(new URL(`${name}.js`, from)),
      options: { eval: false, execArgv: [] },
    }
  // The package shows callers of require() a twin that cannot register.
  const loader = pathToFileURL(createRequire(from).resolve('tsx/esm/api')).href.replace(/\.cjs$/, '.mjs')
  const script = `
import(${JSON.stringify(loader)}).then(({ register }) => {
  register()
  return import(${JSON.stringify(new URL(`${name}.ts`, from).href)})
})`
  return { script, options: { eval: true, execArgv: ['--conditions=atelier-source'] } }
}
