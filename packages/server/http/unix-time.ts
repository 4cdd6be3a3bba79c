/** Milliseconds as the whole seconds that the wire tells. */
export const seconds = (ms: number): number => Math.floor(ms / 1000)
