import { filter } from '../../filter.ts'

/** Normals of people: all towards the viewer, for now. */
export const normalsMap = filter({
  id: 'normals-map',
  doc: 'Finds where the surfaces of people face.',
  params: {},
  from: 'picture',
  gives: 'normals',
  with: { seen: 'seen', person: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 200,
  run: ({ m }, src, _values, { person }) => {
    const out = m.plane(src.width, src.height, 4)
    for (let i = 0; i < person.data.length; i++) out.data.set([0, 0, 1, person.data[i]], 4 * i)
    return out
  },
})
