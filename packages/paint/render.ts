import type { AnyNode, Frame, Kinds, Node, Tools, Zone } from './filter.ts'
import { type Guidance, guidanceOf, keep, restore } from './guidance/kept.ts'
import { nothingSeen } from './guidance/seen.ts'
import { bytesOfPicture, enlarge, pictureOfBytes, studyOfBytes } from './kernels/exchange.ts'
import type { Machine } from './kernels/machine.ts'
import { type Plan, type Planned, plan } from './plan.ts'
import { type Pixels, type Plane, rowsOf } from './plane.ts'

/** Longest side of the study, in pixels: abstraction never costs more than this, whatever the photo's size. */
export const studySide = 1320
/** Pixels a band of the sheet aims at; a band and its planes stay in tens of megabytes. */
const bandPixels = 1_000_000

export interface Run {
  readonly seed?: number
  /** Fraction done, 0..1, never falling. Weights are the filters' declared costs. */
  readonly progress?: (fraction: number) => void
  /** Looked at between steps; a drawing that is called off throws `CalledOff`. */
  readonly signal?: { readonly aborted: boolean }
  /** Told how long each step took, in milliseconds; a step of the sheet once a band. */
  readonly timed?: (step: string, zone: Zone | 'map', ms: number) => void
  /** Longest side of the study, for previews and tests. */
  readonly studySide?: number
  /** What is known about the photo; maps that are computed are added to it. Left out, nobody is seen. */
  readonly guidance?: Guidance
}

/** The drawing was cancelled between two steps. */
export class CalledOff extends Error {
  constructor() {
    super('the drawing was called off')
    this.name = 'CalledOff'
  }
}

type Value = Kinds[keyof Kinds]

function timed<T>({ timed }: Run, step: string, zone: Zone | 'map', work: () => T): T {
  if (!timed) return work()
  const started = performance.now()
  const made = work()
  timed(step, zone, performance.now() - started)
  return made
}
const isPlane = (v: Value): v is Plane => 'lanes' in v

const frameOf = (width: number, height: number): Frame => ({
  width,
  height,
  top: 0,
  rows: height,
  u: Math.max(width, height) / 1000,
})

/**
 * Draws a recipe: the study once and whole, then the sheet band by band into `out`.
 * Yields to the event loop between steps, so that a signal or a message can arrive.
 *
 * @param photo RGBA bytes inside the machine's memory
 * @param out RGBA bytes inside the machine's memory, as large as the photo
 */
export async function render(
  root: Node<'picture'>,
  photo: Pixels,
  out: Pixels,
  m: Machine,
  run: Run = {},
): Promise<void> {
  const { studyFrame, sheetFrame } = framesOf(photo, run)
  const guidance = run.guidance ?? guidanceOf(nothingSeen)
  const planned = plan([root as AnyNode], studyFrame, sheetFrame, knownAt(guidance, studyFrame))
  const meter = meterOf(planned, studyFrame, sheetFrame, run)
  const study = await makeStudy(planned, photo, studyFrame, guidance, m, meter, run)
  const frames = { studyFrame, sheetFrame }
  await makeSheet(root as AnyNode, planned, study, photo, out, frames, guidance, m, meter, run)
  run.progress?.(1)
}

function framesOf(photo: Pixels, run: Run): { studyFrame: Frame; sheetFrame: Frame } {
  const shrink = Math.min(1, (run.studySide ?? studySide) / Math.max(photo.width, photo.height))
  return {
    sheetFrame: frameOf(photo.width, photo.height),
    studyFrame: frameOf(
      Math.max(8, Math.round(photo.width * shrink)),
      Math.max(8, Math.round(photo.height * shrink)),
    ),
  }
}

/** Names of the maps that were computed at this size already. */
const knownAt = ({ maps }: Guidance, { width }: Frame): Set<string> =>
  new Set([...maps].filter(([, map]) => map.width === width).map(([name]) => name))

