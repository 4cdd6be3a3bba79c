/**
 * Asks real face models about a picture: blazeface for where a face is, facemesh for how sure its 468 points are.
 * Models: from the package `@vladmandic/human` (MIT), originally google/mediapipe (Apache-2.0). Runs on plain CPU code.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import sharp from 'sharp'

interface Tensor {
  shape: number[]
  size: number
  dataSync(): Float32Array
}
interface Graph {
  execute(input: Tensor): Tensor | Tensor[]
}
interface Runtime {
  setBackend(name: string): Promise<boolean>
  ready(): Promise<void>
  tensor(values: Float32Array, shape: number[]): Tensor
  loadGraphModel(source: { load(): Promise<object> }): Promise<Graph>
}

export interface Face {
  /** In pixels of the picture. */
  x: number
  y: number
  width: number
  height: number
  /** 0…1, of the detector. */
  score: number
  /** 0…1, of the mesh on the found place. */
  meshScore: number
  points: number
}

const home = join(dirname(createRequire(import.meta.url).resolve('@vladmandic/human')), '..')

async function load(tf: Runtime, name: string): Promise<Graph> {
  const model = JSON.parse(readFileSync(join(home, 'models', `${name}.json`), 'utf8'))
  const weights = readFileSync(join(home, 'models', `${name}.bin`))
  const weightData = weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength)
  return tf.loadGraphModel({
    load: async () => ({
      modelTopology: model.modelTopology,
      weightSpecs: model.weightsManifest.flatMap((group: { weights: object[] }) => group.weights),
      weightData,
      format: model.format,
      signature: model.signature,
    }),
  })
}

function one(tensors: readonly Tensor[], is: (t: Tensor) => boolean): Tensor {
  const found = tensors.find(is)
  if (!found) throw new Error('the face model has other outputs than those of @vladmandic/human 3.3.6')
  return found
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

/** The surest face of a picture, or undefined where no face scores above 0.3. */
export async function findFace(file: string | Buffer): Promise<Face | undefined> {
  // The whole of TensorFlow.js comes bundled in the package; its types do not.
  // Told that this is a worker of a browser, it leaves Node's `util` alone, which the bundle has only a stub of.
  const scope = globalThis as { WorkerGlobalScope?: unknown }
  scope.WorkerGlobalScope ??= class {}
  const tf = (await import(pathToFileURL(join(home, 'dist/tfjs.esm.js')).href)) as Runtime
  await tf.setBackend('cpu')
  await tf.ready()
  const { width, height } = await sharp(file).metadata()
  const side = Math.max(width, height)
  const square = await sharp(file)
    .resize(256, 256, { fit: 'contain', background: '#000' })
    .removeAlpha()
    .raw()
    .toBuffer()
  const out = (await load(tf, 'blazeface')).execute(
    tf.tensor(
      Float32Array.from(square, (v) => v / 127.5 - 0.5),
      [1, 256, 256, 3],
    ),
  ) as Tensor[]
  let best: Face | undefined
  // Two grids: 16·16 places with two anchors, 8·8 with six; each a table of logits and one of boxes.
  for (const [grid, anchors] of [
    [16, 2],
    [8, 6],
  ] as const) {
    const rows = grid * grid * anchors
    const logits = one(out, (t) => t.shape[1] === rows && t.shape[2] === 1).dataSync()
    const table = one(out, (t) => t.shape[1] === rows && t.shape[2] !== 1)
    const boxes = table.dataSync()
    const columns = table.shape[2]
    for (let i = 0; i < rows; i++) {
      const score = sigmoid(logits[i])
      if (score < 0.3 || score <= (best?.score ?? 0)) continue
      const cell = Math.floor(i / anchors)
      const step = 256 / grid
      const b = i * columns
      const scale = side / 256
      const [w, h] = [boxes[b + 2] * scale, boxes[b + 3] * scale]
      const cx = (((cell % grid) + 0.5) * step + boxes[b]) * scale - (side - width) / 2
      const cy = ((Math.floor(cell / grid) + 0.5) * step + boxes[b + 1]) * scale - (side - height) / 2
      best = { x: cx - w / 2, y: cy - h / 2, width: w, height: h, score, meshScore: 0, points: 0 }
    }
  }
  if (!best) return undefined
  const wide = Math.max(best.width, best.height) * 1.5
  const left = Math.max(0, Math.round(best.x + best.width / 2 - wide / 2))
  const top = Math.max(0, Math.round(best.y + best.height / 2 - wide / 2))
  const cut = {
    left,
    top,
    width: Math.min(width - left, Math.round(wide)),
    height: Math.min(height - top, Math.round(wide)),
  }
  const crop = await sharp(file).extract(cut).resize(192, 192, { fit: 'fill' }).removeAlpha().raw().toBuffer()
  const mesh = (await load(tf, 'facemesh')).execute(
    tf.tensor(
      Float32Array.from(crop, (v) => v / 255),
      [1, 192, 192, 3],
    ),
  )
  const parts = mesh as Tensor[]
  best.meshScore = one(parts, (t) => t.size === 1).dataSync()[0]
  best.points = one(parts, (t) => t.size === 1404).size / 3
  return best
}
