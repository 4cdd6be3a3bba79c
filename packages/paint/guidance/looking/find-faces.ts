import { type Net, output } from './net.ts'
import { onPhoto, type Point, type Square, tilesOf, type View } from './view.ts'

/** Where a face may be; pixels of the photo. */
export interface Found {
  readonly x: number
  readonly y: number
  /** Of the square from the brows to the chin. */
  readonly side: number
  readonly score: number
  /** The subject's. */
  readonly rightEye: Point
  readonly leftEye: Point
}

const size = 256
/** Two grids: 16 x 16 places with two anchors each, 8 x 8 with six, and the names of their outputs. */
const grids = [
  { cells: 16, anchors: 2, scores: 'Identity', boxes: 'Identity_2' },
  { cells: 8, anchors: 6, scores: 'Identity_1', boxes: 'Identity_3' },
] as const
/** Numbers of an anchor's row: middle, width and height, then six points. */
const columns = 16
/** Below, more often a pattern than a face; what is above is asked again by the mesh. */
const leastScore = 0.5
/** Two finds are one face when the smaller lies in the larger by so much. */
const sameShare = 0.4
/** Smallest face the network finds safely, as a share of the picture it is given. */
const safeShare = 0.11
/** Of a photo's long side; smaller faces are specks in any drawing. */
const smallestU = 14
const smallestPx = 44
/** People in one photo differ in size, but a face in the foreground makes others twelve times smaller unlikely. */
const depthOfGroup = 12

/**
 * The network hints at faces far smaller than it finds safely: of a third of that size all came out above this, and
 * half of all places that are no face do not.
 */
const hint = 0.2
/** Of a tile's side: what is larger than this in it was seen as well from further away. */
const largeInTile = 0.5

/**
 * Faces in a photo. The whole photo is looked at first, then tiles of half the size, a quarter …, since the network
 * sees no face that is much smaller than its picture. Tiles overlap so that no face is cut by all of them. Of the
 * smallest tiles, which are the most, only those are looked at where the larger ones gave a hint.
 */
export async function findFaces(view: View, net: Net, goOn: () => void): Promise<Found[]> {
  const { width, height } = view
  const long = Math.max(width, height)
  const found: Found[] = []
  let hints: Found[] | undefined
  for (let side = long; ; side /= 2) {
    const isLast = () => {
      const largest = Math.max(0, ...found.map((f) => f.side))
      const least = Math.max(smallestPx, (smallestU * long) / 1000, largest / depthOfGroup)
      return side * safeShare <= least || side <= size
    }
    const all = tilesOf(width, height, side)
    const tiles = hints && isLast() ? tilesOfHints(all, hints, side) : all
    const seen: Found[] = []
    for (const tile of tiles) {
      goOn()
      seen.push(...(await inSquare(view, tile, net, side < long)))
    }
    found.push(...seen.filter((f) => f.score >= leastScore))
    if (isLast()) break
    hints = distinct(seen)
  }
  return distinct(found)
}

/** The tiles in whose middle a hint lies best, in their order. */
function tilesOfHints(tiles: readonly Square[], hints: readonly Found[], side: number): Square[] {
  const wanted = new Set<Square>()
  const away = (tile: Square, f: Found) => (tile.x - f.x) ** 2 + (tile.y - f.y) ** 2
  for (const f of hints)
    if (f.side < largeInTile * side) wanted.add(tiles.reduce((a, b) => (away(b, f) < away(a, f) ? b : a)))
  return tiles.filter((tile) => wanted.has(tile))
}

/** What may be a face in a part of the photo, hints too. */
async function inSquare(view: View, tile: Square, net: Net, isTile: boolean): Promise<Found[]> {
  const data = view.cut(tile, size)
  if (isFlat(data)) return []
  for (let i = 0; i < data.length; i++) data[i] = data[i] / 127.5 - 1
  const out = await net.run({ input: { dims: [1, size, size, 3], data } })
  const found: Found[] = []
  for (const { cells, anchors, ...names } of grids) {
    const rows = cells * cells * anchors
    const scores = output(out, names.scores, rows)
    const boxes = output(out, names.boxes, rows * columns)
    for (let i = 0; i < rows; i++) {
      const score = 1 / (1 + Math.exp(-scores[i]))
      if (score < hint) continue
      const cell = Math.floor(i / anchors)
      const [ax, ay] = [((cell % cells) + 0.5) / cells, (Math.floor(cell / cells) + 0.5) / cells]
      const at = (column: number): Point => {
        const b = i * columns + column
        return [ax + boxes[b] / size, ay + boxes[b + 1] / size]
      }
      const [u, v] = at(0)
      const share = Math.max(boxes[i * columns + 2], boxes[i * columns + 3]) / size
      // Cut by an edge that is not the photo's: a neighbour sees it whole.
      if (isTile && Math.min(u, v, 1 - u, 1 - v) < share / 2 && isInner(view, tile, u, v)) continue
      const [x, y] = onPhoto(tile, u, v)
      const [rightEye, leftEye] = [onPhoto(tile, ...at(4)), onPhoto(tile, ...at(6))]
      found.push({ x, y, side: share * tile.side, score, rightEye, leftEye })
    }
  }
  return distinct(found)
}

/** Side of a block in pixels of a tile, less than the smallest face's; and steps of 255 that its eyes differ by at least. */
const [block, leastStep] = [16, 14]

/** Whether no place of a tile holds as much contrast as a face does: clear sky, a wall, still water. */
function isFlat(data: Float32Array): boolean {
  for (let top = 0; top < size; top += block)
    for (let left = 0; left < size; left += block) {
      let lightest = 0
      let darkest = 255
      for (let y = top; y < top + block; y += 2)
        for (let x = left; x < left + block; x += 2) {
          const i = 3 * (y * size + x) + 1
          const v = (data[i] + data[i + 3] + data[i + 3 * size] + data[i + 3 * size + 3]) / 4 // less of the grain
          if (v > lightest) lightest = v
          if (v < darkest) darkest = v
        }
      if (lightest - darkest > leastStep) return false
    }
  return true
}

/** Whether the tile's edge nearest to a place lies inside the photo. */
function isInner(view: View, { x, y, side }: Square, u: number, v: number): boolean {
  const edges = [
    { far: u, inner: x - side / 2 > 1 },
    { far: 1 - u, inner: x + side / 2 < view.width - 1 },
    { far: v, inner: y - side / 2 > 1 },
    { far: 1 - v, inner: y + side / 2 < view.height - 1 },
  ]
  return edges.reduce((a, b) => (b.far < a.far ? b : a)).inner
}

/** One of each face: the surest. */
function distinct(found: readonly Found[]): Found[] {
  const kept: Found[] = []
  for (const f of found.toSorted((a, b) => b.score - a.score))
    if (!kept.some((k) => shared(f, k) > sameShare)) kept.push(f)
  return kept
}

/** What two squares have in common, as a share of the smaller. */
export function shared(a: Pick<Found, 'x' | 'y' | 'side'>, b: Pick<Found, 'x' | 'y' | 'side'>): number {
  const along = (p: number, q: number) =>
    Math.max(0, Math.min(p + a.side / 2, q + b.side / 2) - Math.max(p - a.side / 2, q - b.side / 2))
  return (along(a.x, b.x) * along(a.y, b.y)) / Math.min(a.side, b.side) ** 2
}
