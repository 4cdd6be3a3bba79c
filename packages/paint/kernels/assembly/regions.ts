// A picture parted into regions, greedily over its edges sorted by colour distance; and connected parts of a mask.
// Felzenszwalb, Huttenlocher 2004, doi:10.1023/B:VISI.0000022288.19776.77. Distances are worked in 64 bits, as the plain
// twin (regions.ts) has them, so that both sort alike.
// @ts-nocheck

const bins: i32 = 2048
const widest: f64 = 0.5

@inline function apart(p: usize, q: usize): f64 {
  const l = <f64>load<f32>(p) - <f64>load<f32>(q), a = <f64>load<f32>(p, 4) - <f64>load<f32>(q, 4), b = <f64>load<f32>(p, 8) - <f64>load<f32>(q, 8)
  return sqrt<f64>(l * l + 1.6 * (a * a + b * b))
}
@inline function binOf(d: f64): i32 { const b = d / widest * <f64>bins; return b < <f64>(bins - 1) ? <i32>b : bins - 1 }
@inline function rootOf(parent: usize, i: i32): i32 {
  let at = parent + (<usize>i << 2), up = load<i32>(at)
  while (up != i) {
    const next = load<i32>(parent + (<usize>up << 2))
    store<i32>(at, next)
    i = next
    at = parent + (<usize>i << 2)
    up = load<i32>(at)
  }
  return i
}
// work: starts (bins + 1), then with n = W * H: 2 n bins of 16 bits, 2 n edges, n parents, n sizes, n limits, all else of
// 4 bytes. Edge 2i joins pixel i to its right, 2i + 1 to the one below. Returns how many regions there are.
export function partRegions(src: usize, label: usize, W: i32, H: i32, scale: f64, least: i32, work: usize): i32 {
  const n = W * H, starts = work, bin = starts + (<usize>(bins + 1) << 2), order = bin + (<usize>n << 2)
  const parent = order + (<usize>n << 3), size = parent + (<usize>n << 2), limit = size + (<usize>n << 2)
  memory.fill(starts, 0, <usize>(bins + 1) << 2)
  for (let y = 0, i = 0; y < H; y++) for (let x = 0; x < W; x++, i++) {
    const p = src + (<usize>i << 4), b = bin + (<usize>i << 2)
    let right = -1, below = -1
    if (x + 1 < W) { right = binOf(apart(p, p + 16)); const s = starts + (<usize>(right + 1) << 2); store<i32>(s, load<i32>(s) + 1) }
    if (y + 1 < H) { below = binOf(apart(p, p + (<usize>W << 4))); const s = starts + (<usize>(below + 1) << 2); store<i32>(s, load<i32>(s) + 1) }
    store<i16>(b, <i16>right)
    store<i16>(b, <i16>below, 2)
    store<i32>(parent + (<usize>i << 2), i)
    store<i32>(size + (<usize>i << 2), 1)
    store<f32>(limit + (<usize>i << 2), <f32>scale)
  }
  for (let k = 0; k < bins; k++) { const s = starts + (<usize>k << 2); store<i32>(s, load<i32>(s, 4) + load<i32>(s), 4) }
  const total = load<i32>(starts + (<usize>bins << 2))
  for (let e = 0; e < 2 * n; e++) {
    const b = <i32>load<i16>(bin + (<usize>e << 1))
    if (b < 0) continue
    const s = starts + (<usize>b << 2), at = load<i32>(s)
    store<i32>(order + (<usize>at << 2), e)
    store<i32>(s, at + 1)
  }
  for (let pass = 0; pass < 2; pass++) {
    let left = 0 // edges that may still join: the second pass looks at no other
    for (let k = 0, m = pass ? load<i32>(starts) : total; k < m; k++) {
      const e = load<i32>(order + (<usize>k << 2)), i = e >> 1
      const a = rootOf(parent, i), b = rootOf(parent, e & 1 ? i + W : i + 1)
      if (a == b) continue
      const pa = <usize>a << 2, pb = <usize>b << 2, sa = load<i32>(size + pa), sb = load<i32>(size + pb)
      const weight = <f64>load<i16>(bin + (<usize>e << 1)) / <f64>bins * widest
      const joins = pass ? (sa < sb ? sa : sb) < least : weight <= <f64>min<f32>(load<f32>(limit + pa), load<f32>(limit + pb))
      if (!joins) {
        if (!pass) { store<i32>(order + (<usize>left << 2), e); left++ }
        continue
      }
      const large = sa >= sb ? a : b, small = sa >= sb ? b : a
      store<i32>(parent + (<usize>small << 2), large)
      store<i32>(size + (<usize>large << 2), sa + sb)
      store<f32>(limit + (<usize>large << 2), <f32>(weight + scale / <f64>(sa + sb)))
    }
    if (!pass) store<i32>(starts, left)
  }
  let count = 0
  memory.fill(size, 0xff, <usize>n << 2) // names from here on
  for (let i = 0; i < n; i++) {
    const name = size + (<usize>rootOf(parent, i) << 2)
    let l = load<i32>(name)
    if (l < 0) { l = count++; store<i32>(name, l) }
    store<i32>(label + (<usize>i << 2), l)
  }
  return count
}

