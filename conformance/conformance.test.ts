import { afterAll, beforeAll, describe, it } from 'vitest'
import { type Group, groupsOf } from './kit/groups.ts'
import { loadScenarios } from './kit/load.ts'
import { OwnServer } from './kit/own-server.ts'
import { play } from './kit/play.ts'

/** Longest time one scenario may take, waiting for its turn included: a bound on a hung run, not a measure. */
const scenarioMs = 180_000

const groups = groupsOf(await loadScenarios())

const playGroup = ({ title, env, scenarios, together }: Group): void => {
  describe(title, () => {
    let own: OwnServer | undefined
    beforeAll(async () => {
      own = await OwnServer.start(env)
    }, scenarioMs)
    afterAll(async () => {
      await own?.stop()
    }, 30_000)
    const run = together ? it.concurrent : it
    for (const named of scenarios)
      run(
        named.name,
        async () => {
          if (!own) throw new Error('the server did not start')
          await play(named, { base: own.base, key: own.key, own })
        },
        scenarioMs,
      )
  })
}

for (const group of groups) playGroup(group)
