/** What a network takes and gives. */
export interface Tensor {
  readonly dims: readonly number[]
  readonly data: Float32Array | Int32Array
}
/** A trained network, run by whoever has a runtime for it. */
export interface Net {
  run(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>
}

/** The networks that see people, by what they see. The files of the package @vladmandic/human, see NOTICE. */
export const netNames = {
  /** Where faces are: google/mediapipe BlazeFace, 256 x 256. */
  faces: 'blazeface',
  /** 468 points of a face: google/mediapipe Face Mesh, 192 x 192. */
  mesh: 'facemesh',
  /** Lids and iris of an eye: google/mediapipe Iris, 64 x 64. */
  iris: 'iris',
  /** 17 points of a body: MoveNet Lightning, 192 x 192. */
  body: 'movenet-lightning',
} as const
export type Nets = Readonly<Record<keyof typeof netNames, Net>>

/** An output by its name. @throws Error where the network is another one than was expected */
export function output(
  outputs: Readonly<Record<string, Tensor>>,
  name: string,
  length: number,
): Float32Array {
  const data = outputs[name]?.data
  if (!(data instanceof Float32Array) || data.length !== length)
    throw new Error(`the network has no output ${name} of ${length} numbers`)
  return data
}
