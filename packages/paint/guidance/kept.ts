import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import type { Seen } from './seen.ts'

/** What is known about one photo. Passed to one drawing after the other, it makes each map be computed once. */
export interface Guidance {
  readonly seen: Seen
  /** Filled by the renderer, by the map's name. */
  readonly maps: Map<string, KeptMap>
}
export const guidanceOf = (seen: Seen): Guidance => ({ seen, maps: new Map() })

/** A map outside the kernels' memory, in 16 bits: half the room, and steps far below what can be seen. */
export interface KeptMap {
  readonly width: number
  readonly height: number
  readonly lanes: 1 | 4
  readonly data: Int16Array
}
/** Values of -2..2 lie on the 16 bits; maps are 0..1, normals -1..1. */
const scale = 16_383

export function keep(m: Machine, plane: Plane): KeptMap {
  const { width, height, lanes } = plane
  const room = m.bytes(2 * plane.data.length)
  m.rows('keepRows', height, plane.at, room.byteOffset, width * lanes, scale)
  const data = new Int16Array(plane.data.length)
  data.set(new Int16Array(room.buffer, room.byteOffset, data.length))
  m.free(room)
  return { width, height, lanes, data }
}
export function restore(m: Machine, map: KeptMap): Plane {
  const { width, height, lanes, data } = map
  const out = m.plane(width, height, lanes)
  const room = m.bytes(2 * data.length)
  new Int16Array(room.buffer, room.byteOffset, data.length).set(data)
  m.rows('restoreRows', height, room.byteOffset, out.at, width * lanes, 1 / scale)
  m.free(room)
  return out
}

/** Mean over all its values. */
export function meanOf(map: KeptMap): number {
  let sum = 0
  for (const v of map.data) sum += v
  return sum / (scale * map.data.length)
}

/** Its first lane as bytes, 0..255, for pictures of it. */
export function bytesOf(map: KeptMap): Uint8Array {
  const out = new Uint8Array(map.width * map.height)
  for (let i = 0; i < out.length; i++)
    out[i] = Math.round(255 * Math.min(1, Math.max(0, map.data[i * map.lanes] / scale)))
  return out
}
