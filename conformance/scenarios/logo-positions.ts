/**
 * The mark stands in the corner that `position` names: 0 bottom right (the default), 1 bottom left, 2 top left, 3 top
 * right. Nothing else of the picture changes, and the mark's height is at least 5 % of the short side.
 */
import assert from 'node:assert/strict'
import { drawMarked } from '../kit/marks.ts'
import { scenario } from '../kit/scenario.ts'

/** The middle of the mark, seen from the middle of the picture. */
const corners = [
  [1, 1],
  [-1, 1],
  [-1, -1],
  [1, -1],
] as const

export default scenario({
  proves: ['seed: logo_info.position 0, 1, 2, 3, default 0', 'issue 5: four positions, height at least 5 %'],
  needs: ['atelier'],
  steps: async ({ wire }) => {
    for (const [position, [right, down]] of [[undefined, corners[0]], ...corners.entries()] as const) {
      const { box, width, height } = await drawMarked(wire, {
        opacity: 1,
        ...(position !== undefined && { position }),
      })
      const where = `position ${position}: ${JSON.stringify(box)}`
      const x = (box.left + box.right) / 2 - width / 2
      const y = (box.top + box.bottom) / 2 - height / 2
      assert.deepEqual([Math.sign(x), Math.sign(y)], [right, down], where)
      assert.ok(
        box.bottom - box.top < height / 2 && box.right - box.left < width,
        `${where}: only the corner`,
      )
      const tall = box.bottom - box.top + 1
      assert.ok(tall >= 0.05 * Math.min(width, height), `${where} is ${tall} high`)
      const edge = Math.min(
        right > 0 ? width - 1 - box.right : box.left,
        down > 0 ? height - 1 - box.bottom : box.top,
      )
      assert.ok(edge >= 0 && edge < 0.15 * Math.min(width, height), `${where} is near its corner`)
    }
  },
})
