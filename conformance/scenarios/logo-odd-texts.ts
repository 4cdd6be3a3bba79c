/**
 * The mark's text is data: control characters, ten thousand letters, right-to-left writing, emoji, markup, escapes and
 * lone surrogates are drawn or left out, and never break a task or the corner they stand in.
 */
import assert from 'node:assert/strict'
import { drawMarked } from '../kit/marks.ts'
import { scenario } from '../kit/scenario.ts'

const texts = [
  'line one\nline two\t\u0000\u0007\u001b[31m',
  'W'.repeat(10_000),
  'שלום עולם مرحبا',
  'family 👨‍👩‍👧‍👦 flag 🇦🇹 heart ❤️',
  '<b>&amp;</b><script>alert(1)</script>"\'`$ {x}%s{0}',
  'é́́́́́́ zalgo ͤͬ',
  `lone ${'\ud800'} surrogate`,
  '漢字かな交じり文 한국어',
]

export default scenario({
  proves: ['seed: logo_info.logo_text_content', 'issue 5: text is data'],
  needs: ['atelier'],
  steps: async ({ wire }) => {
    for (const logo_text_content of texts) {
      const { box, width, height } = await drawMarked(wire, { logo_text_content, opacity: 1 })
      const where = `${JSON.stringify(logo_text_content.slice(0, 40))}: ${JSON.stringify(box)}`
      assert.ok(box.bottom - box.top + 1 < 0.35 * height, `${where} stays in its corner`)
      assert.ok(box.right < width - 1 && box.left > 0 && box.bottom < height - 1, `${where} is whole`)
    }
  },
})
