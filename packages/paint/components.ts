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

/** The first part that a part is one with; shortens the way to it. */
function find(parent: Int32Array, i: number): number {
  let root = i
  while (parent[root] !== root) root = parent[root]
  for (let at = i; parent[at] !== root; ) {
    const next = parent[at]
    parent[at] = root
    at = next
  }
  return root
}

// A function a row: it is compiled once and stays so, however few pictures there are.

function labelRow(
  mask: Uint8Array,
  label: Int32Array,
  parent: Int32Array,
  known: number,
  width: number,
  y: number,
): number {
  let parts = known
  for (let x = 0, i = y * width; x < width; x++, i++) {
    if (!mask[i]) continue
    let own = x > 0 ? label[i - 1] : 0
    if (y > 0)
      for (let dx = x > 0 ? -1 : 0; dx <= (x < width - 1 ? 1 : 0); dx++) {
        const above = label[i - width + dx]
        if (!above || above === own) continue
        if (!own) own = above
        else {
          const a = find(parent, own)
          const b = find(parent, above)
          parent[Math.max(a, b)] = Math.min(a, b)
        }
      }
    if (!own) {
      own = parts++
      parent[own] = own
    }
    label[i] = own
  }
  return parts
}

interface Sizes {
  readonly area: Int32Array
  readonly left: Int32Array
  readonly right: Int32Array
  readonly top: Int32Array
  readonly bottom: Int32Array
}
function measureRow(
  label: Int32Array,
  final: Int32Array,
  { area, left, right, top, bottom }: Sizes,
  width: number,
  y: number,
): void {
  for (let x = 0, i = y * width; x < width; x++, i++) {
    const k = final[label[i]]
    label[i] = k
    area[k]++
    if (x < left[k]) left[k] = x
    if (x > right[k]) right[k] = x
    if (y < top[k]) top[k] = y
    if (y > bottom[k]) bottom[k] = y
  }
}

/** Labels the 8-connected parts of a mask (non-zero is inside), in the order of their first pixel. */
export function componentsOf(mask: Uint8Array, width: number, height: number): Components {
  // two parts that begin are never neighbours, so at most every second pixel of every second row begins one
  const parent = new Int32Array(((width + 1) >> 1) * ((height + 1) >> 1) + 1)
  const label = new Int32Array(width * height)
  let parts = 1
  for (let y = 0; y < height; y++) parts = labelRow(mask, label, parent, parts, width, y)
  const final = new Int32Array(parts)
  let count = 1
  for (let i = 1; i < parts; i++) final[i] = parent[i] === i ? count++ : final[find(parent, i)]
  const area = new Int32Array(count)
  const [left, right, top, bottom] = [
    new Int32Array(count).fill(width),
    new Int32Array(count).fill(-1),
    new Int32Array(count).fill(height),
    new Int32Array(count).fill(-1),
  ]
  const sizes = { area, left, right, top, bottom }
  for (let y = 0; y < height; y++) measureRow(label, final, sizes, width, y)
  const extent = area.map((_, k) => Math.max(right[k] - left[k], bottom[k] - top[k]) + 1)
  return { label, count, area, extent }
}
