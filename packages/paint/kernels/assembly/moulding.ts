// What is modelled by hand: pieces pressed on a ground, forms from their heights, and a studio's light on them. A ground
// is a picture whose fourth lane is its height.
// @ts-nocheck
import { add, sub, mul, div, mad, ld, st, sp, vmin, vmax, clamp01, vsmooth, vexp, vlog, imin, imax, fclamp } from './base'
import { fourL, fourA, fourB, fourS, put, mix } from './four'
import { putLabOfLinear } from './colour'

// Pieces, 16 floats each: two ends (x, y, radius, height of the ground), rise (height of the ridge by the radius; below 0
// it is carved), L, a, b, cover, flat (share of the radius that is flat on top). Where two meet the higher one is seen; heights are held to -1..2.4.
export function pressPieces(ground: usize, W: i32, H: i32, list: usize, n: i32): void {
  for (let i = 0; i < n; i++) {
    const p = list + (<usize>i << 6)
    const x0 = load<f32>(p), y0 = load<f32>(p + 4), r0 = load<f32>(p + 8), z0 = load<f32>(p + 12)
    const dx = load<f32>(p + 16) - x0, dy = load<f32>(p + 20) - y0, dr = load<f32>(p + 24) - r0, dz = load<f32>(p + 28) - z0
    const rise = load<f32>(p + 32), cover = load<f32>(p + 48), flat = load<f32>(p + 52)
    const colour = f32x4(load<f32>(p + 36), load<f32>(p + 40), load<f32>(p + 44), 0)
    const inv = <f32>1 / (dx * dx + dy * dy + <f32>1e-6), R = max<f32>(r0, r0 + dr) + <f32>1
    const xa = imax(0, <i32>floor<f32>(min<f32>(x0, x0 + dx) - R)), xb = imin(W - 1, <i32>ceil<f32>(max<f32>(x0, x0 + dx) + R))
    const ya = imax(0, <i32>floor<f32>(min<f32>(y0, y0 + dy) - R)), yb = imin(H - 1, <i32>ceil<f32>(max<f32>(y0, y0 + dy) + R))
    for (let y = ya; y <= yb; y++) {
      const ey0 = <f32>y - y0
      let d = ground + (<usize>(y * W + xa) << 4)
      for (let x = xa; x <= xb; x++, d += 16) {
        const ex0 = <f32>x - x0
        const t = fclamp((ex0 * dx + ey0 * dy) * inv, 0, 1)
        const ex = ex0 - t * dx, ey = ey0 - t * dy, r = r0 + t * dr, d2 = ex * ex + ey * ey, out = r + <f32>0.5
        if (d2 >= out * out) continue
        const far = sqrt<f32>(d2), edge = fclamp(out - far, 0, 1) * cover
        const q = fclamp((far / r - flat) / (<f32>1 - flat), 0, 1)
        const was = ld(d), h = f32x4.extract_lane(was, 3), base = z0 + t * dz
        let z: f32
        if (rise > 0) {
          z = base + rise * r * sqrt<f32>(<f32>1 - q * q)
          if (z <= h) continue
        } else {
          const deep = <f32>1 - q * q
          z = min<f32>(h, base + rise * r * deep * deep)
        }
        st(d, f32x4.replace_lane(mix(was, colour, sp(edge)), 3, fclamp(h + fclamp(out - far, 0, 1) * (z - h), -1, 2.4)))
      }
    }
  }
}

