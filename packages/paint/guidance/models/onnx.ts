import { Message } from './protobuf.ts'

/** Numbers of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto; those of TensorProto.DataType. */
export const onnxType = { float32: 1, int32: 6, int64: 7 } as const
export type OnnxType = keyof typeof onnxType
/** IR version 8 and operator set 18: read by every runtime since 2022. */
const [irVersion, opset] = [8, 18]

export type Attribute = number | string | readonly number[]
/** Of an input or output; -1 where any size goes. */
export type Dims = readonly number[]

/** Gathers the nodes of an ONNX model and writes its bytes. */
export class OnnxGraph {
  readonly #graph = new Message()
  #names = 0

  /** Adds a node with one result. @returns the result's name: `output`, or a new one */
  node(
    type: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
    output = this.#name(),
  ): string {
    const node = new Message()
    for (const input of inputs) node.bytes(1, input)
    node.bytes(2, output).bytes(4, type)
    for (const [name, value] of Object.entries(attributes)) node.bytes(5, attribute(name, value))
    this.#graph.bytes(1, node)
    return output
  }
  /** Numbers that are part of the model. @returns their name */
  constant(type: OnnxType, dims: Dims, values: ArrayLike<number>): string {
    const name = this.#name()
    const tensor = new Message()
    for (const d of dims) tensor.int(1, d)
    this.#graph.bytes(5, tensor.int(2, onnxType[type]).bytes(8, name).bytes(9, raw(type, values)))
    return name
  }
  input(name: string, type: OnnxType, dims: Dims): void {
    this.#graph.bytes(11, valueInfo(name, type, dims))
  }
  output(name: string, type: OnnxType, dims?: Dims): void {
    this.#graph.bytes(12, valueInfo(name, type, dims))
  }
  /** The whole model. */
  done(): Uint8Array {
    return new Message()
      .int(1, irVersion)
      .bytes(2, 'atelier')
      .bytes(7, this.#graph.bytes(2, 'graph'))
      .bytes(8, new Message().bytes(1, '').int(2, opset))
      .done()
  }
  #name(): string {
    return `t${this.#names++}`
  }
}

const attributeType = { float: 1, int: 2, string: 3, ints: 7 } as const

function attribute(name: string, value: Attribute): Message {
  const m = new Message().bytes(1, name)
  if (typeof value === 'string') return m.bytes(4, value).int(20, attributeType.string)
  if (typeof value === 'number')
    return Number.isInteger(value)
      ? m.int(3, value).int(20, attributeType.int)
      : m.float(2, value).int(20, attributeType.float)
  for (const v of value) m.int(8, v)
  return m.int(20, attributeType.ints)
}

/** Little-endian, as ONNX wants it on every machine. */
function raw(type: OnnxType, values: ArrayLike<number>): Uint8Array {
  const size = type === 'int64' ? 8 : 4
  const view = new DataView(new ArrayBuffer(values.length * size))
  for (let i = 0; i < values.length; i++) {
    if (type === 'float32') view.setFloat32(i * 4, values[i], true)
    else if (type === 'int32') view.setInt32(i * 4, values[i], true)
    else view.setBigInt64(i * 8, BigInt(values[i]), true)
  }
  return new Uint8Array(view.buffer)
}

function valueInfo(name: string, type: OnnxType, dims: Dims | undefined): Message {
  const tensor = new Message().int(1, onnxType[type])
  if (dims) {
    const shape = new Message()
    for (const d of dims) shape.bytes(1, d < 0 ? new Message().bytes(2, 'n') : new Message().int(1, d))
    tensor.bytes(2, shape)
  }
  return new Message().bytes(1, name).bytes(2, new Message().bytes(1, tensor))
}
