import { filter } from '../../filter.ts'
import { washes } from '../../kernels/five-inks.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px, ratio } from '../../param.ts'

/**
 * The five inks, from clear to burnt: darkness above which each lies, what it adds, how steep its edge is, how far it
 * runs in u, how much of its edge dries crisp, and how much ink gathers there.
 */
const inks = [
  { above: 0.1, adds: 0.16, steep: 4, runs: 9, crisp: 0.2, pool: 0.5 },
  { above: 0.24, adds: 0.22, steep: 5, runs: 7, crisp: 0.35, pool: 0.4 },
  { above: 0.42, adds: 0.34, steep: 6, runs: 5, crisp: 0.5, pool: 0.3 },
  { above: 0.6, adds: 0.5, steep: 7, runs: 3.5, crisp: 0.62, pool: 0.2 },
] as const
/** The burnt ink is laid last and on dry paper: it neither runs nor strays. */
const burnt = { above: 0.78, adds: 0.75, steep: 5 }
/** Width in u of the line of pigment at a dry edge. */
const rim = 2.2

/**
 * Density of ink as a painter lays it: not a continuous tone but washes over one another, each with an edge that dries
 * crisp and rimmed here and runs soft there. Noise moves edges that are there and never makes any.
 */
export const fiveInks = filter({
  id: 'five-inks',
  doc: 'Lays darkness as five washes of ink with wet and dry edges.',
  source: 'edges of washes: Bousseau, Kaplan, Thollot, Sillion 2006, doi:10.1145/1124728.1124751',
  params: {
    wet: ratio(0.5, 'How much of the edges runs soft.'),
    stray: px(6, { min: 0, max: 40 }, 'How far washes stray from the forms.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { clouds: 'plane', flecks: 'plane', drift: 'plane' },
  maybe: { care: 'plane' },
  zone: 'study',
  reach: 'whole',
  range: [0, 3],
  cost: 260,
  run: ({ m, frame: { u } }, dark, { wet, stray }, { clouds, flecks, drift, care }) => {
    const [fine, near, far, wide] = [1.1, 2.2, 4, 7].map((s) => gaussian(m, dark, s * u))
    const [a, b, c, d] = inks.map(({ crisp, runs, ...ink }) => ({
      ...ink,
      runs: runs * u,
      bias: 0.8 * (0.5 - crisp) + 1.2 * (wet - 0.5),
    }))
    const brushes = { fine, near, far, wide, care }
    return washes(m, { inks: [a, b, c, d], burnt, stray, rim: rim * u, ...brushes, clouds, flecks, drift })
  },
})
