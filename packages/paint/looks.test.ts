import { expect, it } from 'vitest'
import { looks } from './draw.ts'
import type { Node } from './filter.ts'
import { facePart } from './filters/guide/face-part.ts'
import { blend } from './filters/mix/blend.ts'
import { gaussian } from './filters/smooth/gaussian.ts'
import { type Ingredients, style } from './style.ts'

const drawnFrom = (paint: (from: Ingredients) => Node<'picture'>) => {
  const kinds = { portrait: 1, group: 1, figure: 1, animal: 1, nature: 1, town: 1, night: 1 }
  return style({
    key: 'test',
    name: { en: '', zh: '' },
    look: '',
    version: 1,
    suits: kinds,
    params: {},
    paint,
  })
}

it('nobody need look for a style that only takes the photo', () => {
  expect(looks(drawnFrom(({ photo }) => photo.pipe(gaussian({ sigma: 2 }))))).toBe(false)
})

it('somebody must for one that asks for faces, or for a map that is made from them', () => {
  const soft = ({ photo }: Ingredients) => photo.pipe(gaussian({ sigma: 2 }))
  const face = drawnFrom((from) =>
    from.photo.pipe(blend({ other: soft(from), where: from.seen.pipe(facePart({ part: 'eyes' })) })),
  )
  expect(looks(face)).toBe(true)
  expect(looks(drawnFrom((from) => from.photo.pipe(blend({ other: soft(from), where: from.hair }))))).toBe(
    true,
  )
})