// Normals of a height whose unit is `unit` pixels; `given` normals (4 lanes, trust in the last; or none) lean them.
export function formRows(height: usize, given: usize, dst: usize, W: i32, H: i32, unit: f32, lean: f32, y0: i32, y1: i32): void {
  const k = unit * <f32>0.125
  for (let y = y0; y < y1; y++) {
    const a = height + (<usize>imax(y - 1, 0) * W << 2), b = height + (<usize>y * W << 2), c = height + (<usize>imin(y + 1, H - 1) * W << 2)
    for (let x = 0; x < W; x++) {
      const l = <usize>imax(x - 1, 0) << 2, m = <usize>x << 2, r = <usize>imin(x + 1, W - 1) << 2, at = <usize>(y * W + x) << 4
      const al = load<f32>(a + l), ar = load<f32>(a + r), cl = load<f32>(c + l), cr = load<f32>(c + r)
      let gx = -k * (ar + cr - al - cl + <f32>2 * (load<f32>(b + r) - load<f32>(b + l)))
      let gy = -k * (cl + cr - al - ar + <f32>2 * (load<f32>(c + m) - load<f32>(a + m)))
      if (given) {
        const v = ld(given + at), w = lean * f32x4.extract_lane(v, 3) / max<f32>(0.25, f32x4.extract_lane(v, 2))
        gx += w * f32x4.extract_lane(v, 0)
        gy += w * f32x4.extract_lane(v, 1)
      }
      const n = <f32>1 / sqrt<f32>(gx * gx + gy * gy + <f32>1)
      st(dst + at, f32x4(gx * n, gy * n, n, 1))
    }
  }
}

// How much of the sky each place sees: what lies higher around it at four widths (planes of its size) closes it in.
// out = exp(-strength * sum w_i * clamp((around_i - z) * unit / width_i, 0, 1.2))
export function occlusionRows(height: usize, g1: usize, g2: usize, g3: usize, g4: usize, dst: usize, W: i32, unit: f32, s1: f32, s2: f32, s3: f32, s4: f32, strength: f32, y0: i32, y1: i32): void {
  const end = <usize>(y1 * W) << 2, most = sp(1.2), none = sp(0), k = sp(-strength)
  const k1 = sp(unit / s1), k2 = sp(unit / s2), k3 = sp(unit / s3), k4 = sp(unit / s4)
  for (let i = <usize>(y0 * W) << 2; i < end; i += 16) {
    const z = ld(height + i)
    let sum = mul(sp(0.55), vmin(most, vmax(none, mul(k1, sub(ld(g1 + i), z)))))
    sum = mad(sp(0.55), vmin(most, vmax(none, mul(k2, sub(ld(g2 + i), z)))), sum)
    sum = mad(sp(0.6), vmin(most, vmax(none, mul(k3, sub(ld(g3 + i), z)))), sum)
    sum = mad(sp(0.35), vmin(most, vmax(none, mul(k4, sub(ld(g4 + i), z)))), sum)
    st(dst + i, vexp(mul(k, sum)))
  }
}

// Light that reaches each place from one lamp: walks towards it (dx, dy pixels and dz of height a step) and takes the
// most that stands in the way; `soft` widens the half-shadow.
export function castRows(height: usize, dst: usize, W: i32, H: i32, dx: f32, dy: f32, dz: f32, steps: i32, soft: f32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) {
    const row = <usize>(y * W) << 2
    for (let x = 0; x < W; x++) {
      const z = load<f32>(height + row + (<usize>x << 2))
      let most: f32 = 0
      for (let i = 1; i <= steps; i++) {
        const t = <f32>i, px = x + <i32>nearest<f32>(t * dx), py = y + <i32>nearest<f32>(t * dy)
        if (px < 0 || py < 0 || px >= W || py >= H) break
        const over = (load<f32>(height + (<usize>(py * W + px) << 2)) - z - t * dz) / (dz * (soft * t + <f32>1))
        if (over > most) most = over
      }
      store<f32>(dst + row + (<usize>x << 2), <f32>1 - min<f32>(1, most))
    }
  }
}

