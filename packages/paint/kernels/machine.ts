import type { Plane } from '../plane.ts'
import { wasm } from './kernels.gen.ts'

/** Other threads that run rows of a kernel over the same memory; without one, the calling thread does all. */
export interface Crew {
  readonly threads: number
  /** Runs `kernel(...args, y0, y1, scratch)` over [0, rows) and returns when every row is done. */
  run(kernel: string, rows: number, args: readonly number[]): void
}

type Kernel = (...args: number[]) => number | undefined

const pageBytes = 65_536
const maxPages = 24_576 // 1.5 GiB: the bound that a drawing may never pass
const tablesAt = 0x80_000
const scratchAt = 0x100_000
/** Bytes of scratch each thread has for one kernel call. */
export const scratchBytes = 0x100_000
export const maxThreads = 16
const heapAt = scratchAt + maxThreads * scratchBytes

/** Offsets of the constant tables in the kernels' memory. */
export const tables = {
  /** 256 floats: sRGB byte to linear light. */
  linear: tablesAt,
  /** 16,384 bytes: linear light 0..1 in steps of 1/16383 to sRGB byte. */
  byte: tablesAt + 1024,
} as const
const byteSteps = 16_384

/**
 * The memory that all planes of a drawing live in, and the compiled kernels over it.
 * One machine serves one drawing at a time; it is kept between drawings so that its pages stay warm.
 */
export class Machine {
  readonly memory: WebAssembly.Memory
  readonly module: WebAssembly.Module
  readonly #kernels: Readonly<Record<string, Kernel>>
  #crew: Crew | undefined
  #holes: { at: number; bytes: number }[] = []
  readonly #sizes = new Map<number, number>()
  #end = heapAt
  #scopes: Plane[][] = []
  #live = 0
  #peak = 0

  private constructor(
    memory: WebAssembly.Memory,
    module: WebAssembly.Module,
    instance: WebAssembly.Instance,
  ) {
    this.memory = memory
    this.module = module
    this.#kernels = instance.exports as unknown as Record<string, Kernel>
    fillTables(memory.buffer)
  }

  /**
   * @throws Error when the system grants no WebAssembly memory; under `ulimit -v` below about 10 GiB none can be made.
   */
  static async open(): Promise<Machine> {
    let memory: WebAssembly.Memory
    try {
      memory = new WebAssembly.Memory({ initial: heapAt / pageBytes, maximum: maxPages, shared: true })
    } catch (cause) {
      throw new Error(
        'The system grants no memory for WebAssembly. Raise the limit on virtual memory (ulimit -v).',
        {
          cause,
        },
      )
    }
    const module = await WebAssembly.compile(decode(wasm))
    return new Machine(memory, module, await WebAssembly.instantiate(module, { env: { memory } }))
  }

  /** Names of all kernels, in the module's order: the same on every thread. */
  get kernelNames(): readonly string[] {
    return WebAssembly.Module.exports(this.module).map((e) => e.name)
  }
  /** The scratch of thread `i`; thread 0 is the caller's. */
  static scratchOf(i: number): number {
    return scratchAt + i * scratchBytes
  }
  /** Hands rows to more threads from now on. */
  hire(crew: Crew): void {
    this.#crew = crew
  }
  get threads(): number {
    return this.#crew?.threads ?? 1
  }
  /** Bytes of planes held at the worst moment since `forget`. */
  get peakBytes(): number {
    return this.#peak
  }

