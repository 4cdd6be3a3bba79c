import { crownOf } from '../../brushwork/crown.ts'
import { filter } from '../../filter.ts'
import { headOf } from '../../guidance/head.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Of cropped hair the sheen is this much of the gloss that strands have. */
const sheen = 0.45

/**
 * The band of light that drawn hair has about the crown: half way between the hairline and the outline, all round the
 * head; its edges run out in points along the strands.
 */
export const hairGloss = filter({
  id: 'hair-gloss',
  doc: 'Finds the band of shine about the crown of a head, jagged along the strands.',
  params: {
    width: ratio(0.13, 'Half-width of the band as a share of the depth of hair there.'),
    at: ratio(0.52, 'Where it lies between the hairline and the outline.'),
    jag: plain(0.5, { min: 0, max: 2 }, 'How far its points run along the strands.'),
    gaps: ratio(0.6, 'How much the band is broken where there are furrows.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { form: 'plane', seen: 'seen' },
  maybe: { texture: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 10,
  run: ({ m, frame: { u } }, hair, { width: broad, at, jag, gaps }, { form, seen, texture }) => {
    const { width, height } = hair
    const out = m.plane(width, height)
    out.data.fill(0)
    for (const face of seen.faces.filter(isMeshed)) {
      const head = headOf(face)
      const crown = crownOf(hair, head, u)
      const [left, top, right, bottom] = crown.box
      for (let y = top; y < bottom; y++)
        for (let x = left; x < right; x++) {
          const i = y * width + x
          if (hair.data[i] < 0.3) continue
          const kind = texture ? texture.data[i] : 0
          if (kind > 0.4) continue
          const depth = crown.depthAt(x, y)
          const sure = crown.sure()
          if (sure === 0) continue
          const f = form.data[i] - 0.5
          const strands = kind < 0 ? 0.2 : 1
          // crests carry it further along the strand, furrows break it
          const away = Math.abs(depth - at - 0.3 * jag * strands * f)
          const edge = broad * (1 + jag * strands * Math.max(-0.8, 2 * f))
          const band = smoothstep(edge, 0.55 * edge, away)
          const whole = 1 - gaps * strands * smoothstep(0.5, 0.34, form.data[i])
          const light = band * whole * sure * smoothstep(0.3, 0.8, hair.data[i])
          out.data[i] = Math.max(out.data[i], light * (kind < 0 ? 1 + kind * (1 - sheen) : 1))
        }
    }
    return out
  },
})
