/** tanh to 2 %, enough for the shoulder of a step. */
const tanh = (x: number): number => (x > 3 ? 1 : x < -3 ? -1 : (x * (27 + x * x)) / (27 + 9 * x * x))

/**
 * Soft quantisation of 0..1 in `n` tones; `sharp` 1 is nearly smooth, 40 is hard.
 * Winnemöller, Olsen, Gooch 2006, doi:10.1145/1141911.1142018
 */
export function step(v: number, n: number, sharp: number): number {
  const centre = (Math.floor(v * n) + 0.5) / n
  return centre + ((0.5 / n) * tanh(sharp * (v - centre) * n)) / tanh(sharp / 2)
}
