/** A value held between two bounds. */
export const clamp = (v: number, lo: number, hi: number): number => Math.min(hi, Math.max(lo, v))

/** A value held to 0..1. */
export const unit = (v: number): number => clamp(v, 0, 1)

/** The nearest index of `n` that there is. */
export const inside = (i: number, n: number): number => clamp(i, 0, n - 1)