  /** Runs a kernel over `rows` rows, on all threads; rows are disjoint, so the bytes do not depend on how many. */
  rows(kernel: string, rows: number, ...args: readonly number[]): void {
    if (rows <= 0) return
    if (this.#crew && rows >= 16) this.#crew.run(kernel, rows, args)
    else this.call(kernel, ...args, 0, rows, Machine.scratchOf(0))
  }

  /** Runs a kernel once, on this thread. */
  call(kernel: string, ...args: readonly number[]): number {
    const run = this.#kernels[kernel]
    if (!run) throw new Error(`there is no kernel "${kernel}"; run npm run kernels`)
    return run(...args) ?? 0
  }

  /** A plane with undefined contents; it is given back when the scope it was made in ends. */
  plane(width: number, height: number, lanes: 1 | 4 = 1): Plane {
    const at = this.#take(width * height * lanes * 4 + 64) // kernels may read one vector past the end
    const made: Plane = {
      width,
      height,
      lanes,
      at,
      data: new Float32Array(this.memory.buffer, at, width * height * lanes),
    }
    this.#scopes.at(-1)?.push(made)
    return made
  }
  /** A plane of one's own with the same contents: what a filter is given it never writes. */
  copy(src: Plane): Plane {
    const made = this.plane(src.width, src.height, src.lanes)
    made.data.set(src.data)
    return made
  }
  /** Bytes for tables and pixels, owned by the caller until `free`. */
  bytes(length: number): Uint8Array {
    const at = this.#take(length + 64) // first: taking may grow the buffer
    return new Uint8Array(this.memory.buffer, at, length)
  }
  free(part: Plane | Uint8Array): void {
    const at = 'at' in part && typeof part.at === 'number' ? part.at : (part as Uint8Array).byteOffset
    const bytes = this.#sizes.get(at)
    if (bytes === undefined) return // rows of another plane, or already given back
    this.#sizes.delete(at)
    this.#live -= bytes
    this.#open(at, bytes)
    const last = this.#holes.at(-1)
    if (last && last.at + last.bytes === this.#end) {
      this.#end = last.at
      this.#holes.pop()
    }
  }

  /** Every plane made inside `work` is given back when it ends, except those it returns. */
  scope<T extends Plane | readonly Plane[] | undefined>(work: () => T): T {
    this.#scopes.push([])
    let kept: readonly Plane[] = []
    try {
      const out = work()
      kept = out === undefined ? [] : Array.isArray(out) ? out : [out as Plane]
      return out
    } finally {
      const made = this.#scopes.pop() ?? []
      const keep = new Set(kept.map((p) => p.at))
      for (const p of made) {
        if (!keep.has(p.at)) this.free(p)
        else this.#scopes.at(-1)?.push(p)
      }
    }
  }
  /** Drops every plane: the start of a new drawing. */
  forget(): void {
    this.#holes = []
    this.#sizes.clear()
    this.#scopes = []
    this.#end = heapAt
    this.#live = 0
    this.#peak = 0
  }

  /** Adds a hole where it belongs, one with those that it touches. */
  #open(at: number, bytes: number): void {
    const holes = this.#holes
    let i = holes.length
    while (i > 0 && holes[i - 1].at > at) i--
    const before = i > 0 ? holes[i - 1] : undefined
    const after = i < holes.length ? holes[i] : undefined
    if (before && before.at + before.bytes === at) {
      before.bytes += bytes
      if (!after || before.at + before.bytes !== after.at) return
      before.bytes += after.bytes
      holes.splice(i, 1)
    } else if (after && at + bytes === after.at) {
      after.at = at
      after.bytes += bytes
    } else holes.splice(i, 0, { at, bytes })
  }
  #take(asked: number): number {
    const bytes = (asked + 63) & ~63
    const i = this.#holes.findIndex((h) => h.bytes >= bytes)
    let at: number
    const hole = this.#holes[i]
    if (hole) {
      at = hole.at
      if (hole.bytes === bytes) this.#holes.splice(i, 1)
      else this.#holes[i] = { at: hole.at + bytes, bytes: hole.bytes - bytes }
    } else {
      at = this.#end
      this.#end += bytes
      const short = this.#end - this.memory.buffer.byteLength
      if (short > 0) this.#grow(Math.ceil(short / pageBytes))
    }
    this.#sizes.set(at, bytes)
    this.#live += bytes
    this.#peak = Math.max(this.#peak, this.#live)
    return at
  }
  #grow(pages: number): void {
    try {
      this.memory.grow(pages)
    } catch (cause) {
      throw new OutOfMemory(this.#end, { cause })
    }
  }
}

/** The drawing would pass the bound of 1.5 GiB, or the system has no more memory. */
export class OutOfMemory extends Error {
  constructor(bytes: number, options?: { cause: unknown }) {
    super(`the drawing needs ${Math.round(bytes / 2 ** 20)} MiB, more than it may have`, options)
    this.name = 'OutOfMemory'
  }
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64)
  const out = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) out[i] = text.charCodeAt(i)
  return out
}

const toLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
const toSrgb = (c: number): number => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055)

function fillTables(buffer: ArrayBufferLike): void {
  const linear = new Float32Array(buffer, tables.linear, 256)
  for (let i = 0; i < 256; i++) linear[i] = toLinear(i / 255)
  const byte = new Uint8Array(buffer, tables.byte, byteSteps)
  for (let i = 0; i < byteSteps; i++) byte[i] = Math.round(255 * toSrgb(i / (byteSteps - 1)))
}
