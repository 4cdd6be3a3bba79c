import type { AnyNode, Frame, Zone } from './filter.ts'

/** A node made ready to run: where, and how many rows around a band it must give (sheet only). */
export interface Planned {
  readonly node: AnyNode
  readonly zone: Zone
  readonly inputs: readonly { readonly name: string; readonly node: AnyNode }[]
  /** Lengths already in pixels of its zone. */
  readonly values: Readonly<Record<string, number | string>>
  /** Pixels around an output pixel that it reads. */
  readonly reach: number
  /** Extra rows above and below a band that its consumers read; grows from the root inwards. */
  margin: number
  readonly cost: number
}

export interface Plan {
  /** In order: inputs before their consumers. */
  readonly study: readonly Planned[]
  readonly sheet: readonly Planned[]
}

/** The lengths of a step in pixels of a zone: a length in u meets an image here and nowhere else. */
function inPixels(node: AnyNode, u: number): Record<string, number | string> {
  const params = node.step?.filter.params ?? {}
  return Object.fromEntries(
    Object.entries(node.step?.values ?? {}).map(([name, v]) => [
      name,
      params[name].unit === 'u' ? Number(v) * u : v,
    ]),
  )
}

const allInputsOf = (node: AnyNode) => [
  ...(node.from ? [{ name: '', node: node.from }] : []),
  ...Object.entries(node.step?.maps ?? {}).map(([name, map]) => ({ name, node: map })),
]
/** Where what a recipe starts from lives; vectors live wherever they are asked for. */
const zoneOfIngredient = (node: AnyNode): Zone | 'either' =>
  node.label === 'original' ? 'sheet' : node.kind === 'seen' ? 'either' : 'study'

/**
 * Sorts the graph of a recipe, or of several maps, into study and sheet. A node that is made from nothing (paper, noise) and used in both
 * is planned twice, once for each.
 *
 * @param known names of kept maps that are there already: what they are made from is not asked for
 */
export function plan(
  roots: readonly AnyNode[],
  study: Frame,
  sheet: Frame,
  known: ReadonlySet<string> = new Set(),
): Plan {
  const inputsOf = (node: AnyNode) => (node.kept && known.has(node.kept) ? [] : allInputsOf(node))
  const zones = new Map<AnyNode, Zone | 'either'>()
  const zoneOf = (node: AnyNode): Zone | 'either' => {
    const known = zones.get(node)
    if (known) return known
    const forced = node.step?.filter.zone as Zone | undefined
    const inputs = inputsOf(node).map((i) => zoneOf(i.node))
    const own = !node.step
      ? zoneOfIngredient(node)
      : node.kept
        ? 'study'
        : (forced ?? (inputs.includes('sheet') ? 'sheet' : inputs.includes('study') ? 'study' : 'either'))
    if (own === 'study' && inputs.includes('sheet'))
      throw new Error(`${node.label} belongs to the study but takes something of the sheet`)
    zones.set(node, own)
    return own
  }
  const placed = { study: new Map<AnyNode, Planned>(), sheet: new Map<AnyNode, Planned>() }
  const place = (node: AnyNode, zone: Zone): void => {
    if (placed[zone].has(node)) return
    const inputs = inputsOf(node)
    for (const { node: input } of inputs) {
      const at = zoneOf(input)
      place(input, at === 'either' ? zone : at)
    }
    const values = inPixels(node, zone === 'study' ? study.u : sheet.u)
    const filter = node.step?.filter
    const reach =
      !filter || filter.reach === 'point'
        ? 0
        : filter.reach === 'whole'
          ? Number.POSITIVE_INFINITY
          : Math.ceil(filter.reach(values))
    if (zone === 'sheet' && filter && reach === Number.POSITIVE_INFINITY)
      throw new Error(`${node.label} needs the whole image, which the sheet never is`)
    placed[zone].set(node, {
      node,
      zone,
      inputs,
      values,
      reach,
      margin: 0,
      cost: node.kept && known.has(node.kept) ? 2 : (filter?.cost ?? 15),
    })
  }
  for (const root of roots) {
    const at = zoneOf(root)
    place(root, at === 'either' ? 'study' : at)
  }
  const ordered = [...placed.sheet.values()]
  for (const p of [...ordered].reverse())
    for (const { node } of p.inputs) {
      const input = placed.sheet.get(node)
      if (input) input.margin = Math.max(input.margin, p.margin + p.reach)
    }
  return { study: [...placed.study.values()], sheet: ordered }
}
