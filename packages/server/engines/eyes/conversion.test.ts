import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { netNames, type Tensor } from '@atelier/paint/guidance/looking/net.ts'
import type { TfjsModel } from '@atelier/paint/guidance/models/tfjs.ts'
import { onnxOf } from '@atelier/paint/guidance/models/tfjs-to-onnx.ts'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { openModel } from '../onnx/runtime.ts'

/** The part of TensorFlow.js that is used; the bundle in the package brings no types. */
interface TensorFlow {
  setBackend(name: string): Promise<boolean>
  ready(): Promise<void>
  tensor(values: Tensor['data'], dims: readonly number[], type: string): TfTensor
  loadGraphModel(source: {
    load(): Promise<object>
  }): Promise<{ execute(input: TfTensor): TfTensor | TfTensor[] }>
}
interface TfTensor {
  readonly size: number
  dataSync(): Float32Array
}

const home = join(dirname(createRequire(import.meta.url).resolve('@vladmandic/human')), '..')
const portrait = new URL('../../../../samples/portrait.jpg', import.meta.url)
const sides = { faces: 256, mesh: 192, iris: 64, body: 192 } as const
/** Where in the portrait there is something for each to see, as left, top and side. */
const places = {
  faces: [0, 200, 1200],
  mesh: [200, 350, 800],
  iris: [440, 600, 160],
  body: [0, 200, 1200],
} as const

async function tensorFlow(): Promise<TensorFlow> {
  // Told that this is a worker of a browser, the bundle leaves Node's `util` alone, which it has only a stub of.
  const scope = globalThis as { WorkerGlobalScope?: unknown }
  scope.WorkerGlobalScope ??= class {}
  const tf = (await import(pathToFileURL(join(home, 'dist/tfjs.esm.js')).href)) as TensorFlow
  await tf.setBackend('cpu')
  await tf.ready()
  return tf
}

async function inputOf(role: keyof typeof netNames): Promise<Tensor> {
  const side = sides[role]
  const [left, top, size] = places[role]
  const pixels = await sharp(portrait.pathname)
    .extract({ left, top, width: size, height: size })
    .resize(side, side)
    .removeAlpha()
    .raw()
    .toBuffer()
  const dims = [1, side, side, 3]
  if (role === 'body') return { dims, data: Int32Array.from(pixels) }
  const value = role === 'faces' ? (v: number) => v / 127.5 - 1 : (v: number) => v / 255
  return { dims, data: Float32Array.from(pixels, value) }
}

describe.each(Object.keys(netNames) as (keyof typeof netNames)[])('the network for %s', (role) => {
  it('gives as ONNX what it gives in TensorFlow.js', { timeout: 120_000 }, async () => {
    const json = JSON.parse(
      readFileSync(join(home, 'models', `${netNames[role]}.json`), 'utf8'),
    ) as TfjsModel & {
      format: string
      signature: object
    }
    const weights = readFileSync(join(home, 'models', `${netNames[role]}.bin`))
    const input = await inputOf(role)
    const model = await openModel(onnxOf(json, weights))
    const outputs = Object.values(
      await model.run({ [role === 'mesh' || role === 'iris' ? 'input_1' : 'input']: input }),
    )
    await model.close()

    const tf = await tensorFlow()
    const graph = await tf.loadGraphModel({
      load: async () => ({
        ...json,
        weightSpecs: json.weightsManifest.flatMap((g) => g.weights),
        weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength),
      }),
    })
    const type = input.data instanceof Int32Array ? 'int32' : 'float32'
    const expected = [graph.execute(tf.tensor(input.data, input.dims, type))].flat()
    expect(outputs).toHaveLength(expected.length)
    for (const one of expected) {
      const same = outputs.find((o) => o.data.length === one.size)
      expect(apart(one.dataSync(), same?.data ?? [])).toBeLessThan(1e-3)
    }
  })
})

function apart(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY
  let most = 0
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs((a[i] as number) - (b[i] as number)))
  return most
}

describe('a model that cannot be converted', () => {
  const model = (node: object): TfjsModel =>
    ({ modelTopology: { node: [node] }, weightsManifest: [{ weights: [] }] }) as unknown as TfjsModel
  it.each([
    ['an operation', model({ name: 'a', op: 'Einsum' }), /Einsum is not known/],
    ['an input', model({ name: 'a', op: 'Relu', input: ['b'] }), /nothing is called b/],
  ])('names %s that it does not know', (_, given, words) => {
    expect(() => onnxOf(given, new Uint8Array())).toThrow(words)
  })
  it('is refused when weights are left over', () => {
    expect(() => onnxOf(model({ name: 'a', op: 'Relu' }), new Uint8Array(4))).toThrow(/4 bytes of weights/)
  })
})