@inline function dot3(nx: v128, ny: v128, nz: v128, p: usize): v128 {
  return mad(nx, sp(load<f32>(p)), mad(ny, sp(load<f32>(p + 4)), mul(nz, sp(load<f32>(p + 8)))))
}
@inline function wrapped(d: v128, w: f32): v128 {
  return clamp01(mul(add(d, sp(w)), sp(<f32>1 / (<f32>1 + w))))
}
// A lamp's light on one colour: it reaches round the form by w, falling off the sooner the farther it reaches.
@inline function keyed(d: v128, w: f32): v128 {
  const t = wrapped(d, w), e = sp(<f32>0.5 * w)
  return mul(t, add(sub(sp(1), e), mul(e, t)))
}
@inline function box(x: v128, y: v128, cx: f32, cy: f32, hx: f32, hy: f32, soft: f32): v128 {
  const s = sp(soft), ax = f32x4.abs(sub(x, sp(cx))), ay = f32x4.abs(sub(y, sp(cy)))
  return mul(vsmooth(add(sp(hx), s), sub(sp(hx), s), ax), vsmooth(add(sp(hy), s), sub(sp(hy), s), ay))
}
// Three steps of light with soft borders, as a painter of cels lays them.
@inline function stepped(t: v128): v128 {
  return mad(sp(0.34), vsmooth(sp(0.28), sp(0.36), t), mad(sp(0.36), vsmooth(sp(0.6), sp(0.7), t), sp(0.3)))
}
// Sheen of fibres that run along t, seen from the front, towards a half vector; `s` shifts it along them (Kajiya, Kay).
@inline function fibre(along: v128, across: v128, s: f32): v128 {
  const d = mul(mad(sp(s), across, along), sp(<f32>1 / sqrt<f32>(<f32>1 + s * s)))
  let q = vmax(sp(0), sub(sp(1), mul(d, d)))
  q = mul(q, q); q = mul(q, q); q = mul(q, q)
  return q
}
// The bars of a window: a cross that parts a box into four panes.
@inline function panes(x: v128, y: v128, cx: f32, cy: f32, soft: f32, clear: f32): v128 {
  const w = <f32>0.016, s = <f32>0.35 * soft + <f32>0.01, in0 = sp(w - s), out = sp(w + s)
  const bars = vmax(vsmooth(out, in0, f32x4.abs(sub(x, sp(cx)))), vsmooth(out, in0, f32x4.abs(sub(y, sp(cy)))))
  return sub(sp(1), mul(sp(clear), bars))
}
@inline function shouldered(x: v128, k: f32): v128 {
  const rest = sp(<f32>1 - k), over = mul(rest, sub(sp(1), vexp(div(sub(sp(k), x), rest))))
  return v128.bitselect(add(sp(k), over), x, f32x4.gt(x, sp(k)))
}

