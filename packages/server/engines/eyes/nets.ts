import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Nets, netNames } from '@atelier/paint/guidance/looking/net.ts'
import type { TfjsModel } from '@atelier/paint/guidance/models/tfjs.ts'
import { onnxOf } from '@atelier/paint/guidance/models/tfjs-to-onnx.ts'
import type { Cache } from '../onnx/cache.ts'
import { openModel } from '../onnx/runtime.ts'

/** Bumped when the same model would be converted to other bytes. */
const conversion = '1'

/** Where the package keeps its models; it exports its code only. */
const modelFolder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@vladmandic/human')), '..', 'models')

/** Opens the four networks that see people. @throws NoRuntime; Error when the package is damaged */
export async function openNets(cache: Cache): Promise<Nets> {
  const opened: [string, Nets[keyof Nets]][] = []
  for (const [role, name] of Object.entries(netNames))
    opened.push([role, await openModel(await onnxBytes(name, cache))])
  return Object.fromEntries(opened) as unknown as Nets
}

async function onnxBytes(name: string, cache: Cache): Promise<Uint8Array> {
  const [json, weights] = await Promise.all(
    ['json', 'bin'].map((type) => readFile(join(modelFolder(), `${name}.${type}`))),
  )
  if (!json || !weights) throw new Error(`the model ${name} is not there`)
  const key = createHash('sha256').update(conversion).update(json).update(weights).digest('hex').slice(0, 16)
  return cache.get(`${name}-${key}.onnx`, () => onnxOf(JSON.parse(json.toString()) as TfjsModel, weights))
}
