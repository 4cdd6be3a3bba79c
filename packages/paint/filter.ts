import type { Seen } from './guidance/seen.ts'
import type { Machine } from './kernels/machine.ts'
import { type Params, resolve, type Values } from './param.ts'
import type { Plane } from './plane.ts'
import type { Shapes } from './shapes.ts'
import type { Strokes } from './strokes.ts'

/** What flows between filters, by name; a filter says what it takes and gives. */
export interface Kinds {
  /** 4 lanes: OKLab and a spare. */
  picture: Plane
  /** 1 lane, 0..1 unless its maker says otherwise. */
  plane: Plane
  /** 4 lanes: unit tangent (x, y), coherence 0..1, strength. */
  flow: Plane
  /** Drawn lines as vectors, in u: the same at every size. */
  strokes: Strokes
  /** Filled outlines as vectors, in u. */
  shapes: Shapes
  /** 4 lanes: unit normal (x right, y down, z towards the viewer) and how far it is to be believed, 0..1. */
  normals: Plane
  /** Faces and bodies as vectors, in u. */
  seen: Seen
}
export type Kind = keyof Kinds

/**
 * Where a step is computed. The study is the whole photo, at most `studySide` pixels long: abstraction happens
 * there, whatever the photo's size. The sheet is the result at full size, worked in bands of rows: what must be
 * crisp (lines, paper, dots) happens there. A filter that says nothing runs where its inputs live.
 */
export type Zone = 'study' | 'sheet'

/** How much of its input one output pixel needs; it decides tiling and nothing else. */
export type Reach<P extends Params> =
  | 'point' // the same pixel
  | 'whole' // the whole image, e.g. a histogram: only possible in the study
  | ((values: Values<P>) => number) // this many pixels around it

/** The zone a step runs in, as a filter sees it. */
export interface Frame {
  /** The whole picture of this zone, in pixels. */
  readonly width: number
  readonly height: number
  /** Row of the whole picture that row 0 of the given planes is. 0 in the study. */
  readonly top: number
  /** Rows of the given planes. */
  readonly rows: number
  /** Pixels per u (a thousandth of the long side). Noise and paper are sampled in u, never in pixels. */
  readonly u: number
}

/** What a filter works with: memory and kernels, the frame, and the run's seed. */
export interface Tools {
  readonly m: Machine
  readonly frame: Frame
  readonly seed: number
}

type With = Readonly<Record<string, Kind>>
type Inputs<W extends With> = { readonly [K in keyof W]: Kinds[W[K]] }

export interface Filter<
  P extends Params,
  From extends Kind | 'nothing',
  Gives extends Kind,
  W extends With,
  O extends With,
> {
  readonly id: string
  /** One sentence for people who do not program. */
  readonly doc: string
  /** Where the method comes from, as a DOI or an address. */
  readonly source?: string
  readonly params: P
  /** What it is piped from; 'nothing' for what is made from thin air (paper, noise). */
  readonly from: From
  readonly gives: Gives
  /** What it takes beside that, by name. */
  readonly with?: W
  /** The same, but may be left out. */
  readonly maybe?: O
  /** Forces a zone; only for filters that make no sense in the other. */
  readonly zone?: Zone
  readonly reach: Reach<P>
  /** What a plane it gives may hold; 0..1 when left out. */
  readonly range?: readonly [min: number, max: number]
  /** Rough nanoseconds a pixel, for progress only. */
  readonly cost: number
  /**
   * Lengths in `values` are pixels of the frame's zone. Reads its inputs, never writes them; planes it makes by
   * `m.plane` are given back by the renderer, except the one it returns.
   */
  readonly run: (
    tools: Tools,
    src: From extends Kind ? Kinds[From] : undefined,
    values: Values<P>,
    maps: Inputs<W> & Partial<Inputs<O>>,
  ) => Kinds[Gives]
}
// biome-ignore lint/suspicious/noExplicitAny: a list of filters holds filters of every parameter type
export type AnyFilter = Filter<any, any, any, any, any>

/** A filter with its parameters chosen: what a recipe is made of. */
export interface Step<From extends Kind, Gives extends Kind> {
  readonly filter: AnyFilter
  readonly values: Readonly<Record<string, number | string>>
  readonly maps: Readonly<Record<string, AnyNode>>
  /** Never set: carries the kinds for the compiler. */
  readonly kinds?: (from: From) => Gives
}

