import { fileURLToPath } from 'node:url'

const path = (name: string): string => fileURLToPath(new URL(`../engines/${name}.mjs`, import.meta.url))

/** Gives every photo back upright at once, for every style. */
export const quick = path('quick')
/** Goes wrong in a way that the style chooses; see the file for which. */
export const misbehaving = path('misbehaving')
/** Draws every style slowly, telling its progress, as long as SLOW_ENGINE_MS says. */
export const slow = path('slow')
