/** The part of opentype.js that the watermark uses; the package brings no types. */
declare module 'opentype.js' {
  /** Font units, or pixels once placed; y grows downwards. */
  export type PathCommand =
    | { readonly type: 'M'; readonly x: number; readonly y: number }
    | { readonly type: 'L'; readonly x: number; readonly y: number }
    | { readonly type: 'Q'; readonly x1: number; readonly y1: number; readonly x: number; readonly y: number }
    | {
        readonly type: 'C'
        readonly x1: number
        readonly y1: number
        readonly x2: number
        readonly y2: number
        readonly x: number
        readonly y: number
      }
    | { readonly type: 'Z' }
  export interface Glyph {
    readonly advanceWidth: number
    getPath(x: number, y: number, fontSize: number): { readonly commands: readonly PathCommand[] }
  }
  export interface Font {
    readonly unitsPerEm: number
    charToGlyphIndex(char: string): number
    readonly glyphs: { get(index: number): Glyph }
  }
  const opentype: { parse(font: ArrayBuffer, options?: { readonly lowMemory?: boolean }): Font }
  export default opentype
}
