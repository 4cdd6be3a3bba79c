import { filter } from '../../filter.ts'

/** What the picture is about: its people, for now. */
export const subjectMap = filter({
  id: 'subject-map',
  doc: 'Finds what the picture is about: people, or the animal or thing in focus.',
  params: {},
  from: 'picture',
  gives: 'plane',
  with: { seen: 'seen', person: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m }, src, _values, { person }) => {
    const out = m.plane(src.width, src.height)
    out.data.set(person.data)
    return out
  },
})