// Labels the 8-connected parts of a mask of bytes, in the order of their first pixel; label 0 is outside. `work` holds
// n / 2 + W + 2 numbers for the provisional names. Returns how many parts there are, with the outside.
export function maskParts(mask: usize, label: usize, W: i32, H: i32, work: usize): i32 {
  let names = 1
  store<i32>(work, 0)
  for (let y = 0, i = 0; y < H; y++) for (let x = 0; x < W; x++, i++) {
    const at = label + (<usize>i << 2)
    if (!load<u8>(mask + <usize>i)) { store<i32>(at, 0); continue }
    let own = x > 0 ? load<i32>(at - 4) : 0
    if (y > 0) {
      const above = at - (<usize>W << 2)
      for (let dx = x > 0 ? -1 : 0, to = x < W - 1 ? 1 : 0; dx <= to; dx++) {
        const other = load<i32>(above + (<isize>dx << 2))
        if (!other || other == own) continue
        if (!own) own = other
        else {
          const a = rootOf(work, own), b = rootOf(work, other)
          if (a < b) store<i32>(work + (<usize>b << 2), a)
          else store<i32>(work + (<usize>a << 2), b)
        }
      }
    }
    if (!own) { own = names++; store<i32>(work + (<usize>own << 2), own) }
    store<i32>(at, own)
  }
  let count = 1
  // a name's root is never larger: final names can be written over the parents as they are met
  for (let i = 1; i < names; i++) {
    const at = work + (<usize>i << 2), up = load<i32>(at)
    store<i32>(at, up == i ? count++ : load<i32>(work + (<usize>up << 2)))
  }
  for (let p = label, e = label + (<usize>(W * H) << 2); p < e; p += 4) store<i32>(p, load<i32>(work + (<usize>load<i32>(p) << 2)))
  return count
}

// Parts of what lies above 0.5 (ink 1) or not above it (ink 0) smaller than `area` lose their side of it, in place. Parts are told by
// blocks of 2 x 2. With n blocks, w a row, `work` holds n bytes (rounded up to 4), n labels, n / 2 + w + 2 names, as many areas.
export function clearSpecks(field: usize, W: i32, H: i32, ink: i32, area: f32, work: usize): void {
  const w = (W + 1) >> 1, h = (H + 1) >> 1, n = w * h
  const label = work + <usize>((n + 3) & ~3), names = label + (<usize>n << 2), areas = names + (<usize>((n >> 1) + w + 2) << 2)
  memory.fill(work, 0, <usize>n)
  let p = field
  for (let y = 0; y < H; y++) {
    const row = work + <usize>((y >> 1) * w)
    for (let x = 0; x < W; x++, p += 4) if (<i32>(load<f32>(p) > 0.5) == ink) store<u8>(row + <usize>(x >> 1), 1)
  }
  const count = maskParts(work, label, w, h, names)
  memory.fill(areas, 0, <usize>count << 2)
  for (let l = label, e = label + (<usize>n << 2); l < e; l += 4) { const a = areas + (<usize>load<i32>(l) << 2); store<i32>(a, load<i32>(a) + 1) }
  p = field
  for (let y = 0; y < H; y++) {
    const row = label + (<usize>((y >> 1) * w) << 2)
    for (let x = 0; x < W; x++, p += 4) {
      const v = load<f32>(p)
      if (<i32>(v > 0.5) != ink) continue
      const a = load<i32>(areas + (<usize>load<i32>(row + (<usize>(x >> 1) << 2)) << 2))
      if (<f32>(a << 2) < area) store<f32>(p, ink ? min<f32>(v, 0.3) : <f32>0.75)
    }
  }
}

@inline function fromMean(p: usize, m: usize): f64 {
  const l = <f64>load<f32>(p) - load<f64>(m), a = <f64>load<f32>(p, 4) - load<f64>(m, 8), b = <f64>load<f32>(p, 8) - load<f64>(m, 16)
  return l * l + 1.6 * (a * a + b * b)
}
// the eighth part of a ring about a place, as an offset in pixels
@inline function ringAt(n: i32, radius: i32, W: i32): i32 {
  const k = n < 4 ? n : n + 1
  return (k / 3 - 1) * radius * W + (k % 3 - 1) * radius
}
@inline function unseen(counted: usize, i: i32): bool { return counted ? <f64>load<f32>(counted + (<usize>i << 2)) < 0.02 : false }

