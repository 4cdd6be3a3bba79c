import bidiFactory from 'bidi-js'
import type { Glyph, PathCommand } from 'opentype.js'
import type { MarkFonts } from './mark-fonts.ts'
import { ellipsis } from './mark-text.ts'

/** A line of text as outlines in em units: origin at the left end of the baseline, y downwards. */
export interface MarkLine {
  readonly commands: readonly PathCommand[]
  readonly width: number
  /** Highest and lowest ink; top is negative. */
  readonly top: number
  readonly bottom: number
  /** Height of the tallest single letter, without its accents. */
  readonly tallest: number
}

/** A letter and the accents over it. */
interface Placed {
  readonly letter: string
  readonly glyphs: readonly Glyph[]
  readonly advance: number
}

const bidi = bidiFactory()
const unitsPerEm = 1000
/** More stacked accents than any language needs would climb over the picture. */
const mostAccents = 2

/**
 * Sets letters as one line, cut with an ellipsis where it would be wider than `maxWidth` em. Right-to-left runs are
 * turned by the Unicode bidirectional algorithm. Letters no font has are drawn as empty boxes.
 */
export function setLine(letters: readonly string[], maxWidth: number, fonts: MarkFonts): MarkLine {
  const among = letters.some((l) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(l))
    ? 'han'
    : 'latin'
  const place = (letter: string): Placed => {
    const [base = '', ...rest] = letter
    const accents = rest
      .filter((c) => /\p{M}/u.test(c))
      .slice(0, mostAccents)
      .flatMap((c) => fonts.glyphOf(c, among) ?? [])
    const glyph = fonts.glyphOf(base, among) ?? fonts.unknown
    return { letter, glyphs: [glyph, ...accents], advance: glyph.advanceWidth / unitsPerEm }
  }
  return outline(inReadingOrder(fit(letters.map(place), maxWidth, place(ellipsis)), place))
}

/** Cuts from the end, until the rest and the ellipsis have room. */
function fit(line: readonly Placed[], maxWidth: number, mark: Placed): readonly Placed[] {
  const widthOf = (l: readonly Placed[]): number => l.reduce((sum, p) => sum + p.advance, 0)
  if (widthOf(line) <= maxWidth) return line
  const kept = line.at(-1)?.letter === ellipsis ? line.slice(0, -1) : [...line]
  while (kept.length > 0 && (widthOf(kept) + mark.advance > maxWidth || kept.at(-1)?.letter === ' '))
    kept.pop()
  return [...kept, mark]
}

/** Rule L2 of the Unicode bidirectional algorithm (UAX 9), on whole letters. */
function inReadingOrder(line: readonly Placed[], place: (letter: string) => Placed): readonly Placed[] {
  const { levels } = bidi.getEmbeddingLevels(line.map((p) => p.letter).join(''))
  let at = 0
  const run = line.map((placed) => {
    const level = levels[at] ?? 0
    at += placed.letter.length
    const mirrored = level % 2 === 1 ? bidi.getMirroredCharacter(placed.letter) : null
    return { level, placed: mirrored === null ? placed : place(mirrored) }
  })
  for (let level = Math.max(0, ...run.map((r) => r.level)); level > 0; level--)
    for (let start = 0; start < run.length; start++) {
      let end = start
      while ((run[end]?.level ?? 0) >= level) end++
      run.splice(start, end - start, ...run.slice(start, end).reverse())
      start = end
    }
  return run.map((r) => r.placed)
}

function outline(line: readonly Placed[]): MarkLine {
  const commands: PathCommand[] = []
  let [width, top, bottom, tallest] = [0, 0, 0, 0]
  for (const { glyphs, advance } of line) {
    glyphs.forEach((glyph, i) => {
      // Accents are drawn left of their origin, as if the letter had been written already.
      const path = glyph.getPath(i === 0 ? width : width + advance, 0, 1).commands
      commands.push(...path)
      const heights = path.flatMap((c) => (c.type === 'Z' ? [] : [c.y]))
      if (i > 0 || heights.length === 0) return
      const [high, low] = [Math.min(...heights), Math.max(...heights)]
      top = Math.min(top, high)
      bottom = Math.max(bottom, low)
      tallest = Math.max(tallest, low - high)
    })
    width += advance
  }
  return { commands, width, top, bottom, tallest }
}