/** Computes kept maps into the run's guidance and draws nothing; those that are there already are left alone. */
export async function renderMaps(
  nodes: readonly AnyNode[],
  photo: Pixels,
  m: Machine,
  run: Run & { readonly guidance: Guidance },
): Promise<void> {
  const { guidance } = run
  const { studyFrame, sheetFrame } = framesOf(photo, run)
  for (const { kept, label } of nodes) if (!kept) throw new Error(`${label} is no kept map`)
  const known = knownAt(guidance, studyFrame)
  const wanted = nodes.filter(({ kept }) => kept && !known.has(kept))
  const planned = plan(wanted, studyFrame, sheetFrame, known)
  const meter = meterOf(planned, studyFrame, sheetFrame, run)
  const made = await makeStudy(planned, photo, studyFrame, guidance, m, meter, run)
  for (const value of made.values()) if (isPlane(value)) m.free(value)
  run.progress?.(1)
}

/** Adds up what is done, checks the signal, and lets the event loop breathe. */
interface Meter {
  step(cost: number): Promise<void>
}
function meterOf(planned: Plan, study: Frame, sheet: Frame, run: Run): Meter {
  const sum = (steps: readonly Planned[], f: Frame) =>
    steps.reduce((t, s) => t + s.cost * f.width * f.height, 0)
  const encode = 40 * sheet.width * sheet.height
  const total = sum(planned.study, study) + sum(planned.sheet, sheet) + encode
  let done = 0
  let last = Date.now()
  return {
    async step(cost) {
      done += cost
      run.progress?.(Math.min(0.999, done / total))
      if (Date.now() - last > 20) {
        await new Promise<void>((resolve) => setTimeout(resolve, 0))
        last = Date.now()
      }
      if (run.signal?.aborted) throw new CalledOff()
    },
  }
}

/** Computes every study node, keeping a plane only as long as something still needs it. */
async function makeStudy(
  planned: Plan,
  photo: Pixels,
  frame: Frame,
  guidance: Guidance,
  m: Machine,
  meter: Meter,
  run: Run,
): Promise<Map<AnyNode, Value>> {
  const uses = new Map<AnyNode, number>()
  for (const p of [...planned.study, ...planned.sheet])
    for (const { node } of p.inputs)
      uses.set(node, (uses.get(node) ?? 0) + (p.zone === 'study' ? 1 : Number.POSITIVE_INFINITY))
  const made = new Map<AnyNode, Value>()
  const tools: Tools = { m, frame, seed: run.seed ?? 1 }
  const make = (p: Planned): Value => {
    const { kept, kind, step } = p.node
    if (!step) return kind === 'seen' ? guidance.seen : studyOfBytes(m, photo, frame)
    if (!kept) return runStep(p, tools, (n) => made.get(n))
    const known = guidance.maps.get(kept)
    if (known?.width === frame.width) return restore(m, known)
    const fresh = runStep(p, tools, (n) => made.get(n)) as Plane
    const map = keep(m, fresh)
    m.free(fresh)
    guidance.maps.set(kept, map)
    return restore(m, map) // rounded like every later use, so that each drawing sees the same
  }
  for (const p of planned.study) {
    const value = timed(run, p.node.label, p.node.kept ? 'map' : 'study', () => make(p))
    made.set(p.node, value)
    for (const { node } of p.inputs) {
      const left = (uses.get(node) ?? 0) - 1
      uses.set(node, left)
      const input = made.get(node)
      if (left <= 0 && input && isPlane(input) && input !== value) {
        m.free(input)
        made.delete(node)
      }
    }
    await meter.step(p.cost * frame.width * frame.height)
  }
  return made
}