// Regions as painted shapes, in place in `label`: borders move to where the colour is half way, each thing falls into up to
// three tones, and every place takes the shape that most of its surroundings have. shapes-of-paint.ts says why. With n
// pixels and c regions `work` holds 4 c doubles, n labels, 3 c votes, (2 radius + 1)² offsets and n bytes.
export function evenShapes(src: usize, label: usize, count: i32, counted: usize, W: i32, H: i32, fold: f64, radius: i32, work: usize): void {
  const n = W * H, means = work
  let next = means + (<usize>count << 5), now = label
  const votes = next + (<usize>n << 2), near = votes + (<usize>(3 * count) << 2), still = near + (<usize>((2 * radius + 1) * (2 * radius + 1)) << 2)
  memory.fill(means, 0, <usize>count << 5)
  for (let i = 0; i < n; i++) {
    const m = means + (<usize>load<i32>(now + (<usize>i << 2)) << 5), p = src + (<usize>i << 4)
    store<f64>(m, load<f64>(m) + <f64>load<f32>(p))
    store<f64>(m, load<f64>(m, 8) + <f64>load<f32>(p, 4), 8)
    store<f64>(m, load<f64>(m, 16) + <f64>load<f32>(p, 8), 16)
    store<f64>(m, load<f64>(m, 24) + 1, 24)
  }
  for (let r = 0; r < count; r++) {
    const m = means + (<usize>r << 5), size = load<f64>(m, 24)
    store<f64>(m, load<f64>(m) / size)
    store<f64>(m, load<f64>(m, 8) / size, 8)
    store<f64>(m, load<f64>(m, 16) / size, 16)
  }
  memory.copy(next, now, <usize>n << 2)
  const wide = 2 * radius
  for (let y = wide; y < H - wide; y++) for (let x = wide; x < W - wide; x++) {
    const i = y * W + x
    if (unseen(counted, i)) continue
    const at = now + (<usize>i << 2), own = load<i32>(at), p = src + (<usize>i << 4)
    let best: f64 = -1, last = own
    for (let k = 0; k < 8; k++) {
      const r = load<i32>(now + (<usize>(i + ringAt(k, wide, W)) << 2))
      if (r == last || r == own) continue
      if (best < 0) best = 0.9 * fromMean(p, means + (<usize>own << 5))
      last = r
      const d = fromMean(p, means + (<usize>r << 5))
      if (d >= best) continue
      best = d
      store<i32>(next + (<usize>i << 2), r)
    }
  }
  memory.fill(means, 0, <usize>count << 5)
  for (let i = 0; i < n; i++) {
    const m = means + (<usize>load<i32>(next + (<usize>i << 2)) << 5)
    store<f64>(m, load<f64>(m) + <f64>load<f32>(src + (<usize>i << 4)))
    store<f64>(m, load<f64>(m, 8) + 1, 8)
  }
  for (let r = 0; r < count; r++) { const m = means + (<usize>r << 5); store<f64>(m, load<f64>(m) / load<f64>(m, 8)) }
  for (let i = 0; i < n; i++) {
    const r = load<i32>(next + (<usize>i << 2)), away = <f64>load<f32>(src + (<usize>i << 4)) - load<f64>(means + (<usize>r << 5))
    store<i32>(now + (<usize>i << 2), 3 * r + (away < -fold ? 0 : away > fold ? 2 : 1))
  }
  memory.fill(votes, 0, <usize>(3 * count) << 2)
  memory.fill(still, 0, <usize>n)
  let places = 0
  for (let v = -radius; v <= radius; v++) for (let h = -radius; h <= radius; h++) {
    if (<f64>((v < 0 ? -v : v) + (h < 0 ? -h : h)) > 1.5 * <f64>radius) continue
    store<i32>(near + (<usize>places << 2), v * W + h)
    places++
  }
  for (let pass = 0; pass < 2; pass++) {
    memory.copy(next, now, <usize>n << 2)
    for (let y = radius; y < H - radius; y++) for (let x = radius; x < W - radius; x++) {
      const i = y * W + x
      if (load<u8>(still + <usize>i) || unseen(counted, i)) continue
      const own = load<i32>(now + (<usize>i << 2))
      let alone = 0
      for (let k = 0; k < 8; k++) if (load<i32>(now + (<usize>(i + ringAt(k, radius, W)) << 2)) != own) alone++
      if (alone < 3) { store<u8>(still + <usize>i, alone == 0 ? 1 : 0); continue }
      let best = own, most = 0
      for (let k = 0; k < places; k++) {
        const l = load<i32>(now + (<usize>(i + load<i32>(near + (<usize>k << 2))) << 2)), v = votes + (<usize>l << 2), sum = load<i32>(v) + 1
        store<i32>(v, sum)
        if (sum > most) { most = sum; best = l }
      }
      for (let k = 0; k < places; k++) store<i32>(votes + (<usize>load<i32>(now + (<usize>(i + load<i32>(near + (<usize>k << 2))) << 2)) << 2), 0)
      store<i32>(next + (<usize>i << 2), best)
    }
    const was = now
    now = next
    next = was
  }
}
