/**
 * Eight different people, for the group and for faces that are hard to draw.
 */
import type { Person } from './person.ts'

const common = {
  catchLight: { towards: [-0.42, 0.42, 0.8], wide: 0.11 },
  ...{ gaze: { yaw: 0, pitch: 0 }, pose: { yaw: 0, pitch: 2, roll: 0 } },
  ...{ noseWidth: 1, noseBridge: 1, lipFullness: 1, jaw: 0, smile: 0.46 },
} satisfies Partial<Person>
/** Skin from fair to very dark, as linear reflectances, each with its lips. */
const fair = { skin: [0.64, 0.4, 0.3], lips: [0.5, 0.19, 0.17] } satisfies Partial<Person>
const olive = { skin: [0.47, 0.285, 0.185], lips: [0.42, 0.17, 0.14] } satisfies Partial<Person>
const brown = { skin: [0.25, 0.125, 0.073], lips: [0.25, 0.09, 0.075] } satisfies Partial<Person>
const deep = { skin: [0.085, 0.04, 0.025], lips: [0.12, 0.045, 0.04] } satisfies Partial<Person>
const hazel = { iris: [0.11, 0.075, 0.035], irisRim: [0.018, 0.012, 0.008] } satisfies Partial<Person>
const blue = { iris: [0.12, 0.18, 0.26], irisRim: [0.02, 0.03, 0.05] } satisfies Partial<Person>
const dark = { iris: [0.05, 0.026, 0.013], irisRim: [0.01, 0.006, 0.004] } satisfies Partial<Person>
const black = { hair: [0.022, 0.017, 0.015], brow: [0.02, 0.015, 0.013] } satisfies Partial<Person>
const chestnut = { hair: [0.078, 0.044, 0.026], brow: [0.08, 0.05, 0.035] } satisfies Partial<Person>
const blond = { hair: [0.34, 0.22, 0.1], brow: [0.2, 0.13, 0.07] } satisfies Partial<Person>
const grey = { hair: [0.36, 0.35, 0.34], brow: [0.24, 0.23, 0.22] } satisfies Partial<Person>
/** A man's brows are broader, his lashes short, his jaw square and his lips pale. */
const man = {
  lashes: 0.5,
  brows: 1.5,
  jaw: 0.35,
  lipFullness: 0.85,
  noseWidth: 1.15,
} satisfies Partial<Person>

export const people = {
  woman: {
    ...{ ...common, ...fair, ...hazel, ...chestnut, seed: 4, hairStyle: 'long' },
    ...{ cloth: [0.05, 0.115, 0.155], clothStyle: 'knit' },
  },
  bearded: {
    ...{ ...common, ...olive, ...dark, ...black, ...man, seed: 21, hairStyle: 'short' },
    ...{ cloth: [0.3, 0.29, 0.26], clothStyle: 'shirt', beard: { colour: [0.025, 0.018, 0.015], long: 0.8 } },
  },
  reader: {
    ...{
      ...common,
      ...brown,
      ...dark,
      ...black,
      seed: 11,
      hairStyle: 'curls',
      noseWidth: 1.1,
      lipFullness: 1.25,
    },
    ...{ cloth: [0.36, 0.17, 0.045], clothStyle: 'shirt' },
    glasses: { colour: [0.012, 0.01, 0.01], rim: 0.2, dark: false },
  },
  elder: {
    ...{ ...common, ...fair, ...blue, ...grey, ...man, seed: 33, hairStyle: 'short', lined: 1 },
    ...{ cloth: [0.03, 0.045, 0.09], clothStyle: 'knit' },
    glasses: { colour: [0.09, 0.085, 0.08], rim: 0.1, dark: false },
  },
  laughing: {
    ...{
      ...common,
      ...deep,
      ...dark,
      ...black,
      ...man,
      seed: 45,
      hairStyle: 'bald',
      parted: 0.75,
      smile: 0.85,
    },
    ...{ noseWidth: 1.25, lipFullness: 1.15, cloth: [0.4, 0.42, 0.4], clothStyle: 'shirt' },
  },
  girl: {
    ...{ ...common, ...fair, ...blue, ...blond, seed: 57, hairStyle: 'long', child: true, noseBridge: 0.6 },
    ...{ noseWidth: 0.85, cloth: [0.42, 0.08, 0.07], clothStyle: 'knit', smile: 0.6 },
  },
  walker: {
    ...{ ...common, ...olive, ...hazel, ...chestnut, seed: 63, hairStyle: 'long', hat: [0.5, 0.4, 0.24] },
    ...{ cloth: [0.1, 0.16, 0.09], clothStyle: 'shirt', parted: 0.5, smile: 0.75 },
  },
  dozing: {
    ...{ ...common, ...olive, ...dark, ...grey, seed: 79, hairStyle: 'long', lined: 0.7 },
    ...{ cloth: [0.17, 0.06, 0.14], clothStyle: 'knit', shut: { left: 1, right: 1 } },
  },
} satisfies Record<string, Person>
