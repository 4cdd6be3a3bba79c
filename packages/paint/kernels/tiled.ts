import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'
import type { Rows } from './noise.ts'

/** Grains from one end of a tile to the other: the eye finds no repeat in so many. */
const grains = 64
/** Grains over which two ends of a tile pass into one another. */
const seam = 4

/**
 * A fine texture around 0.5 worked on one square only and laid over the whole sheet. Its ends are drawn together by the
 * squares of their weights, so that the seam is as rough as the rest.
 *
 * @param grain pixels from one grain to the next
 * @param make the texture on a sheet of that many pixels, from its upper left
 */
export function tiled(
  m: Machine,
  frame: Rows & { readonly height: number },
  grain: number,
  make: (at: Rows) => Plane,
): Plane {
  const side = Math.ceil(grains * grain)
  const lap = Math.ceil(seam * grain)
  if (frame.width * frame.height <= (side + lap) ** 2) return make(frame)
  const raw = make({ width: side + lap, rows: side + lap, top: 0 })
  drawTogether(raw, side, lap)
  const out = m.plane(frame.width, frame.rows)
  for (let y = 0; y < frame.rows; y++) {
    const row = ((y + frame.top) % side) * raw.width
    for (let x = 0; x < frame.width; x += side)
      out.data.set(raw.data.subarray(row, row + Math.min(side, frame.width - x)), y * frame.width + x)
  }
  return out
}

function drawTogether({ data, width }: Plane, side: number, lap: number): void {
  const join = (at: number, beyond: number, t: number): void => {
    const v = 0.5 + Math.sqrt(t) * (data[at] - 0.5) + Math.sqrt(1 - t) * (data[beyond] - 0.5)
    data[at] = Math.min(1, Math.max(0, v))
  }
  for (let y = 0; y < width; y++)
    for (let x = 0; x < lap; x++) join(y * width + x, y * width + x + side, x / lap)
  for (let y = 0; y < lap; y++)
    for (let x = 0; x < side; x++) join(y * width + x, (y + side) * width + x, y / lap)
}
