import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import opentype, { type Font, type Glyph } from 'opentype.js'

/** The fonts that come with the package; the machine's own are never looked at. All have 1000 units an em. */
export interface MarkFonts {
  /** The glyph of one character; undefined when no font has it. */
  glyphOf(char: string, among: 'latin' | 'han'): Glyph | undefined
  /** The empty box drawn for a letter that no font has. */
  readonly unknown: Glyph
}

const folder = ['./fonts/', '../../photo/fonts/']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(new URL('OFL.txt', url)))

async function open(name: string): Promise<Font> {
  if (!folder) throw new Error('the fonts of the watermark are missing from this installation')
  const file = await readFile(new URL(name, folder))
  const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.length)
  // Glyphs are read when they are asked for: 7 MB of heap instead of 39.
  return opentype.parse(bytes as ArrayBuffer, { lowMemory: true })
}

let opened: Promise<MarkFonts> | undefined

/** Opens the fonts once for the process; about 0.2 s of one core. */
export const markFonts = (): Promise<MarkFonts> => {
  opened ??= openAll()
  return opened
}

async function openAll(): Promise<MarkFonts> {
  const [latin, han, hebrew, symbols] = await Promise.all(
    ['mark-latin.ttf', 'mark-cjk.otf', 'mark-hebrew.ttf', 'mark-symbols.ttf'].map(open),
  )
  if (!latin || !han || !hebrew || !symbols) throw new Error('a font of the watermark is missing')
  // Quotes, dashes and dots are in both hands: narrow beside Latin, a full square beside Han.
  const orders = { latin: [latin, han, hebrew, symbols], han: [han, latin, hebrew, symbols] }
  return {
    unknown: latin.glyphs.get(0),
    glyphOf: (char, among) => {
      for (const font of orders[among]) {
        const index = font.charToGlyphIndex(char)
        if (index > 0) return font.glyphs.get(index)
      }
      return undefined
    },
  }
}
