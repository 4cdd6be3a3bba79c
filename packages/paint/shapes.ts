/**
 * Filled outlines as vectors: petals, clouds, lanterns, seals. Points lie in u from the top left corner. Shape i is
 * the closed polygon of the points from `start[i]` to `start[i + 1]`, filled by the even-odd rule; later shapes lie
 * over earlier ones. A hole is cut by running the outline on into an inner ring.
 */
export interface Shapes {
  readonly count: number
  /** count + 1 offsets into the points. */
  readonly start: Int32Array
  readonly x: Float32Array
  readonly y: Float32Array
  /** Three a shape: OKLab at its middle (the mean of its points). */
  readonly colour: Float32Array
  /** Three a shape: OKLab at its rim; the colour runs from the middle to it. Left out, one colour. */
  readonly rim?: Float32Array
  /**
   * Four a shape, in u: the colour begins at the first point and is that of the rim from the second on, slowly at
   * first. Both the same: it runs from the middle to the rim. Left out, all do.
   */
  readonly run?: Float32Array
  /** One a shape, 0..1: how much it covers. */
  readonly opacity: Float32Array
  /** One a shape, in u: width of its soft edge; 0 is as sharp as the pixels allow. */
  readonly soft: Float32Array
  /** One a shape, 0..1: how far it is gold leaf. Kept in the picture's spare lane, for `gild`; left out, it stays. */
  readonly gilt?: Float32Array
}

export const noShapes: Shapes = {
  count: 0,
  start: Int32Array.of(0),
  x: new Float32Array(0),
  y: new Float32Array(0),
  colour: new Float32Array(0),
  opacity: new Float32Array(0),
  soft: new Float32Array(0),
}
