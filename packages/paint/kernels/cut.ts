import type { Machine } from './machine.ts'

/**
 * The cheapest way to part nodes in two: inside pays `outward` where it is cut off, outside pays `inward`, and each
 * edge between the two pays its weight. Dinic 1970; see Boykov, Kolmogorov 2004, doi:10.1109/TPAMI.2004.60
 *
 * @param inward by node: what calling it outside costs
 * @param outward by node: what calling it inside costs
 * @returns 1 inside, 0 outside
 */
export function minCut(
  m: Machine,
  inward: Float32Array,
  outward: Float32Array,
  from: Int32Array,
  to: Int32Array,
  weight: Float32Array,
): Uint8Array {
  const [n, edges] = [inward.length, from.length]
  const nodes = m.plane(Math.max(1, n), 3)
  const links = m.plane(Math.max(1, edges), 3)
  const work = m.plane(5 * 2 * (edges + n) + 5 * (n + 3), 1)
  const ints = new Int32Array(links.data.buffer, links.at, 2 * edges)
  nodes.data.set(inward)
  nodes.data.set(outward, n)
  ints.set(from)
  ints.set(to, edges)
  links.data.set(weight, 2 * edges)
  const [N, E] = [4 * n, 4 * edges]
  m.call(
    'minCut',
    n,
    edges,
    nodes.at,
    nodes.at + N,
    links.at,
    links.at + E,
    links.at + 2 * E,
    work.at,
    nodes.at + 2 * N,
  )
  const out = Uint8Array.from(new Int32Array(nodes.data.buffer, nodes.at + 2 * N, n))
  for (const t of [nodes, links, work]) m.free(t)
  return out
}

/** The plain twin of `minCut`. */
export function minCutPlain(
  inward: ArrayLike<number>,
  outward: ArrayLike<number>,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  weight: ArrayLike<number>,
): Uint8Array {
  const n = inward.length
  const [source, sink] = [n, n + 1]
  const edges = from.length
  // arc 2e and 2e + 1 are each other's reverse; the last n pairs lead from the source or to the sink
  const heads = new Int32Array(2 * (edges + n))
  const room = new Float64Array(2 * (edges + n))
  const degree = new Int32Array(n + 3)
  const tails = new Int32Array(2 * (edges + n))
  const arc = (e: number, u: number, v: number, there: number, back: number) => {
    heads[2 * e] = v
    heads[2 * e + 1] = u
    tails[2 * e] = u
    tails[2 * e + 1] = v
    room[2 * e] = there
    room[2 * e + 1] = back
    degree[u + 1]++
    degree[v + 1]++
  }
  for (let e = 0; e < edges; e++) arc(e, from[e], to[e], weight[e], weight[e])
  for (let i = 0; i < n; i++) {
    const net = inward[i] - outward[i]
    if (net >= 0) arc(edges + i, source, i, net, 0)
    else arc(edges + i, i, sink, -net, 0)
  }
  for (let i = 0; i < n + 2; i++) degree[i + 1] += degree[i]
  const first = degree
  const arcs = new Int32Array(heads.length)
  const fill = first.slice()
  for (let k = 0; k < heads.length; k++) arcs[fill[tails[k]]++] = k

  const level = new Int32Array(n + 2)
  const queue = new Int32Array(n + 2)
  const next = new Int32Array(n + 2)
  const path = new Int32Array(n + 2)
  const least = 1e-7
  const reach = (): boolean => {
    level.fill(-1)
    level[source] = 0
    queue[0] = source
    for (let head = 0, tail = 1; head < tail; head++) {
      const u = queue[head]
      for (let k = first[u]; k < first[u + 1]; k++) {
        const v = heads[arcs[k]]
        if (level[v] >= 0 || room[arcs[k]] <= least) continue
        level[v] = level[u] + 1
        queue[tail++] = v
      }
    }
    return level[sink] >= 0
  }
  while (reach()) {
    for (let i = 0; i < n + 2; i++) next[i] = first[i]
    let depth = 0
    let u = source
    for (;;) {
      if (u === sink) {
        let flow = Number.POSITIVE_INFINITY
        for (let d = 0; d < depth; d++) flow = Math.min(flow, room[path[d]])
        let full = 0
        for (let d = depth - 1; d >= 0; d--) {
          room[path[d]] -= flow
          room[path[d] ^ 1] += flow
          if (room[path[d]] <= least) full = d
        }
        depth = full
        u = tails[path[full]]
        continue
      }
      let moved = false
      for (; next[u] < first[u + 1]; next[u]++) {
        const k = arcs[next[u]]
        if (room[k] > least && level[heads[k]] === level[u] + 1) {
          path[depth++] = k
          u = heads[k]
          moved = true
          break
        }
      }
      if (moved) continue
      if (u === source) break
      level[u] = -1
      u = tails[path[--depth]]
    }
  }
  return Uint8Array.from({ length: n }, (_, i) => (level[i] >= 0 ? 1 : 0))
}
