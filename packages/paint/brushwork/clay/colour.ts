/** Colours as clay has them: no black, no white, and clean. */
export function clayColour(
  L: number,
  a: number,
  b: number,
  rich = 1.6,
  cap = 0.18,
): [number, number, number] {
  const c = Math.sqrt(a * a + b * b)
  const k = c > 1e-4 ? (cap * Math.tanh((rich * c) / cap)) / c : 0
  const t = Math.min(1, Math.max(0, (L - 0.1) / 0.85))
  // a pure red that is lifted is a pink
  const pure = Math.max(0, c - 0.06) * Math.max(0, a / (c + 1e-4))
  return [0.2 + 0.68 * t ** 0.95 - 0.55 * pure, k * a, k * b]
}

const skinNow: [number, number, number] = [0, 0, 0]
/** Skin as clay: everybody's own tone, a little lighter and purer. */
export function claySkin(L: number, a: number, b: number): readonly [number, number, number] {
  const own = Math.sqrt(a * a + b * b)
  const c = Math.min(0.088, Math.max(0.05, 1.25 * own))
  // halfway to the hue of warm skin: .95 radians
  const ca = a / (own + 1e-4) + 0.58
  const cb = b / (own + 1e-4) + 0.81
  const n = c / (Math.sqrt(ca * ca + cb * cb) + 1e-4)
  skinNow[0] = Math.min(0.87, 0.2 + 0.79 * L)
  skinNow[1] = n * ca
  skinNow[2] = n * cb
  return skinNow
}
