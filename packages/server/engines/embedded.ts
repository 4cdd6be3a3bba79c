import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { styleOf } from '@atelier/paint'
import { scriptBeside } from './child.ts'
import type { Engine } from './engine.ts'
import type { EngineFactory } from './load.ts'
import { openPool } from './pool.ts'

/** Bumped when the whole path from photo to picture changes what is drawn; a style's own version comes on top. */
const version = '1'
/** Minutes: long enough to be warm between visitors, short enough to give its memory back. */
const idleMs = 5 * 60_000
/** A photo of 4096 x 4096 and its copies lie outside this heap. */
const heapMib = 512

/** The renderer that comes with the service, in a pool of processes. */
const openEmbeddedEngine: EngineFactory = ({ config, log }): Engine => {
  // Painters share the cores: together they start about one thread for each.
  const threads = Math.max(1, Math.floor(availableParallelism() / config.workers))
  const pool = openPool({
    script: scriptBeside(import.meta.url, './painter'),
    // Beside the rest of what the service writes: its user may have no home.
    env: { PAINTER_THREADS: String(threads), PAINTER_CACHE: join(config.data, 'cache') },
    heapMib,
    idleMs,
    log,
  })
  return {
    spec: 1,
    id: 'embedded',
    version,
    draws: ({ key, subKey }) => styleOf(key, subKey) !== undefined,
    draw: (job, context) => pool.draw(job, context),
    inspect: (job, context) => pool.inspect(job, context),
    close: () => pool.close(),
  }
}
export default openEmbeddedEngine
