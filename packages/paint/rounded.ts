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
  const ringX = Int32Array.from(ring, ([x]) => Math.round(radius * x))
  const ringY = Int32Array.from(ring, ([, y]) => Math.round(radius * y))
  const n = ring.length
  const r = Math.max(1, Math.ceil(radius))
  let now = label
  const names = new Int32Array(n + 1)
  const votes = new Int32Array(n + 1)
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
        // few parts meet at one place: they are counted in a short list, the own one first
        let parts = 1
        names[0] = own
        votes[0] = 1
        for (let k = 0; k < n; k++) {
          const px = x + ringX[k]
          const py = y + ringY[k]
          const cx = px < 0 ? 0 : px >= width ? width - 1 : px
          const cy = py < 0 ? 0 : py >= height ? height - 1 : py
          const name = now[cy * width + cx]
          let at = 0
          while (at < parts && names[at] !== name) at++
          if (at === parts) {
            names[parts++] = name
            votes[at] = 1
          } else votes[at]++
        }
        let best = 0
        for (let k = 1; k < parts; k++) if (votes[k] > votes[best]) best = k
        next[i] = names[best]
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
