/** A four-pointed star as x, y, x, y: hollow flanks that run out into its points, the upright ones longer. */
export function star(x: number, y: number, r: number): number[] {
  const out: number[] = []
  for (let q = 0; q < 4; q++) {
    const [a, b] = [(q * Math.PI) / 2, ((q + 1) * Math.PI) / 2]
    const [ra, rb] = q % 2 === 0 ? [0.72 * r, r] : [r, 0.72 * r]
    for (let k = 0; k < 6; k++) {
      // between two points the outline is drawn to the middle, as the flanks of a spark are
      const t = k / 6
      const [pa, pb] = [(1 - t) ** 3, t ** 3]
      out.push(
        x + ra * pa * Math.cos(a) + rb * pb * Math.cos(b),
        y + ra * pa * Math.sin(a) + rb * pb * Math.sin(b),
      )
    }
  }
  return out
}
