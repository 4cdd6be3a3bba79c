import type { Node } from '../../filter.ts'
import { hairStrokes } from '../../filters/line/hair-strokes.ts'
import { together } from '../../filters/line/together.ts'
import { firm } from '../../filters/map/firm.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { ownInk } from '../../filters/mix/own-ink.ts'
import { pen } from '../../filters/stroke/pen.ts'

export interface Coat {
  /** Where there is hair or fur, its relief, and which way it runs. */
  readonly area: Node<'plane'>
  readonly form: Node<'plane'>
  readonly ways: Node<'flow'>
  readonly texture?: Node<'plane'>
  /** Half-width of a strand, about how long one is, and how far locks lie apart, in u. */
  readonly width: number
  readonly length: number
  readonly apart: number
  /** Lines of another kind that are drawn with them. */
  readonly more?: Readonly<Record<'dark' | 'light', readonly Node<'strokes'>[]>>
}

/** What is drawn between the clumps of hair or fur, crisp on the sheet: dark strands in the furrows, light ones on the crests. */
export function strandsOver(
  { area, form, ways, texture, width, length, apart, more }: Coat,
  strength: number,
): (picture: Node<'picture'>) => Node<'picture'> {
  const lock = { flow: ways, ...(texture && { texture }), length, spread: 4, strands: 2, opacity: 1, dry: 0 }
  const furrows = form.pipe(firm({ low: 0.15, high: 0.45 }), holdBack({ by: 1 }))
  const crests = form.pipe(firm({ low: 0.56, high: 0.9 }))
  const drawn = (strands: Node<'strokes'>, others: readonly Node<'strokes'>[] = []) =>
    others.reduce((all, one) => all.pipe(together({ more: one })), strands).pipe(pen())
  const dark = area.pipe(hairStrokes({ ...lock, width, apart, dark: furrows }))
  const light = area.pipe(hairStrokes({ ...lock, width: 0.82 * width, apart: 1.3 * apart, dark: crests }))
  return (picture) =>
    picture.pipe(
      ownInk({ tone: 0.5, share: 0.15, opacity: strength, where: drawn(dark, more?.dark) }),
      ownInk({ tone: 1.3, share: 0, rich: 0.95, opacity: 0.75 * strength, where: drawn(light, more?.light) }),
    )
}
