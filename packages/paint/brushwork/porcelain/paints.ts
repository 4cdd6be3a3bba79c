import type { Ware } from '../glazes.ts'
import { cobalt } from '../glazes.ts'
import type { Paint } from '../heap.ts'
import type { Paints } from './motifs.ts'

const blue = (t: number): Paint => [cobalt(t, 0), cobalt(t, 1), cobalt(t, 2)]

/** Cobalt on the white body; the white body reserved in cobalt; and enamels of the rose family on a coloured glaze. */
const onWhite: Paints = {
  ...{ petal: blue(0.22), rim: blue(0.62), line: blue(0.82), leaf: blue(0.5), seed: blue(0.12) },
  opacity: 0.94,
}
const onBlue: Paints = {
  ...{ petal: blue(0.04), rim: blue(0.34), line: blue(0.93), leaf: blue(0.2), seed: blue(0.45) },
  opacity: 0.9,
}
const reserved: Paints = { ...onBlue, line: blue(0.12) }
const enamels: Paints = {
  petal: [0.95, 0.012, 0.012],
  rim: [0.8, 0.09, 0.02],
  line: [0.34, 0.03, 0.0],
  leaf: [0.86, -0.05, 0.07],
  seed: [0.86, 0.01, 0.12],
  opacity: 0.9,
}

const fine: Paints = { ...enamels, line: [0.93, 0.0, 0.05], leaf: [0.9, -0.03, 0.05] }
const ironRed: Paints = {
  petal: [0.8, 0.07, 0.045],
  rim: [0.6, 0.14, 0.075],
  line: [0.42, 0.1, 0.05],
  leaf: [0.55, -0.05, 0.03],
  seed: [0.86, 0.01, 0.12],
  opacity: 0.92,
}

interface Palette {
  /** For what is filled, and for what is drawn in lines alone. */
  readonly filled: Paints
  readonly drawn: Paints
  /** The ground of a medallion, and what is painted on it. */
  readonly disc: Paint
  readonly within: Paints
}

/** What a painter takes for a ware. */
export function paintsOf({ white, own }: Ware): Palette {
  if (white > 0.5) return { filled: onWhite, drawn: onWhite, disc: blue(0.76), within: onBlue }
  if (own > 0.5) return { filled: enamels, drawn: fine, disc: [0.93, 0.004, 0.03], within: ironRed }
  return { filled: onBlue, drawn: reserved, disc: blue(0.03), within: onWhite }
}
