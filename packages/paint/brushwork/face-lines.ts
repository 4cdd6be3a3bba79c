/** A line of a face, by the landmarks of its mesh. Half-widths in u on a face 200 u wide. */
export interface FaceLine {
  /** Landmarks, from where the brush is set down to where it is lifted. */
  readonly along: readonly number[]
  readonly width: number
  readonly opacity: number
  /** Shares of the stroke over which it swells and fades. */
  readonly head: number
  readonly tail: number
  /** Which of the knobs governs it. */
  readonly of: 'lids' | 'nose' | 'mouth' | 'jaw'
}
const line = (
  of: FaceLine['of'],
  along: readonly number[],
  width: number,
  opacity: number,
  [head, tail]: readonly [number, number] = [0.4, 0.4],
): FaceLine => ({ along, width, opacity, head, tail, of })

/** Upper lids from the outer corner, pressed there and thin towards the nose; the rest only hinted. */
export const lines: readonly FaceLine[] = [
  line('lids', [33, 246, 161, 160, 159, 158, 157, 173, 133], 1.5, 0.95, [0.3, 0.6]),
  line('lids', [263, 466, 388, 387, 386, 385, 384, 398, 362], 1.5, 0.95, [0.3, 0.6]),
  line('lids', [154, 153, 145, 144, 163, 7], 0.5, 0.34),
  line('lids', [381, 380, 374, 373, 390, 249], 0.5, 0.34),
  line('nose', [49, 129, 64, 98], 0.6, 0.36, [0.7, 0.3]),
  line('nose', [279, 358, 294, 327], 0.6, 0.36, [0.7, 0.3]),
  line('nose', [97, 2, 326], 0.5, 0.2, [0.5, 0.5]),
  line('mouth', [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308], 0.8, 0.75, [0.35, 0.35]),
  line('mouth', [181, 84, 17, 314, 405], 0.5, 0.26, [0.5, 0.5]),
  line('jaw', [132, 58, 172, 136, 150, 149, 176, 148, 152], 0.8, 0.5, [0.5, 0.45]),
  line('jaw', [361, 288, 397, 365, 379, 378, 400, 377, 152], 0.8, 0.5, [0.5, 0.45]),
]
/** Lower and upper rim of a brow, from the temple to the nose. */
export const brows = [
  { lower: [46, 53, 52, 65, 55], upper: [70, 63, 105, 66, 107] },
  { lower: [276, 283, 282, 295, 285], upper: [300, 293, 334, 296, 336] },
] as const
/** The inner rim of the lower lip: drawn where the mouth is open, over what lies behind it. */
export const underTeeth = line('mouth', [95, 88, 178, 87, 14, 317, 402, 318, 324], 0.5, 0.4, [0.4, 0.4])
