import { quick } from './engine-paths.ts'
import type { Named } from './load.ts'
import { OwnServer } from './own-server.ts'
import { openPhotoServer, photoHostMark } from './photo-host.ts'
import type { Size } from './photos.ts'
import { serverNeedOf } from './scenario.ts'

type Env = Readonly<Record<string, string>>

/** Scenarios that can share one server, and the settings it is started with. */
export interface Group {
  readonly title: string
  readonly env: Env
  readonly scenarios: readonly Named[]
  /** They only use what any server has, so several may run at the same time. */
  readonly together: boolean
}

/**
 * The server of all scenarios that name no settings. It may fetch photos from this machine, and takes small ones, which
 * are drawn in a quarter of the time; scenarios about the strict limits name their own settings.
 */
export const plainEnv = { ATELIER_FETCH_ALLOW: photoHostMark, ATELIER_LIMITS: 'lenient' } as const

/** Above the lenient profile's 256x256, and of the scene's own shape. */
const smallest: Size = { width: 300, height: 400 }

/** The same for scenarios that any picture will do for, with the API's strict limits. */
const quickEnv = { ATELIER_FETCH_ALLOW: photoHostMark, ATELIER_ENGINES: quick } as const

const envOf = ({ scenario }: Named): Env =>
  serverNeedOf(scenario)?.env ?? (scenario.pictures === 'any' ? quickEnv : plainEnv)

/** Starts what a group needs: its server, and the photo host its settings may name. */
export async function openGroup({ env }: Group) {
  const photos = await openPhotoServer()
  const filled = Object.entries(env).map(([k, v]) => [k, v.replace(photoHostMark, photos.hostPort)])
  const own = await OwnServer.start(Object.fromEntries(filled)).catch(async (e: unknown) => {
    await photos.close()
    throw e
  })
  const close = async (): Promise<void> => {
    await own.stop()
    await photos.close()
  }
  return {
    target: { base: own.base, key: own.key, own, photos, ...(env === plainEnv && { smallest }) },
    close,
  }
}

/** One group for each distinct set of settings, one for each scenario that wants a server alone. */
export function groupsOf(all: readonly Named[]): readonly Group[] {
  const groups = new Map<string, { env: Env; scenarios: Named[]; plain: boolean }>()
  for (const named of all) {
    const need = serverNeedOf(named.scenario)
    const env = envOf(named)
    const key = JSON.stringify([need === undefined, env, need?.alone ? named.name : ''])
    const group = groups.get(key) ?? { env, scenarios: [] as Named[], plain: need === undefined }
    group.scenarios.push(named)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ env, scenarios, plain }) => ({
    title: env === plainEnv ? 'as it comes' : describeEnv(env),
    env,
    scenarios,
    together: plain,
  }))
}

export const describeEnv = (env: Env): string =>
  Object.entries(env)
    .map(([name, value]) => `${name}=${value.replace(/[^,\s]*\/conformance\//g, 'conformance/')}`)
    .join(' ') || 'without any setting'
