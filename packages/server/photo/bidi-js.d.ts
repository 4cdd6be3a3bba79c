/** The part of bidi-js that the watermark uses; the package brings no types. */
declare module 'bidi-js' {
  export interface Bidi {
    /** Embedding level of each UTF-16 unit; odd ones run from right to left. */
    getEmbeddingLevels(text: string): { readonly levels: Uint8Array }
    getMirroredCharacter(char: string): string | null
  }
  export default function bidiFactory(): Bidi
}
