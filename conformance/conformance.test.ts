import { afterAll, beforeAll, describe, it } from 'vitest'
import { type Group, groupsOf, openGroup } from './kit/groups.ts'
import { loadScenarios } from './kit/load.ts'
import { play } from './kit/play.ts'

/** Longest time one scenario may take, waiting for its turn included: a bound on a hung run, not a measure. */
const scenarioMs = 300_000

const groups = groupsOf(await loadScenarios())

const playGroup = (group: Group): void => {
  const { title, scenarios, together } = group
  describe(title, () => {
    let opened: Awaited<ReturnType<typeof openGroup>> | undefined
    beforeAll(async () => {
      opened = await openGroup(group)
    }, scenarioMs)
    afterAll(async () => {
      await opened?.close()
    }, 30_000)
    const run = together ? it.concurrent : it
    for (const named of scenarios)
      run(
        named.name,
        async () => {
          if (!opened) throw new Error('the server did not start')
          await play(named, opened.target)
        },
        scenarioMs,
      )
  })
}

for (const group of groups) playGroup(group)
