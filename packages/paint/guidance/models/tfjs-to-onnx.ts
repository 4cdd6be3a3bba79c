import { type Attribute, OnnxGraph, onnxType } from './onnx.ts'
import { type TfjsModel, type TfjsNode, type Weight, weightsOf } from './tfjs.ts'

/**
 * Pictures lie channels last in TensorFlow and channels first in ONNX. A result may exist in either order or both;
 * the other one is made when somebody asks for it, so that long chains of convolutions are never turned round.
 */
interface Result {
  last?: string
  first?: string
}

/**
 * The same network as an ONNX model: inputs and outputs keep their names, shapes and order of channels. Knows the
 * operations of convolutional networks that were trained for phones, with weights in 32 or 16 bits.
 *
 * @throws Error that names what it does not know
 */
export function onnxOf(model: TfjsModel, weightBytes: Uint8Array): Uint8Array {
  const graph = new OnnxGraph()
  const weights = weightsOf(model, weightBytes)
  const nodes = new Map(model.modelTopology.node.map((n) => [n.name, n]))
  const results = new Map<string, Result>()

  const find = (ref: string): Result => {
    const name = ref.replace(/:0$/, '')
    let result = results.get(name)
    if (!result) {
      const [of = '', index = '0'] = name.split(':')
      const node = nodes.get(of)
      if (!node) throw new Error(`nothing is called ${of}`)
      result = convert(node, Number(index))
      results.set(name, result)
    }
    return result
  }
  const last = (ref: string): string => {
    const r = find(ref)
    r.last ??= graph.node('Transpose', [r.first as string], { perm: [0, 2, 3, 1] })
    return r.last
  }
  const first = (ref: string): string => {
    const r = find(ref)
    r.first ??= graph.node('Transpose', [r.last as string], { perm: [0, 3, 1, 2] })
    return r.first
  }
  const weight = (ref: string): Weight => {
    const w = weights.get(ref.replace(/:0$/, ''))
    if (!w) throw new Error(`${ref} is no weight`)
    return w
  }
  const isWeight = (ref: string): boolean => weights.has(ref.replace(/:0$/, ''))
  const whole = (values: ArrayLike<number>, dims = [values.length]): string =>
    graph.constant('int64', dims, values)
  const scalar = (value: number): string => graph.constant('float32', [], [value])

  /** Filters of [height, width, in, out] as [out, in, height, width]; depthwise ones as [in * out, 1, …]. */
  const filters = (ref: string, depthwise: boolean): { name: string; kernel: number[]; group: number } => {
    const { dims, values } = weight(ref)
    const [h, w, from, to] = dims as readonly [number, number, number, number]
    const out = new Float32Array(values.length)
    for (let p = 0; p < h * w; p++)
      for (let i = 0; i < from; i++)
        for (let o = 0; o < to; o++)
          out[(depthwise ? i * to + o : o * from + i) * h * w + p] = values[(p * from + i) * to + o]
    const shape = depthwise ? [from * to, 1, h, w] : [to, from, h, w]
    return {
      name: graph.constant('float32', shape, out),
      kernel: [h, w],
      group: depthwise ? from : 1,
    }
  }
  /** A slope for each channel, [1, 1, channels], to lie over channels first. */
  const slopes = (ref: string): string => {
    const { values } = weight(ref)
    return graph.constant('float32', [values.length, 1, 1], values)
  }
  const activate = (kind: string, x: string, slope: string | undefined): string => {
    if (kind === 'Relu') return graph.node('Relu', [x])
    if (kind === 'Relu6') return graph.node('Clip', [x, scalar(0), scalar(6)])
    if (kind === 'Prelu' && slope) return graph.node('PRelu', [x, slopes(slope)])
    throw new Error(`the activation ${kind} is not known`)
  }
  const window = (node: TfjsNode): Record<string, Attribute> => ({
    auto_pad: text(node, 'padding') === 'SAME' ? 'SAME_UPPER' : 'VALID',
    strides: numbers(node, 'strides').slice(1, 3),
  })
  const convolve = (node: TfjsNode, depthwise: boolean): Result => {
    const [x = '', filter = '', bias, slope] = inputsOf(node)
    const { name, kernel, group } = filters(filter, depthwise)
    const ops = node.attr?.['fused_ops']?.list?.s?.map(atob) ?? []
    const biased = bias !== undefined && ops[0] === 'BiasAdd'
    if (ops.length > 0 && !biased) throw new Error(`${node.op} with ${ops.join(', ')} is not known`)
    const dilations = numbers(node, 'dilations').slice(1, 3)
    const attributes = { ...window(node), kernel_shape: kernel, group, dilations }
    const inputs = [first(x), name, ...(biased ? [last(bias)] : [])]
    let out = graph.node('Conv', inputs, attributes)
    if (ops[1]) out = activate(ops[1], out, slope)
    return { first: out }
  }
  /** Where each input lies channels first already and order does not matter, it stays so. */
  const alike = (node: TfjsNode, type: string, attributes: Record<string, Attribute> = {}): Result => {
    const refs = inputsOf(node)
    const turned = refs.every((r) => !isWeight(r) && find(r).first !== undefined)
    const out = graph.node(
      type,
      refs.map((r) => (turned ? first(r) : last(r))),
      attributes,
    )
    return turned ? { first: out } : { last: out }
  }

  const convert = (node: TfjsNode, index: number): Result => {
    const [a = '', b = ''] = inputsOf(node)
    switch (node.op) {
      case 'Const': {
        const { type, dims, values } = weight(node.name)
        return { last: graph.constant(type, dims, values) }
      }
      case 'Placeholder': {
        const dims = node.attr?.['shape']?.shape?.dim?.map((d) => Number(d.size))
        if (!dims) throw new Error(`the input ${node.name} has no shape`)
        graph.input(node.name, typeOf(node, 'dtype'), dims)
        return { last: node.name }
      }
      case '_FusedConv2D':
      case 'Conv2D':
        return convolve(node, false)
      case 'DepthwiseConv2dNative':
      case 'FusedDepthwiseConv2dNative':
        return convolve(node, true)
      case 'MaxPool': {
        const kernel = numbers(node, 'ksize').slice(1, 3)
        const out = graph.node('MaxPool', [first(a)], { ...window(node), kernel_shape: kernel })
        return { first: out }
      }
      case 'ResizeBilinear': {
        const sizes = whole(weight(b).values)
        const out = graph.node('Resize', [first(a), '', '', sizes], { mode: 'linear', axes: [2, 3] })
        return { first: out }
      }
      case 'Prelu':
        return { first: graph.node('PRelu', [first(a), slopes(b)]) }
      case 'Pad': {
        const [n0, n1, h0, h1, w0, w1, c0, c1] = weight(b).values
        const pads = whole([n0, c0, h0, w0, n1, c1, h1, w1] as number[])
        return { first: graph.node('Pad', [first(a), pads]) }
      }
      case 'Relu':
      case 'Sigmoid':
      case 'Sqrt':
      case 'Sub':
      case 'Mul':
        return alike(node, node.op)
      case 'AddV2':
        return alike(node, 'Add')
      case 'RealDiv':
      case 'FloorDiv': // of whole numbers that are not negative: the same
        return alike(node, 'Div')
      case 'SquaredDifference': {
        const d = graph.node('Sub', [last(a), last(b)])
        return { last: graph.node('Mul', [d, d]) }
      }
      case 'Cast':
        return { last: graph.node('Cast', [last(a)], { to: onnxType[typeOf(node, 'DstT')] }) }
      case 'Reshape':
        return { last: graph.node('Reshape', [last(a), whole(weight(b).values)]) }
      case 'ExpandDims':
        return { last: graph.node('Unsqueeze', [last(a), whole(weight(b).values, [1])]) }
      case 'Squeeze':
        return { last: graph.node('Squeeze', [last(a), whole(numbers(node, 'squeeze_dims'))]) }
      case 'Unpack': {
        const axis = Number(node.attr?.['axis']?.i ?? 0)
        return { last: graph.node('Gather', [last(a), whole([index], [])], { axis }) }
      }
      case 'Pack': {
        const axis = Number(node.attr?.['axis']?.i ?? 0)
        const layers = inputsOf(node).map((r) => graph.node('Unsqueeze', [last(r), whole([axis])]))
        return { last: graph.node('Concat', layers, { axis }) }
      }
      case 'ConcatV2': {
        const refs = inputsOf(node)
        const axis = weight(refs.pop() ?? '').values[0] as number
        return { last: graph.node('Concat', refs.map(last), { axis }) }
      }
      case 'ArgMax': {
        const axis = weight(b).values[0] as number
        const at = graph.node('ArgMax', [last(a)], { axis, keepdims: 0 })
        return { last: graph.node('Cast', [at], { to: onnxType.int32 }) }
      }
      case 'GatherNd': {
        const at = graph.node('Cast', [last(b)], { to: onnxType.int64 })
        return { last: graph.node('GatherND', [last(a), at]) }
      }
      case 'Identity':
        return { last: graph.node('Identity', [last(a)], {}, node.name) }
      default:
        throw new Error(`the operation ${node.op} is not known`)
    }
  }

  const read = new Set(
    model.modelTopology.node.flatMap((n) => inputsOf(n).map((r) => r.replace(/:\d+$/, ''))),
  )
  for (const node of nodes.values()) {
    if (read.has(node.name) || node.op === 'Const') continue
    last(node.name)
    graph.output(node.name, 'float32')
  }
  return graph.done()
}

/** Without those that only order the work. */
const inputsOf = (node: TfjsNode): string[] => (node.input ?? []).filter((r) => !r.startsWith('^'))
const numbers = (node: TfjsNode, name: string): number[] => (node.attr?.[name]?.list?.i ?? []).map(Number)
const text = (node: TfjsNode, name: string): string => atob(node.attr?.[name]?.s ?? '')

function typeOf(node: TfjsNode, name: string): 'float32' | 'int32' {
  const type = node.attr?.[name]?.type
  if (type === 'DT_FLOAT') return 'float32'
  if (type === 'DT_INT32') return 'int32'
  throw new Error(`the type ${type} is not known`)
}
