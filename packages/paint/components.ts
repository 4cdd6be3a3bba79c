/** Connected parts of a mask. Part 0 is what lies outside of the mask. */
export interface Components {
  /** The part each pixel belongs to. */
  readonly label: Int32Array
  readonly count: number
  /** Pixels of each part. */
  readonly area: Int32Array
  /** The longer side of each part's upright bounding box, in pixels. */
  readonly extent: Int32Array
}

/** Labels the 8-connected parts of a mask (non-zero is inside), in the order of their first pixel. */
export function componentsOf(mask: Uint8Array, width: number, height: number): Components {
  const parent: number[] = [0]
  const find = (i: number): number => {
    let root = i
    while (parent[root] !== root) root = parent[root]
    for (let at = i; parent[at] !== root; ) {
      const next = parent[at]
      parent[at] = root
      at = next
    }
    return root
  }
  const label = new Int32Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      if (!mask[i]) continue
      let own = x > 0 ? label[i - 1] : 0
      if (y > 0)
        for (let dx = x > 0 ? -1 : 0; dx <= (x < width - 1 ? 1 : 0); dx++) {
          const above = label[i - width + dx]
          if (!above || above === own) continue
          if (!own) own = above
          else {
            const a = find(own)
            const b = find(above)
            parent[Math.max(a, b)] = Math.min(a, b)
          }
        }
      if (!own) {
        own = parent.length
        parent.push(own)
      }
      label[i] = own
    }
  const final = new Int32Array(parent.length)
  let count = 1
  for (let i = 1; i < parent.length; i++) final[i] = parent[i] === i ? count++ : final[find(i)]
  const area = new Int32Array(count)
  const [left, right, top, bottom] = [
    new Int32Array(count).fill(width),
    new Int32Array(count).fill(-1),
    new Int32Array(count).fill(height),
    new Int32Array(count).fill(-1),
  ]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const k = final[label[y * width + x]]
      label[y * width + x] = k
      area[k]++
      if (x < left[k]) left[k] = x
      if (x > right[k]) right[k] = x
      if (y < top[k]) top[k] = y
      if (y > bottom[k]) bottom[k] = y
    }
  const extent = area.map((_, k) => Math.max(right[k] - left[k], bottom[k] - top[k]) + 1)
  return { label, count, area, extent }
}
