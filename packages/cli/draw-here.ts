import { stat } from 'node:fs/promises'
import type { CatalogueEntry, LimitsProfile } from '@atelier/contract'
import { type Style, styleOf } from '@atelier/paint'
import { openStudio } from '@atelier/server/engines/studio.ts'
import type { PictureFormat } from '@atelier/server/photo/encode.ts'
import { inspectPhoto } from '@atelier/server/photo/inspect.ts'
import { entries } from './chosen-styles.ts'
import { Mistaken, Told } from './command.ts'
import type { Place } from './place.ts'

export const styleHere = ({ key, subKey }: CatalogueEntry): Style | undefined => styleOf(key, subKey)
export const drawnHere = (): CatalogueEntry[] => entries.filter(styleHere)

/** `--set name=value`: numbers where the style declares numbers. @throws Mistaken */
export function valuesOf(
  set: readonly string[],
  chosen: readonly CatalogueEntry[],
): Record<string, string | number> {
  return Object.fromEntries(
    set.map((text) => {
      const [name = '', value = ''] = text.split('=', 2)
      for (const e of chosen) {
        const param = styleHere(e)?.params[name]
        if (!param)
          throw new Mistaken(`${e.short} has no parameter ${JSON.stringify(name)}; see atelier draw --list`)
        if (param.type === 'choice') {
          if (!param.values.includes(value))
            throw new Mistaken(`--set ${name}: expected one of ${param.values.join(', ')}`)
          continue
        }
        const n = Number(value)
        if (value === '' || !(n >= param.min && n <= param.max))
          throw new Mistaken(`--set ${name}: expected a number from ${param.min} to ${param.max}`)
      }
      return [name, Number.isNaN(Number(value)) ? value : Number(value)]
    }),
  )
}

export interface HowHere {
  /** For pictures on their way. */
  readonly scratch: string
  readonly threads: number | undefined
  readonly limits: LimitsProfile
  readonly values: Record<string, string | number>
  readonly format: PictureFormat
  readonly quality: number | undefined
}

/** Draws in this process: one picture after the other, each on all threads. */
export async function openHere({
  scratch,
  threads,
  limits,
  values,
  format,
  quality,
}: HowHere): Promise<Place> {
  const studio = await openStudio(threads)
  return {
    atOnce: 1,
    finished: async () => false,
    draw: async ({ photo, entry: { key, subKey } }, { progress, signal }) => {
      if (!(await stat(photo).catch(() => undefined))?.isFile()) throw new Told(`there is no file ${photo}`)
      await inspectPhoto(photo, { profile: limits })
      const style = subKey ? { key, subKey } : { key }
      const job = { style, photo, folder: scratch, values, format, ...(quality ? { quality } : {}) }
      const { file, warnings } = await studio.draw(job, { progress, signal })
      return { file, warnings, delivered: async () => {} }
    },
    settled: async () => {},
    afterInterrupt: 'the same command draws the rest',
    close: () => studio.close(),
  }
}
