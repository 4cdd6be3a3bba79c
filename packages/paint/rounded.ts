/** Places around one that have a say in what it belongs to: two rings, by the radius. */
const ring = Array.from({ length: 12 }, (_, k) => {
  const far = k % 2 === 0 ? 1 : 0.6
  return [far * Math.cos((6.283185 * k) / 12), far * Math.sin((6.283185 * k) / 12)] as const
})

/**
 * Rounds the borders of a partition as if its parts were moulded: each place joins the part that most places around it
 * belong to. What is thinner than the radius goes.
 */
export function rounded(
  label: Int32Array,
  width: number,
  height: number,
  radius: number,
  rounds = 1,
): Int32Array {
  const steps = ring.map(([x, y]) => [Math.round(radius * x), Math.round(radius * y)] as const)
  const r = Math.max(1, Math.ceil(radius))
  let now = label
  const votes = new Int32Array(steps.length)
  for (let t = 0; t < rounds; t++) {
    const next = Int32Array.from(now)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const i = y * width + x
        const own = now[i]
        const left = now[y * width + Math.max(0, x - r)]
        const right = now[y * width + Math.min(width - 1, x + r)]
        const above = now[Math.max(0, y - r) * width + x]
        const below = now[Math.min(height - 1, y + r) * width + x]
        if (left === own && right === own && above === own && below === own) continue
        for (let k = 0; k < steps.length; k++) {
          const px = Math.min(width - 1, Math.max(0, x + steps[k][0]))
          const py = Math.min(height - 1, Math.max(0, y + steps[k][1]))
          votes[k] = now[py * width + px]
        }
        let best = own
        let most = 0
        for (let k = 0; k < votes.length; k++) {
          let count = votes[k] === own ? 1 : 0
          for (let j = 0; j < votes.length; j++) if (votes[j] === votes[k]) count++
          if (count > most) {
            most = count
            best = votes[k]
          }
        }
        next[i] = best
      }
    now = next
  }
  return now
}

/** Distance of each place to the nearest border of its part, in pixels; the picture's own edge is no border. Borgefors 1986. */
export function fromBorders(label: Int32Array, width: number, height: number): Float32Array {
  const far = new Float32Array(label.length).fill(1e4)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++)
      if (
        (x + 1 < width && label[i] !== label[i + 1]) ||
        (y + 1 < height && label[i] !== label[i + width]) ||
        (x > 0 && label[i] !== label[i - 1]) ||
        (y > 0 && label[i] !== label[i - width])
      )
        far[i] = 0.5
  const slant = Math.SQRT2
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      let d = far[i]
      if (x > 0) d = Math.min(d, far[i - 1] + 1)
      if (y > 0) {
        d = Math.min(d, far[i - width] + 1)
        if (x > 0) d = Math.min(d, far[i - width - 1] + slant)
        if (x + 1 < width) d = Math.min(d, far[i - width + 1] + slant)
      }
      far[i] = d
    }
  for (let y = height - 1; y >= 0; y--)
    for (let x = width - 1; x >= 0; x--) {
      const i = y * width + x
      let d = far[i]
      if (x + 1 < width) d = Math.min(d, far[i + 1] + 1)
      if (y + 1 < height) {
        d = Math.min(d, far[i + width] + 1)
        if (x + 1 < width) d = Math.min(d, far[i + width + 1] + slant)
        if (x > 0) d = Math.min(d, far[i + width - 1] + slant)
      }
      far[i] = d
    }
  return far
}
