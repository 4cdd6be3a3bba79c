import { drawRims } from '../../brushwork/face/rims.ts'
import { filter } from '../../filter.ts'
import { drawFaces } from './drawing.ts'

export const drawnRims = filter({
  id: 'drawn-rims',
  doc: 'Draws the rims of glasses where the photo has them, which would else be smoothed away.',
  params: {},
  from: 'seen',
  gives: 'shapes',
  with: { photo: 'picture' },
  maybe: { base: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 3,
  run: (tools, seen, _, maps) => drawFaces(tools, seen, maps, drawRims),
})