function runStep(p: Planned, tools: Tools, get: (n: AnyNode) => Value | undefined): Value {
  const step = p.node.step
  if (!step) throw new Error(`${p.node.label} is no step`)
  const inputs: Record<string, Value> = {}
  for (const { name, node } of p.inputs) {
    const value = get(node)
    if (!value) throw new Error(`${p.node.label} is run before ${node.label}`)
    inputs[name] = value
  }
  const { '': src, ...maps } = inputs
  let out: Value | undefined
  tools.m.scope(() => {
    const made = step.filter.run(tools, src, p.values, maps) as Value
    out = made
    return isPlane(made) ? made : undefined
  })
  return out as Value
}

/** Works the sheet in bands; a band's planes are given back before the next. */
async function makeSheet(
  root: AnyNode,
  planned: Plan,
  study: Map<AnyNode, Value>,
  photo: Pixels,
  out: Pixels,
  { studyFrame, sheetFrame }: { studyFrame: Frame; sheetFrame: Frame },
  guidance: Guidance,
  m: Machine,
  meter: Meter,
  run: Run,
): Promise<void> {
  const { width, height, u } = sheetFrame
  const rows = Math.min(height, Math.max(64, Math.round(bandPixels / width)))
  const same = studyFrame.width === width && studyFrame.height === height
  for (let top = 0; top < height; top += rows) {
    const bottom = Math.min(height, top + rows)
    const costs = planned.sheet.map((p) => p.cost * width * (bottom - top))
    m.scope(() => {
      const bands = new Map<AnyNode, { value: Value; from: number }>()
      const enlarged = new Map<AnyNode, { plane: Plane; from: number }>()
      /** A value on rows [from, to) of the sheet, wherever it was computed. */
      const on = (node: AnyNode, from: number, to: number): Value => {
        const band = bands.get(node)
        if (band)
          return isPlane(band.value) ? rowsOf(band.value, from - band.from, to - band.from) : band.value
        const value = study.get(node)
        if (!value) throw new Error(`the sheet asks for ${node.label}, which was not computed`)
        if (!isPlane(value)) return value
        if (same) return rowsOf(value, from, to)
        const made = enlarged.get(node)
        if (made && made.from <= from && to <= made.from + made.plane.height)
          return rowsOf(made.plane, from - made.from, to - made.from)
        const plane = timed(run, 'enlarge', 'sheet', () => enlarge(m, value, { width, height, from, to }))
        enlarged.set(node, { plane, from })
        return plane
      }
      for (const p of planned.sheet) {
        const from = Math.max(0, top - p.margin)
        const to = Math.min(height, bottom + p.margin)
        const a = Math.max(0, from - p.reach)
        const b = Math.min(height, to + p.reach)
        const tools: Tools = { m, seed: run.seed ?? 1, frame: { width, height, u, top: a, rows: b - a } }
        const inputs = new Map(p.inputs.map(({ node }) => [node, on(node, a, b)]))
        const value = timed(run, p.node.label, 'sheet', () =>
          p.node.step
            ? runStep(p, tools, (n) => inputs.get(n))
            : p.node.kind === 'seen'
              ? guidance.seen
              : pictureOfBytes(m, photo, a, b),
        )
        bands.set(p.node, { value, from: a })
      }
      bytesOfPicture(m, on(root, top, bottom) as Plane, out, top)
      return undefined
    })
    await meter.step(costs.reduce((t, c) => t + c, 0) + 40 * width * (bottom - top))
  }
}

/** The recipe as a mermaid graph, for the page of a style. */
export function mermaid(root: AnyNode): string {
  const ids = new Map<AnyNode, string>()
  const lines: string[] = []
  const visit = (node: AnyNode): string => {
    const known = ids.get(node)
    if (known) return known
    const id = `n${ids.size}`
    ids.set(node, id)
    lines.push(`  ${id}["${node.label}"]`)
    if (node.from) lines.push(`  ${visit(node.from)} --> ${id}`)
    for (const [name, map] of Object.entries(node.step?.maps ?? {}))
      lines.push(`  ${visit(map)} -- ${name} --> ${id}`)
    return id
  }
  visit(root)
  return ['graph LR', ...lines].join('\n')
}