// The lamps' light, closed in by its surroundings, and what light the picture brings along, which no exposure changes.
@inline function lamps(open: v128, light: v128, own: v128, exposure: v128): v128 {
  return mix(mul(open, light), div(sp(1), exposure), own)
}
// Lights albedo (OKLab) by its form under a studio: key, fill and bounce lamps, ambient, gloss, soft boxes mirrored, rim.
// table, floats: 0 key direction, 3 key colour, 6 fill direction, 9 fill colour, 12 bounce direction, 15 bounce colour,
// 18 ambient, 19 wrap of red, green, blue, 22 roughness, 23 gloss, 24 Fresnel at right angles, 25 mirrored boxes,
// 26 sharpness loss of boxes, 27 rim, 28 depth of shadow, 29 exposure, 30 shoulder, 31 warmth of occlusion, 32 how far
// mirrored light takes the colour beneath, 33 how clearly boxes are windows with panes, 34 share of the light that albedo
// brings along, 35 how far the key falls in steps; of skin: 36 wrap of red, green, blue, 39 roughness, 40 gloss, 41 its
// own share of light; 42 sheen of hair. matter, where not 0: skin, hair, and which way hair runs (x, y).
export function studioRows(albedo: usize, form: usize, open: usize, cast: usize, matter: usize, dst: usize, table: usize, W: i32, y0: i32, y1: i32): void {
  const end = <usize>(y1 * W), one = sp(1), T = table
  const kx = load<f32>(T), ky = load<f32>(T + 4), kz = load<f32>(T + 8) + <f32>1, half = <f32>1 / sqrt<f32>(kx * kx + ky * ky + kz * kz)
  const rough = load<f32>(T + 88), a2 = rough * rough * rough * rough, gloss = load<f32>(T + 92), f0 = load<f32>(T + 96)
  const boxes = load<f32>(T + 100), soft = load<f32>(T + 104), rim = load<f32>(T + 108), deep = load<f32>(T + 112)
  const exposure = sp(load<f32>(T + 116)), shoulder = load<f32>(T + 120), warm = load<f32>(T + 124), ambient = sp(load<f32>(T + 72))
  const tint = load<f32>(T + 128), clear = load<f32>(T + 132), own = load<f32>(T + 136), steps = load<f32>(T + 140), sheen = load<f32>(T + 168)
  const srough = load<f32>(T + 156), sa2 = srough * srough * srough * srough, sgloss = load<f32>(T + 160), sown = load<f32>(T + 164)
  for (let i = <usize>(y0 * W); i < end; i += 4) {
    const p = albedo + (i << 4), f = form + (i << 4)
    const L = fourL(p), A = fourA(p), B = fourB(p)
    const nx = fourL(f), ny = fourA(f), nz = fourB(f)
    let l = mad(sp(0.3963377774), A, mad(sp(0.2158037573), B, L)), m = mad(sp(-0.1055613458), A, mad(sp(-0.0638541728), B, L)), s = mad(sp(-0.0894841775), A, mad(sp(-1.2914855480), B, L))
    l = mul(mul(l, l), l); m = mul(mul(m, m), m); s = mul(mul(s, s), s)
    const zero = sp(0)
    const r = vmax(zero, mad(sp(4.0767416621), l, mad(sp(-3.3077115913), m, mul(sp(0.2309699292), s))))
    const g = vmax(zero, mad(sp(-1.2684380046), l, mad(sp(2.6097574011), m, mul(sp(-0.3413193965), s))))
    const b = vmax(zero, mad(sp(-0.0041960863), l, mad(sp(-0.7034186147), m, mul(sp(1.7076147010), s))))
    const ao = ld(open + (i << 2)), shade = sub(one, mul(sp(deep), sub(one, ld(cast + (i << 2)))))
    const key = dot3(nx, ny, nz, T), fill = wrapped(dot3(nx, ny, nz, T + 24), 0.5), bounce = wrapped(dot3(nx, ny, nz, T + 48), 0.6)
    const dark = vlog(vmax(ao, sp(1e-3)))
    // a seam between bright pieces glows in their own colour
    const er = vexp(mul(dark, vmax(sp(0.35), sub(sp(1.25), mul(sp(warm), r)))))
    const eg = vexp(mul(dark, vmax(sp(0.35), sub(sp(1.25), mul(sp(warm), g)))))
    const eb = vexp(mul(dark, vmax(sp(0.35), sub(sp(1.25), mul(sp(warm), b)))))
    let kr = mul(keyed(key, load<f32>(T + 76)), shade), kg = mul(keyed(key, load<f32>(T + 80)), shade), kb = mul(keyed(key, load<f32>(T + 84)), shade)
    let alpha = sp(a2), shine = sp(gloss), brought = sp(own), skin = zero, hair = zero, hx = zero, hy = zero
    if (matter) {
      const c = matter + (i << 4)
      skin = fourL(c); hair = fourA(c); hx = fourB(c); hy = fourS(c)
      kr = mix(kr, mul(keyed(key, load<f32>(T + 144)), shade), skin)
      kg = mix(kg, mul(keyed(key, load<f32>(T + 148)), shade), skin)
      kb = mix(kb, mul(keyed(key, load<f32>(T + 152)), shade), skin)
      alpha = mix(alpha, sp(sa2), skin); shine = mix(shine, sp(sgloss), skin); brought = mix(brought, sp(sown), skin)
    }
    if (steps > 0) {
      const cut = stepped(mul(wrapped(key, load<f32>(T + 84)), shade)), t = sp(steps)
      kr = mix(kr, cut, t); kg = mix(kg, cut, t); kb = mix(kb, cut, t)
    }
    let R = mul(r, lamps(er, mad(kr, sp(load<f32>(T + 12)), mad(fill, sp(load<f32>(T + 36)), mad(bounce, sp(load<f32>(T + 60)), ambient))), brought, exposure))
    let G = mul(g, lamps(eg, mad(kg, sp(load<f32>(T + 16)), mad(fill, sp(load<f32>(T + 40)), mad(bounce, sp(load<f32>(T + 64)), ambient))), brought, exposure))
    let U = mul(b, lamps(eb, mad(kb, sp(load<f32>(T + 20)), mad(fill, sp(load<f32>(T + 44)), mad(bounce, sp(load<f32>(T + 68)), ambient))), brought, exposure))
    // GGX towards the key, Fresnel after Schlick by the form's own slant
    const nh = vmax(zero, mul(mad(nx, sp(kx), mad(ny, sp(ky), mul(nz, sp(kz)))), sp(half)))
    const q = mad(mul(nh, nh), sub(alpha, one), one), D = vmin(sp(8), div(mul(alpha, sp(0.31830989)), mul(q, q)))
    const away = sub(one, clamp01(nz)), away2 = mul(away, away), fresnel = mad(sp(<f32>1 - f0), mul(mul(away2, away2), away), sp(f0))
    const spec = mul(mul(D, shine), mul(mul(shade, ao), mul(clamp01(key), div(fresnel, sp(f0)))))
    R = mad(spec, sp(load<f32>(T + 12)), R); G = mad(spec, sp(load<f32>(T + 16)), G); U = mad(spec, sp(load<f32>(T + 20)), U)
    if (matter && sheen > 0) {
      // hair lies on the form: its way out of the picture follows from the normal
      const hz = div(sub(zero, mad(hx, nx, mul(hy, ny))), vmax(sp(0.25), nz))
      const per = div(one, f32x4.sqrt(vmax(sp(1e-6), mad(hx, hx, mad(hy, hy, mul(hz, hz))))))
      const along = mul(mul(mad(hx, sp(kx), mad(hy, sp(ky), mul(hz, sp(kz)))), sp(half)), per)
      const first = fibre(along, nh, -0.1), second = fibre(along, nh, 0.2), lit = mul(mul(sp(sheen), hair), mul(mul(shade, ao), wrapped(key, 0.4)))
      const tight = mul(first, first), white = mul(mul(tight, tight), lit), own2 = mul(mad(sp(0.5), second, tight), mul(lit, sp(1.6)))
      R = mad(own2, r, mad(white, mul(sp(load<f32>(T + 12)), mad(sp(1.3), r, sp(0.022))), R))
      G = mad(own2, g, mad(white, mul(sp(load<f32>(T + 16)), mad(sp(1.3), g, sp(0.022))), G))
      U = mad(own2, b, mad(white, mul(sp(load<f32>(T + 20)), mad(sp(1.3), b, sp(0.022))), U))
    }
    let more = zero
    if (boxes > 0) {
      const rx = mul(mul(sp(2), nz), nx), ry = mul(mul(sp(2), nz), ny)
      let seen = mul(sp(4), box(rx, ry, -0.62, -0.62, 0.2, 0.27, soft)), side = mul(sp(2.2), box(rx, ry, 0.88, -0.22, 0.08, 0.42, soft))
      if (clear > 0) {
        seen = mul(seen, panes(rx, ry, -0.62, -0.62, soft, clear))
        side = mul(side, panes(rx, ry, 0.88, -0.22, soft, clear))
      }
      seen = add(seen, side)
      seen = mad(sp(1.2), box(rx, ry, 0, -0.95, 0.6, 0.12, soft), seen)
      more = mul(mul(seen, mul(fresnel, sp(boxes))), ao)
    }
    if (rim > 0) more = mad(mul(sp(rim), away2), mul(ao, clamp01(sub(sp(0.2), ny))), more)
    if (tint > 0) { // a dark glaze mirrors what is dim in its own colour; a bright window is white in it too
      const dim = mul(sp(tint), vmax(zero, sub(one, mul(sp(2.5), more))))
      R = mad(more, mad(dim, sub(vmin(one, mul(sp(1.15), r)), one), one), R)
      G = mad(more, mad(dim, sub(vmin(one, mul(sp(1.15), g)), one), one), G)
      U = mad(more, mad(dim, sub(vmin(one, mul(sp(1.15), b)), one), one), U)
    } else { R = add(R, more); G = add(G, more); U = add(U, more) }
    putLabOfLinear(dst + (i << 4), shouldered(mul(R, exposure), shoulder), shouldered(mul(G, exposure), shoulder), shouldered(mul(U, exposure), shoulder), zero)
  }
}

