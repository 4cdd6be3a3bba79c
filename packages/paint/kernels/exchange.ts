import type { Frame } from '../filter.ts'
import type { Pixels, Plane } from '../plane.ts'
import { type Machine, tables } from './machine.ts'

/** The photo in OKLab at the study's size: area means in linear light. */
export function studyOfBytes(m: Machine, photo: Pixels, frame: Frame): Plane {
  const out = m.plane(frame.width, frame.height, 4)
  const at = photo.data.byteOffset
  if (photo.width === frame.width && photo.height === frame.height)
    m.rows('labRows', frame.height, at, out.at, frame.width, tables.linear)
  else
    m.rows(
      'studyRows',
      frame.height,
      at,
      out.at,
      photo.width,
      photo.height,
      frame.width,
      frame.height,
      tables.linear,
    )
  return out
}

/** Rows [from, to) of the photo in OKLab. */
export function pictureOfBytes(m: Machine, photo: Pixels, from: number, to: number): Plane {
  const out = m.plane(photo.width, to - from, 4)
  m.rows(
    'labRows',
    to - from,
    photo.data.byteOffset + from * photo.width * 4,
    out.at,
    photo.width,
    tables.linear,
  )
  return out
}

/** Writes a picture over the rows of `out` that begin at `top`; colours outside sRGB lose chroma, not lightness. */
export function bytesOfPicture(m: Machine, picture: Plane, out: Pixels, top: number): void {
  const at = out.data.byteOffset + top * out.width * 4
  m.rows('byteRows', picture.height, picture.at, at, picture.width, tables.byte)
}

/**
 * Bilinear, onto rows [from, to) of a larger frame.
 *
 * @param shrunk by how much `src` was shrunk by `shrink`, whose last blocks may be cut; left out, `src` spans the frame
 */
export function enlarge(
  m: Machine,
  src: Plane,
  to: { readonly width: number; readonly height: number; readonly from: number; readonly to: number },
  shrunk?: number,
): Plane {
  const out = m.plane(to.width, to.to - to.from, src.lanes)
  const [sx, sy] = shrunk ? [1 / shrunk, 1 / shrunk] : [src.width / to.width, src.height / to.height]
  m.rows(
    'enlargeRows',
    out.height,
    src.at,
    out.at,
    src.width,
    src.height,
    src.lanes,
    to.width,
    to.from,
    sx,
    sy,
  )
  return out
}

/** Means of whole blocks of k x k pixels; the last ones are cut at the edge. */
export function shrink(m: Machine, src: Plane, k: number): Plane {
  const out = m.plane(Math.ceil(src.width / k), Math.ceil(src.height / k), src.lanes)
  m.rows('shrinkRows', out.height, src.at, out.at, src.width, src.height, src.lanes, k, out.width)
  return out
}

/** One lane of a picture as a plane of its own. */
export function laneOf(m: Machine, picture: Plane, lane: 0 | 1 | 2 | 3): Plane {
  const out = m.plane(picture.width, picture.height)
  m.rows('laneRows', picture.height, picture.at, out.at, picture.width, lane)
  return out
}

/** The plain twin of `shrink`. */
export function shrinkPlain({ width, height, lanes, data }: Plane, k: number): Float32Array {
  const [w, h] = [Math.ceil(width / k), Math.ceil(height / k)]
  return new Float32Array(w * h * lanes).map((_, n) => {
    const [x, y, lane] = [Math.floor(n / lanes) % w, Math.floor(n / lanes / w), n % lanes]
    let [sum, count] = [0, 0]
    for (let j = y * k; j < Math.min(height, (y + 1) * k); j++)
      for (let i = x * k; i < Math.min(width, (x + 1) * k); i++) {
        sum += data[lanes * (j * width + i) + lane]
        count++
      }
    return sum / count
  })
}
