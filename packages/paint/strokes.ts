/**
 * Lines as vectors. Points lie in u (thousandths of the long side) from the top left corner, so that the same
 * strokes are drawn at 800 and at 4096 pixels. Stroke i owns the points from `start[i]` to `start[i + 1]`.
 * Later strokes lie over earlier ones.
 */
export interface Strokes {
  readonly count: number
  /** count + 1 offsets into the points. */
  readonly start: Int32Array
  readonly x: Float32Array
  readonly y: Float32Array
  /** Half-width in u at each point. */
  readonly width: Float32Array
  /** One a stroke, 0..1: how much it covers. */
  readonly opacity: Float32Array
  /** Three a stroke: OKLab of its colour; empty where the strokes carry none. */
  readonly colour: Float32Array
  /** Three a stroke: OKLab of the paint that streaks through it; left out, one colour. */
  readonly accent?: Float32Array
  /** One a stroke, 0..1: how dry the brush is, so how much the bristles leave bare; left out, 0. */
  readonly dry?: Float32Array
  /** One a stroke, 0..1.5: how thick the paint lies; left out, 0. */
  readonly body?: Float32Array
}
