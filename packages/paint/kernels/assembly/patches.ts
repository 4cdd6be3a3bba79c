// Patches of like colour, how alike they are, and how much of each pixel is inside; kernels/patches.ts and
// kernels/kinship.ts say what each step is for. A table holds L, a, b, x, y, area of all patches, each `stride` long.
// @ts-nocheck
import { add, sub, mul, mad, ld, st, lds, sp, hsum, imin, imax, vmax } from './base'

// e^-x for x >= 0, relative error below 2e-4: a cubic on the fraction of x/ln2.
@inline function fading(x: v128): v128 {
  const t = vmax(sp(-60), mul(x, sp(-1.44269504))), n = f32x4.floor(t), f = sub(t, n)
  const p = mad(f, mad(f, mad(f, sp(0.078101), sp(0.22606716)), sp(0.69583282)), sp(1))
  return mul(p, i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23))
}

// Each pixel chooses among the patches of the nine cells around it. Four pixels of one cell at a time; what is chosen
// twice at a cell's end is chosen alike.
export function patchRows(data: usize, W: i32, H: i32, table: usize, stride: i32, across: i32, down: i32, near: f32, label: usize, y0: i32, y1: i32): void {
  const s = <usize>stride << 2, tL = table, tA = table + s, tB = tA + s, tX = tB + s, tY = tX + s, nn = sp(near)
  for (let y = y0; y < y1; y++) {
    const r = imin(down - 1, y * down / H), r0 = imax(0, r - 1), r1 = imin(down - 1, r + 1), py = <f32>y
    for (let c = 0; c < across; c++) {
      const x0 = (c * W + across - 1) / across, x1 = ((c + 1) * W + across - 1) / across, last = imax(x0, x1 - 4)
      const h0 = imax(0, c - 1), h1 = imin(across - 1, c + 1)
      for (let x = x0; x < x1; x += 4) {
        const from = imin(x, last), p = data + (<usize>(y * W + from) << 4)
        const v0 = ld(p), v1 = v128.load(p, 16), v2 = v128.load(p, 32), v3 = v128.load(p, 48)
        const t0 = v128.shuffle<i32>(v0, v1, 0, 4, 1, 5), t1 = v128.shuffle<i32>(v2, v3, 0, 4, 1, 5)
        const L = v128.shuffle<i32>(t0, t1, 0, 1, 4, 5), a1 = v128.shuffle<i32>(t0, t1, 2, 3, 6, 7)
        const b1 = v128.shuffle<i32>(v128.shuffle<i32>(v0, v1, 2, 6, 2, 6), v128.shuffle<i32>(v2, v3, 2, 6, 2, 6), 0, 1, 4, 5)
        const a = add(a1, a1), b = add(b1, b1), px = add(sp(<f32>from), f32x4(0, 1, 2, 3))
        let best = i32x4.splat(r * across + c), least = sp(1e30)
        for (let v = r0; v <= r1; v++) for (let h = h0; h <= h1; h++) {
          const k = v * across + h, o = <usize>k << 2
          const dl = sub(lds(tL + o), L), da = sub(lds(tA + o), a), db = sub(lds(tB + o), b), dx = sub(lds(tX + o), px), dy = load<f32>(tY + o) - py
          const d = mad(nn, mad(dx, dx, sp(dy * dy)), mad(dl, dl, mad(da, da, mul(db, db))))
          const less = f32x4.lt(d, least)
          least = v128.bitselect(d, least, less)
          best = v128.bitselect(i32x4.splat(k), best, less)
        }
        st(label + (<usize>(y * W + from) << 2), best)
      }
    }
  }
}
// Means of the patches, from the pixels that chose them; sums: 32 bytes a patch.
export function patchMeans(data: usize, W: i32, H: i32, table: usize, stride: i32, count: i32, label: usize, sums: usize): void {
  memory.fill(sums, 0, <usize>count << 5)
  for (let y = 0; y < H; y++) {
    let q = label + (<usize>y * W << 2), p = data + (<usize>y * W << 4), at = f32x4(0, <f32>y, 1, 0)
    const step = f32x4(1, 0, 0, 0)
    for (let x = 0; x < W; x++, q += 4, p += 16, at = add(at, step)) {
      const k = sums + (<usize>load<u32>(q) << 5)
      st(k, add(ld(k), ld(p)))
      v128.store(k, add(v128.load(k, 16), at), 16)
    }
  }
  const s = <usize>stride << 2
  for (let k = 0; k < count; k++) {
    const p = sums + (<usize>k << 5), t = table + (<usize>k << 2), n = load<f32>(p, 24)
    store<f32>(t + 5 * s, n)
    if (n == 0) continue
    store<f32>(t, load<f32>(p) / n); store<f32>(t + s, <f32>2 * load<f32>(p, 4) / n); store<f32>(t + 2 * s, <f32>2 * load<f32>(p, 8) / n)
    store<f32>(t + 3 * s, load<f32>(p, 16) / n); store<f32>(t + 4 * s, load<f32>(p, 20) / n)
  }
}
@inline function meet(data: usize, label: usize, across: i32, slots: usize, i: i32, j: i32): void {
  const k = load<i32>(label + (<usize>i << 2)), l = load<i32>(label + (<usize>j << 2))
  if (k == l) return
  const p = imin(k, l), q = imax(k, l), dv = q / across - p / across, dh = q % across - p % across
  if (dv > 3 || dh < -3 || dh > 3) return
  const d = sub(ld(data + (<usize>i << 4)), ld(data + (<usize>j << 4)))
  const dl = f32x4.extract_lane(d, 0), da = <f32>2 * f32x4.extract_lane(d, 1), db = <f32>2 * f32x4.extract_lane(d, 2)
  const at = slots + (<usize>(28 * p + 7 * dv + dh + 3) << 3)
  store<f32>(at, load<f32>(at) + <f32>1)
  store<f32>(at, load<f32>(at, 4) + dl * dl + da * da + db * db, 4)
}
// Pixels two apart that lie in different patches: how many, and the sum of their squared steps of colour. 28 slots a
// patch, for the patches to the right of and below it.
export function borderSums(data: usize, W: i32, H: i32, label: usize, across: i32, count: i32, slots: usize): void {
  memory.fill(slots, 0, <usize>count * 28 << 3)
  for (let y = 0, i = 0; y < H; y++) for (let x = 0; x < W; x++, i++) {
    if (x + 2 < W) meet(data, label, across, slots, i, i + 2)
    if (y + 2 < H) meet(data, label, across, slots, i, i + 2 * W)
  }
}
// Rows are patches: their weight as witnesses (near), and that times likeness of colour (alike).
export function kinRows(table: usize, stride: i32, colour: f32, place: f32, general: f32, alike: usize, near: usize, y0: i32, y1: i32): void {
  const s = <usize>stride << 2, cc = sp(colour), pp = sp(place), gg = sp(general)
  for (let i = y0; i < y1; i++) {
    const t = table + (<usize>i << 2), L = lds(t), a = lds(t + s), b = lds(t + 2 * s), x = lds(t + 3 * s), y = lds(t + 4 * s)
    const row = <usize>i * s
    for (let o: usize = 0; o < s; o += 16) {
      const q = table + o, dl = sub(L, ld(q)), da = sub(a, ld(q + s)), db = sub(b, ld(q + 2 * s)), dx = sub(x, ld(q + 3 * s)), dy = sub(y, ld(q + 4 * s))
      const w = mul(add(gg, fading(mul(pp, mad(dx, dx, mul(dy, dy))))), ld(q + 5 * s))
      st(near + row + o, w)
      st(alike + row + o, mul(w, fading(mul(cc, mad(dl, dl, mad(da, da, mul(db, db)))))))
    }
    store<f32>(near + row + (<usize>i << 2), 0)
    store<f32>(alike + row + (<usize>i << 2), 0)
  }
}
// By patch: likeness and weight of the witnesses inside, then of those outside.
export function kinSums(alike: usize, near: usize, stride: i32, inside: usize, outside: usize, dst: usize, y0: i32, y1: i32): void {
  const s = <usize>stride << 2
  for (let i = y0; i < y1; i++) {
    const p = alike + <usize>i * s, q = near + <usize>i * s
    let f = sp(0), fs = f, b = f, bs = f
    for (let o: usize = 0; o < s; o += 16) {
      const u = ld(p + o), v = ld(q + o), n = ld(inside + o), t = ld(outside + o)
      f = mad(u, n, f); fs = mad(v, n, fs); b = mad(u, t, b); bs = mad(v, t, bs)
    }
    st(dst + (<usize>i << 4), f32x4(hsum(f), hsum(fs), hsum(b), hsum(bs)))
  }
}
// How much of each pixel of the finer raster (fw wide) is inside; W x H and its labels are the coarser one.
export function coverRows(fine: usize, fw: i32, W: i32, H: i32, sx: f32, sy: f32, label: usize, table: usize, stride: i32, across: i32, down: i32, inside: usize, mixed: usize, colour: f32, place: f32, dst: usize, y0: i32, y1: i32): void {
  const s = <usize>stride << 2, cc = sp(colour), pp = sp(place)
  for (let y = y0; y < y1; y++) {
    const cy = (<f32>y + <f32>0.5) * sy - <f32>0.5, row = label + (<usize>(imin(H - 1, imax(0, <i32>floor<f32>(cy + <f32>0.5))) * W) << 2)
    for (let x = 0; x < fw;) {
      const cx = (<f32>x + <f32>0.5) * sx - <f32>0.5
      const k = load<i32>(row + (<usize>imin(W - 1, imax(0, <i32>floor<f32>(cx + <f32>0.5))) << 2)), d = dst + (<usize>(y * fw + x) << 2)
      if (!load<u32>(mixed + (<usize>k << 2))) { store<f32>(d, load<f32>(inside + (<usize>k << 2))); x++; continue }
      // up to four pixels of one patch at a time
      let n = 1
      for (; n < 4 && x + n < fw; n++) {
        const next = (<f32>(x + n) + <f32>0.5) * sx - <f32>0.5
        if (load<i32>(row + (<usize>imin(W - 1, imax(0, <i32>floor<f32>(next + <f32>0.5))) << 2)) != k) break
      }
      const p = fine + (<usize>(y * fw + x) << 4)
      const v0 = ld(p), v1 = v128.load(p, 16), v2 = v128.load(p, 32), v3 = v128.load(p, 48)
      const t0 = v128.shuffle<i32>(v0, v1, 0, 4, 1, 5), t1 = v128.shuffle<i32>(v2, v3, 0, 4, 1, 5)
      const L = v128.shuffle<i32>(t0, t1, 0, 1, 4, 5), a1 = v128.shuffle<i32>(t0, t1, 2, 3, 6, 7)
      const b1 = v128.shuffle<i32>(v128.shuffle<i32>(v0, v1, 2, 6, 2, 6), v128.shuffle<i32>(v2, v3, 2, 6, 2, 6), 0, 1, 4, 5)
      const a = add(a1, a1), b = add(b1, b1), px = add(sp(cx), mul(sp(sx), f32x4(0, 1, 2, 3)))
      const r = k / across, c = k - r * across
      let f = sp(0), all = f, fPlace = f, allPlace = f
      for (let v = imax(0, r - 2), ve = imin(down - 1, r + 2); v <= ve; v++) for (let h = imax(0, c - 2), he = imin(across - 1, c + 2); h <= he; h++) {
        const j = table + (<usize>(v * across + h) << 2), m = lds(inside + (<usize>(v * across + h) << 2))
        const dx = sub(lds(j + 3 * s), px), dy = load<f32>(j + 4 * s) - cy
        const w = mul(lds(j + 5 * s), fading(mul(pp, mad(dx, dx, sp(dy * dy)))))
        const dl = sub(lds(j), L), da = sub(lds(j + s), a), db = sub(lds(j + 2 * s), b)
        const alike = mul(w, fading(mul(cc, mad(dl, dl, mad(da, da, mul(db, db))))))
        f = mad(alike, m, f); all = add(all, alike); fPlace = mad(w, m, fPlace); allPlace = add(allPlace, w)
      }
      // where no patch has this colour, place alone decides
      const hold = mul(sp(0.02), allPlace)
      const out = f32x4.div(add(f, f32x4.div(mul(hold, fPlace), add(allPlace, sp(1e-6)))), add(all, add(hold, sp(1e-6))))
      store<f32>(d, f32x4.extract_lane(out, 0))
      if (n > 1) store<f32>(d, f32x4.extract_lane(out, 1), 4)
      if (n > 2) store<f32>(d, f32x4.extract_lane(out, 2), 8)
      if (n > 3) store<f32>(d, f32x4.extract_lane(out, 3), 12)
      x += n
    }
  }
}
