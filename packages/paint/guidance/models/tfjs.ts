/** A TensorFlow.js graph model, as its JSON file says: https://www.tensorflow.org/js/guide/save_load. */
export interface TfjsModel {
  readonly modelTopology: { readonly node: readonly TfjsNode[] }
  readonly weightsManifest: readonly { readonly weights: readonly WeightSpec[] }[]
}
export interface TfjsNode {
  readonly name: string
  readonly op: string
  readonly input?: readonly string[]
  readonly attr?: Readonly<Record<string, TfjsAttribute>>
}
export interface TfjsAttribute {
  readonly i?: string
  /** Base64. */
  readonly s?: string
  readonly type?: string
  readonly list?: { readonly i?: readonly string[]; readonly s?: readonly string[] }
  readonly shape?: { readonly dim?: readonly { readonly size: string }[] }
}
interface WeightSpec {
  readonly name: string
  readonly shape: readonly number[]
  readonly dtype: string
  readonly quantization?: { readonly dtype: string }
}
export interface Weight {
  readonly type: 'float32' | 'int32'
  readonly dims: readonly number[]
  readonly values: Float32Array | Int32Array
}

/** All weights by name. @throws Error where they are stored in a way that no model of ours uses */
export function weightsOf(model: TfjsModel, bytes: Uint8Array): Map<string, Weight> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const weights = new Map<string, Weight>()
  let at = 0
  for (const spec of model.weightsManifest.flatMap((g) => g.weights)) {
    const { name, dtype, quantization } = spec
    if ((dtype !== 'float32' && dtype !== 'int32') || (quantization && quantization.dtype !== 'float16'))
      throw new Error(`the weight ${name} is stored as ${quantization?.dtype ?? dtype}`)
    const count = spec.shape.reduce((a, b) => a * b, 1)
    const values = dtype === 'int32' ? new Int32Array(count) : new Float32Array(count)
    for (let i = 0; i < count; i++) {
      if (quantization) values[i] = half(view.getUint16(at + 2 * i, true))
      else values[i] = dtype === 'int32' ? view.getInt32(at + 4 * i, true) : view.getFloat32(at + 4 * i, true)
    }
    at += count * (quantization ? 2 : 4)
    weights.set(name, { type: dtype, dims: spec.shape, values })
  }
  if (at !== bytes.length) throw new Error(`${bytes.length} bytes of weights where ${at} were expected`)
  return weights
}

/** IEEE 754 half precision: 1 sign, 5 exponent, 10 fraction bits. */
function half(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023]
  if (exponent === 0) return sign * 2 ** -24 * fraction
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * 2 ** (exponent - 15) * (1 + fraction / 1024)
}
