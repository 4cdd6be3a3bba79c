import { type Lab, labOf } from '../colour.ts'

/** The colours of a drawn sky: from the zenith down to the horizon, and of its clouds from light to shade. */
export interface SkyPalette {
  readonly zenith: Lab
  readonly middle: Lab
  readonly horizon: Lab
  readonly lit: Lab
  readonly turned: Lab
  readonly shaded: Lab
  /** Height of the great clouds as a share of the sky's. */
  readonly rise: number
}

const palette = (colours: readonly string[], rise: number): SkyPalette => {
  const [zenith, middle, horizon, lit, turned, shaded] = colours.map(labOf)
  return { zenith, middle, horizon, lit, turned, shaded, rise }
}

/** Skies as nine schools of drawing paint them. */
export const skies = {
  summer: palette(['#2a7fd8', '#63b4ee', '#cdeef7', '#ffffff', '#dceaf6', '#a9c3e0'], 0.42),
  towering: palette(['#0f56cc', '#3f9df2', '#c4ebff', '#ffffff', '#d3e4fa', '#8fb2ea'], 0.66),
  golden: palette(['#0c3fb2', '#3583ea', '#ffd9c2', '#fffaf0', '#ecd3ea', '#8b9be6'], 0.66),
  flat: palette(['#1f78e0', '#4fb0f5', '#b5e6fb', '#ffffff', '#e6f1fb', '#b3cdea'], 0.4),
  airy: palette(['#5aa2f0', '#9bcaf8', '#f4e8f6', '#ffffff', '#f1eefb', '#cfd0f0'], 0.4),
  lilac: palette(['#8a9cf0', '#c3b8f6', '#ffe3ee', '#ffffff', '#fbeaf6', '#d8c6ee'], 0.42),
  night: palette(['#0b1a5c', '#2748b0', '#c77fb8', '#7f8fe0', '#4a63c0', '#2c44a0'], 0.4),
  printed: palette(['#3f9fe0', '#7cc3ee', '#fbe9b8', '#fffbea', '#f3ead2', '#c2cfe0'], 0.42),
  neon: palette(['#060617', '#241253', '#d0358f', '#7a3fa0', '#3b2a78', '#1b1a4c'], 0.36),
} as const satisfies Record<string, SkyPalette>
export type SkyName = keyof typeof skies
export const skyNames = Object.keys(skies) as readonly SkyName[]
