/** The sample scenes by name; a new scene is a file beside this one and a row here. */
import type { Scene } from '../raster/scene.ts'

export const scenes = {
  portrait: async () => (await import('./portrait.ts')).portrait,
  'portrait-quarter': async () => (await import('./portrait-quarter.ts')).portraitQuarter,
  group: async () => (await import('./group.ts')).group,
  landscape: async () => (await import('./landscape.ts')).landscape,
  street: async () => (await import('./street.ts')).street,
} satisfies Record<string, () => Promise<Scene>>

export function sceneOf(name: string): Promise<Scene> {
  const open = (scenes as Record<string, () => Promise<Scene>>)[name]
  if (!open)
    throw new Error(`there is no sample scene "${name}"; there are: ${Object.keys(scenes).join(', ')}`)
  return open()
}