// Marks of thumbs: whorls of fine ridges in shallow dents, one in most cells of a grid. Adds to `dst`. `top` is the row of
// the whole picture that row 0 is; cell, ridge in pixels. A row is whole on one thread.
@inline function chance(x: i32, y: i32, seed: i32): f32 {
  let h = x * 374761393 + y * 668265263 + seed * 1274126177
  h = (h ^ (h >>> 13)) * 1103515245
  h = (h ^ (h >>> 16)) * 362437
  return <f32>((h >>> 8) & 0xffff) * <f32>(1.0 / 65536.0)
}
@inline function wave(t: f32): f32 { // sine of 2 pi t, within 1e-3
  const f = t - floor<f32>(t) - <f32>0.5, y = f * (<f32>8 - <f32>16 * abs<f32>(f))
  return -(<f32>0.225 * (y * abs<f32>(y) - y) + y)
}
export function thumbRows(dst: usize, W: i32, top: i32, cell: f32, ridge: f32, dent: f32, print: f32, seed: i32, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) {
    const fy = <f32>(y + top), cy = <i32>floor<f32>(fy / cell)
    const row = dst + (<usize>(y * W) << 2)
    const last = <i32>floor<f32>(<f32>W / cell) + 1
    for (let j = cy - 1; j <= cy + 1; j++)
      for (let i = -1; i <= last; i++) {
        if (chance(i, j, seed) > <f32>0.5) continue
        const mx = (<f32>i + <f32>0.15 + <f32>0.7 * chance(i, j, seed + 1)) * cell, my = (<f32>j + <f32>0.15 + <f32>0.7 * chance(i, j, seed + 2)) * cell
        const ra = cell * (<f32>0.27 + <f32>0.16 * chance(i, j, seed + 3)), rb = ra * (<f32>0.72 + <f32>0.2 * chance(i, j, seed + 4))
        if (abs<f32>(fy - my) > ra) continue
        const turn = chance(i, j, seed + 5), c = wave(turn + <f32>0.25), s = wave(turn)
        const ex = ra * (<f32>0.5 * chance(i, j, seed + 6) - <f32>0.25), ey = ra * <f32>0.35
        const xa = imax(0, <i32>(mx - ra)), xb = imin(W - 1, <i32>(mx + ra))
        const dy = fy - my
        for (let x = xa; x <= xb; x++) {
          const dx = <f32>x - mx, u = (dx * c + dy * s) / ra, v = (dy * c - dx * s) / rb, q = u * u + v * v
          if (q >= 1) continue
          const w = (<f32>1 - q) * (<f32>1 - q)
          const gx = u * ra - ex, gy = (v * rb + ey) * <f32>0.8
          const far = sqrt<f32>(gx * gx + gy * gy)
          const at = row + (<usize>x << 2)
          store<f32>(at, load<f32>(at) - dent * w + print * w * wave(far / ridge + <f32>0.9 * u * v + <f32>0.25 * wave(<f32>1.7 * u + <f32>0.8 * v)))
        }
      }
  }
}