/** A node of the recipe's graph. Making one computes nothing; the renderer walks the graph later. */
export class Node<K extends Kind = Kind> {
  readonly label: string
  readonly kind: K
  readonly from: AnyNode | undefined
  readonly step: Step<Kind, K> | undefined
  /** Name under which its plane is kept with the photo's guidance, from one drawing to the next. */
  kept?: string
  constructor(label: string, kind: K, from?: AnyNode, step?: Step<Kind, K>) {
    this.label = label
    this.kind = kind
    this.from = from
    this.step = step
  }
  /** The same node, its plane computed once a photo. Only for planes of the study that depend on nothing else. */
  keptAs(name: string): this {
    this.kept = name
    return this
  }
  pipe<A extends Kind>(a: Step<K, A>): Node<A>
  pipe<A extends Kind, B extends Kind>(a: Step<K, A>, b: Step<A, B>): Node<B>
  pipe<A extends Kind, B extends Kind, C extends Kind>(a: Step<K, A>, b: Step<A, B>, c: Step<B, C>): Node<C>
  pipe<A extends Kind, B extends Kind, C extends Kind, D extends Kind>(
    a: Step<K, A>,
    b: Step<A, B>,
    c: Step<B, C>,
    d: Step<C, D>,
  ): Node<D>
  pipe(...steps: readonly Step<never, Kind>[]): AnyNode {
    return steps.reduce<AnyNode>(
      (node, step) => new Node(step.filter.id, step.filter.gives, node, step as unknown as Step<Kind, Kind>),
      this as unknown as AnyNode,
    )
  }
}
export type AnyNode = Node<Kind>

type Nodes<W extends With> = { readonly [K in keyof W]: Node<W[K]> }
type Call<P extends Params, W extends With, O extends With> = Partial<Values<P>> &
  Nodes<W> &
  Partial<Nodes<O>>
type Args<P extends Params, W extends With, O extends With> = [keyof W] extends [never]
  ? [call?: Call<P, W, O>]
  : [call: Call<P, W, O>]

const split = (spec: AnyFilter, call: Readonly<Record<string, unknown>>) => {
  const maps: Record<string, AnyNode> = {}
  const given: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(call)) {
    if (value === undefined) continue
    if (value instanceof Node) maps[name] = value as AnyNode
    else given[name] = value
  }
  for (const name of Object.keys(maps))
    if (!spec.with?.[name] && !spec.maybe?.[name]) throw new RangeError(`${spec.id} takes no map "${name}"`)
  for (const name of Object.keys(spec.with ?? {}))
    if (!maps[name]) throw new RangeError(`${spec.id} needs the map "${name}"`)
  return { maps, values: resolve(spec.id, spec.params, given) as Record<string, number | string> }
}

/** Declares a filter; what it returns is what recipes pipe into: `photo.pipe(gaussian({ sigma: 4 }))`. */
export function filter<
  const P extends Params,
  const From extends Kind,
  const Gives extends Kind,
  // biome-ignore lint/complexity/noBannedTypes: "no maps" is the empty record
  const W extends With = {},
  // biome-ignore lint/complexity/noBannedTypes: "no maps" is the empty record
  const O extends With = {},
>(spec: Filter<P, From, Gives, W, O>) {
  const make = (...[call]: Args<P, W, O>): Step<From, Gives> => ({ filter: spec, ...split(spec, call ?? {}) })
  return Object.assign(make, { spec: spec as AnyFilter })
}

/** Declares a source, which is piped from nothing: `paper({ grain: 2 })` is a node at once. */
export function source<
  const P extends Params,
  const Gives extends Kind,
  // biome-ignore lint/complexity/noBannedTypes: "no maps" is the empty record
  const W extends With = {},
>(spec: Filter<P, 'nothing', Gives, W, Record<never, never>>) {
  const make = (...[call]: Args<P, W, Record<never, never>>): Node<Gives> =>
    new Node(spec.id, spec.gives, undefined, { filter: spec, ...split(spec, call ?? {}) } as unknown as Step<
      Kind,
      Gives
    >)
  return Object.assign(make, { spec: spec as AnyFilter })
}
