import { createRequire } from 'node:module'
import type { Net, Tensor } from '@atelier/paint/guidance/looking/net.ts'

/** The part of the package's interface that is used; the package may be missing, and its types with it. */
interface Runtime {
  readonly InferenceSession: {
    create(model: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<Session>
  }
  readonly Tensor: new (type: 'float32' | 'int32', data: Tensor['data'], dims: readonly number[]) => Tensor
}
interface Session {
  run(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>
  release(): Promise<void>
}

/** No model can be run here: the optional package is not installed, or has nothing for this platform. */
export class NoRuntime extends Error {
  constructor(cause: unknown) {
    super(
      `the package onnxruntime-node cannot be loaded: ${String((cause as Error).message).split('\n', 1)[0]}`,
      {
        cause,
      },
    )
    this.name = 'NoRuntime'
  }
}

/** A model that is ready to be run. Runs hold up the calling thread: give it one of its own. */
export interface OpenModel extends Net {
  close(): Promise<void>
}

/**
 * Opens an ONNX model from its bytes, to run on one thread of the CPU: on more, small networks only get slower, and
 * sums would depend on how many there are.
 *
 * @throws NoRuntime; Error that says what is wrong with the model
 */
export async function openModel(bytes: Uint8Array): Promise<OpenModel> {
  const { InferenceSession, Tensor } = runtime()
  const session = await InferenceSession.create(bytes, {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // Inputs are always of one size: the arena takes some megabytes once and saves a seventh of the time.
    enableCpuMemArena: true,
    logSeverityLevel: 3,
  })
  return {
    run: (inputs) => {
      const given = Object.entries(inputs).map(([name, { dims, data }]) => [
        name,
        new Tensor(data instanceof Int32Array ? 'int32' : 'float32', data, dims),
      ])
      return session.run(Object.fromEntries(given))
    },
    close: () => session.release(),
  }
}

let loaded: Runtime | undefined
function runtime(): Runtime {
  try {
    loaded ??= createRequire(import.meta.url)('onnxruntime-node') as Runtime
    return loaded
  } catch (cause) {
    throw new NoRuntime(cause)
  }
}
