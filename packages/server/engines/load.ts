import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Config } from '../config.ts'
import type { Log } from '../observe/log.ts'
import type { Env } from '../setting.ts'
import type { Engine } from './engine.ts'

/** What an engine may know when it is opened. */
export interface EngineSetup {
  readonly config: Config
  /** For settings of its own; choose names that do not begin with ATELIER_. */
  readonly env: Env
  readonly log: Log
}

/** The default export of an engine module. */
export type EngineFactory = (setup: EngineSetup) => Promise<Engine> | Engine

/** An engine that is named in the settings and cannot be had; the text says what to mend. */
export class EngineNotOpened extends Error {
  constructor(entry: string, why: string, options?: { cause: unknown }) {
    super(`ATELIER_ENGINES: the engine ${entry} ${why}`, options)
    this.name = 'EngineNotOpened'
  }
}

const embedded = async (): Promise<EngineFactory> => (await import('./embedded.ts')).default

async function factoryOf(entry: string): Promise<EngineFactory> {
  if (entry === 'embedded') return embedded()
  const file = resolve(entry)
  await access(file).catch((cause) => {
    throw new EngineNotOpened(entry, `is not there (${file})`, { cause })
  })
  const module = (await import(pathToFileURL(file).href).catch((cause) => {
    throw new EngineNotOpened(entry, `cannot be loaded: ${(cause as Error).message}`, { cause })
  })) as { default?: unknown }
  if (typeof module.default !== 'function')
    throw new EngineNotOpened(entry, 'has no default export that opens an engine')
  return module.default as EngineFactory
}

/** Opens the engines in their order. @throws EngineNotOpened; those already open are closed again */
export async function openEngines(
  entries: readonly string[],
  setup: EngineSetup,
): Promise<readonly Engine[]> {
  const engines: Engine[] = []
  try {
    for (const entry of entries) {
      const factory = await factoryOf(entry)
      let engine: Engine | undefined // the module is the operator's: nothing is sure
      try {
        engine = await factory(setup)
      } catch (cause) {
        throw new EngineNotOpened(entry, `does not open: ${(cause as Error).message}`, { cause })
      }
      if (engine?.spec !== 1) throw new EngineNotOpened(entry, `speaks spec ${engine?.spec}, not 1`)
      engines.push(engine)
    }
  } catch (e) {
    await Promise.allSettled(engines.map((engine) => engine.close?.()))
    throw e
  }
  return engines
}
