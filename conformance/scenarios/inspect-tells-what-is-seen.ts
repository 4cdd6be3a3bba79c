/**
 * POST /v1/inspect looks at a photo before anything is spent on it: the face and the body of a portrait in pixels of the
 * upright photo, shares of what is what, light and focus, and the styles in the order in which they suit. Nobody is
 * seen in a landscape. No task is made.
 */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { type Inspection, inspection } from '@atelier/contract'
import { scenario } from '../kit/scenario.ts'
import type { Wire } from '../kit/wire.ts'

const sample = (name: string): Promise<Buffer> =>
  readFile(new URL(`../../samples/${name}.jpg`, import.meta.url))

async function inspected(wire: Wire, name: string): Promise<Inspection> {
  const answer = await wire.send('POST', '/v1/inspect', {
    headers: { 'content-type': 'image/jpeg' },
    body: await sample(name),
  })
  assert.equal(answer.status, 200, answer.text)
  return inspection.parse(answer.json)
}

export default scenario({
  proves: ['issue 3: inspect tells faces, maps, limits and the styles that suit'],
  needs: ['atelier'],
  steps: async ({ wire }) => {
    const portrait = await inspected(wire, 'portrait')
    assert.deepEqual([portrait.photo.width, portrait.photo.height], [1200, 1600])
    assert.equal(portrait.limits.ok, true)
    assert.equal(portrait.seen?.looked, true, portrait.warnings.join())
    const [face, ...others] = portrait.seen?.faces ?? []
    assert.ok(face && others.length === 0, `one face, not ${portrait.seen?.faces.length}`)
    const { x, y, width, height } = face.box
    assert.ok(
      x > 300 && x + width < 900 && y > 200 && y + height < 1100,
      `in the middle: ${JSON.stringify(face.box)}`,
    )
    assert.equal(face.meshed, true)
    const { kinds, areas } = portrait.seen as NonNullable<Inspection['seen']>
    assert.ok((kinds['portrait'] ?? 0) > 0.8, JSON.stringify(kinds))
    assert.ok(
      areas.person > 0.2 && areas.person < 0.75 && areas.skin > 0.02 && areas.hair > 0.01,
      JSON.stringify(areas),
    )
    assert.equal(portrait.quality?.sharpness, 'sharp')
    assert.ok(portrait.suits.length >= 8, 'every style that is drawn is judged')
    const fits = portrait.suits.map((s) => s.fit)
    assert.deepEqual(
      fits,
      [...fits].sort((a, b) => b - a),
    )

    const landscape = await inspected(wire, 'landscape')
    assert.deepEqual([landscape.seen?.faces, landscape.seen?.bodies], [[], []])
    assert.ok((landscape.seen?.areas.sky ?? 0) > 0.05 && (landscape.seen?.areas.person ?? 1) < 0.02)
    const order = (i: Inspection) => i.suits.map((s) => s.style).join()
    assert.notEqual(order(landscape), order(portrait), 'other photos, other styles')
  },
})
