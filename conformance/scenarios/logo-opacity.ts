/**
 * `opacity` goes from 0 (nothing to be seen) to 1 (the mark covers the picture); left out it is 0.3. More opacity
 * changes the picture more.
 */
import assert from 'node:assert/strict'
import { differenceBox } from '../kit/looks.ts'
import { drawLogo, drawMarked } from '../kit/marks.ts'
import { scenario } from '../kit/scenario.ts'

export default scenario({
  proves: ['seed: logo_info.opacity 0-1', 'wire Q17: default 0.3'],
  needs: ['atelier'],
  steps: async ({ wire }) => {
    const byDefault = await drawMarked(wire, {})
    const low = await drawMarked(wire, { opacity: 0.3 })
    const full = await drawMarked(wire, { opacity: 1 })
    assert.ok(byDefault.picture.equals(low.picture), 'the default is 0.3')
    const strength = `${low.box.strength} at 0.3, ${full.box.strength} at 1`
    assert.ok(full.box.strength > 1.5 * low.box.strength, strength)
    const invisible = await drawLogo(wire, { add_logo: true, opacity: 0 })
    const none = await differenceBox(await drawLogo(wire), invisible)
    assert.equal(none, undefined, 'opacity 0 is not to be seen')
  },
})
