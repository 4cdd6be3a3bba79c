// The cheapest way to part nodes in two; kernels/cut.ts says what it is for.
// @ts-nocheck

// Dinic. Arc 2e and 2e + 1 are each other's reverse; the last n pairs lead from the source or to the sink. `work` holds
// room (f64), heads, tails, arcs by node (2 * (edges + n) each), then first, next, level, queue, path (n + 3 each).
export function minCut(n: i32, edges: i32, inward: usize, outward: usize, from: usize, to: usize, weight: usize, work: usize, dst: usize): void {
  const source = n, sink = n + 1, A = <usize>(2 * (edges + n)), N = <usize>(n + 3) << 2
  const room = work, heads = room + (A << 3), tails = heads + (A << 2), arcs = tails + (A << 2)
  const first = arcs + (A << 2), next = first + N, level = next + N, queue = level + N, path = queue + N
  memory.fill(first, 0, N)
  for (let e = 0; e < edges + n; e++) {
    let u: i32, v: i32, there: f64, back: f64
    const o = <usize>e << 2
    if (e < edges) { u = load<i32>(from + o); v = load<i32>(to + o); there = back = <f64>load<f32>(weight + o) }
    else {
      const i = e - edges, net = <f64>load<f32>(inward + (<usize>i << 2)) - <f64>load<f32>(outward + (<usize>i << 2))
      back = 0
      if (net >= 0) { u = source; v = i; there = net } else { u = i; v = sink; there = -net }
    }
    const h = <usize>e << 3
    store<i32>(heads + h, v); store<i32>(heads + h, u, 4); store<i32>(tails + h, u); store<i32>(tails + h, v, 4)
    store<f64>(room + (h << 1), there); store<f64>(room + (h << 1), back, 8)
    bump(first, u + 1); bump(first, v + 1)
  }
  for (let i = 0; i < n + 2; i++) { const p = first + (<usize>i << 2); store<i32>(p, load<i32>(p, 4) + load<i32>(p), 4) }
  memory.copy(next, first, N)
  for (let k = 0; k < <i32>A; k++) {
    const p = next + (<usize>load<i32>(tails + (<usize>k << 2)) << 2), at = load<i32>(p)
    store<i32>(arcs + (<usize>at << 2), k); store<i32>(p, at + 1)
  }
  while (reach(n, first, heads, arcs, room, level, queue)) {
    memory.copy(next, first, N)
    let depth = 0, u = source
    for (;;) {
      if (u == sink) {
        let flow: f64 = Infinity
        for (let d = 0; d < depth; d++) flow = min(flow, load<f64>(room + (<usize>load<i32>(path + (<usize>d << 2)) << 3)))
        let full = 0
        for (let d = depth - 1; d >= 0; d--) {
          const k = load<i32>(path + (<usize>d << 2)), p = room + (<usize>k << 3), q = room + (<usize>(k ^ 1) << 3), rest = load<f64>(p) - flow
          store<f64>(p, rest); store<f64>(q, load<f64>(q) + flow)
          if (rest <= 1e-7) full = d
        }
        depth = full
        u = load<i32>(tails + (<usize>load<i32>(path + (<usize>full << 2)) << 2))
        continue
      }
      const end = load<i32>(first + (<usize>u << 2), 4), deeper = load<i32>(level + (<usize>u << 2)) + 1, p = next + (<usize>u << 2)
      let at = load<i32>(p), moved = false
      for (; at < end; at++) {
        const k = load<i32>(arcs + (<usize>at << 2)), v = load<i32>(heads + (<usize>k << 2))
        if (load<f64>(room + (<usize>k << 3)) > 1e-7 && load<i32>(level + (<usize>v << 2)) == deeper) {
          store<i32>(path + (<usize>depth << 2), k); depth++
          u = v; moved = true
          break
        }
      }
      store<i32>(p, at)
      if (moved) continue
      if (u == source) break
      store<i32>(level + (<usize>u << 2), -1)
      depth--
      u = load<i32>(tails + (<usize>load<i32>(path + (<usize>depth << 2)) << 2))
    }
  }
  for (let i = 0; i < n; i++) store<i32>(dst + (<usize>i << 2), load<i32>(level + (<usize>i << 2)) >= 0 ? 1 : 0)
}
@inline function bump(a: usize, i: i32): void { const p = a + (<usize>i << 2); store<i32>(p, load<i32>(p) + 1) }
function reach(n: i32, first: usize, heads: usize, arcs: usize, room: usize, level: usize, queue: usize): bool {
  memory.fill(level, 0xff, <usize>(n + 2) << 2)
  store<i32>(level + (<usize>n << 2), 0); store<i32>(queue, n)
  for (let head = 0, tail = 1; head < tail; head++) {
    const u = load<i32>(queue + (<usize>head << 2)), p = first + (<usize>u << 2), deep = load<i32>(level + (<usize>u << 2)) + 1
    for (let at = load<i32>(p), e = load<i32>(p, 4); at < e; at++) {
      const k = load<i32>(arcs + (<usize>at << 2)), v = level + (<usize>load<i32>(heads + (<usize>k << 2)) << 2)
      if (load<i32>(v) >= 0 || load<f64>(room + (<usize>k << 3)) <= 1e-7) continue
      store<i32>(v, deep)
      store<i32>(queue + (<usize>tail << 2), load<i32>(heads + (<usize>k << 2))); tail++
    }
  }
  return load<i32>(level + (<usize>(n + 1) << 2)) >= 0
}
