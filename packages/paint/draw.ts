import type { AnyNode } from './filter.ts'
import type { Machine } from './kernels/machine.ts'
import type { Pixels } from './plane.ts'
import { type Run, render } from './render.ts'
import { type AnyStyle, recipe } from './style.ts'
import { styles } from './styles/index.gen.ts'

/** The style drawn for a wire choice; undefined when this painter does not draw it. */
export const styleOf = (key: string, subKey?: string): AnyStyle | undefined =>
  (styles as readonly AnyStyle[]).find((s) => s.key === key && s.subKey === subKey)

/** Whether the style asks who is in the photo; if not, nobody needs to look. */
export function looks(style: AnyStyle): boolean {
  const visited = new Set<AnyNode>()
  const asks = (node: AnyNode): boolean => {
    if (visited.has(node)) return false
    visited.add(node)
    if (node.kind === 'seen' && !node.step) return true
    return (
      (node.from !== undefined && asks(node.from)) ||
      Object.values(node.step?.maps ?? {}).some((map) => asks(map))
    )
  }
  return asks(recipe(style) as AnyNode)
}

export interface Order extends Run {
  readonly style: AnyStyle
  /** The style's own parameters; what is left out has its default. */
  readonly values?: Readonly<Record<string, unknown>>
}

/**
 * Draws a photo in a style. The picture is as large as the photo; the same photo, style, version, values and seed
 * give the same bytes, on any number of threads.
 *
 * @param photo upright sRGB, at least 16 pixels a side
 * @returns pixels inside the machine's memory: copy or encode them before the next drawing
 * @throws RangeError for a value that the style does not take; CalledOff; OutOfMemory
 */
export async function draw(m: Machine, photo: Pixels, order: Order): Promise<Pixels> {
  const root = recipe(order.style, order.values)
  if (Math.min(photo.width, photo.height) < 16)
    throw new RangeError(
      `Expected a photo of at least 16 pixels a side but received ${photo.width}x${photo.height}`,
    )
  m.forget()
  const source = m.bytes(photo.width * photo.height * 4)
  source.set(photo.data)
  const out = m.bytes(source.length)
  const { width, height } = photo
  await render(root, { width, height, data: source }, { width, height, data: out }, m, order)
  return { width, height, data: out }
}
