import { parseArgs } from 'node:util'
import { pick } from './kit/fields.ts'
import { describeEnv, groupsOf, openGroup } from './kit/groups.ts'
import { loadScenarios, type Named } from './kit/load.ts'
import { play, type Target } from './kit/play.ts'
import { line, type Outcome, summary, whyOf } from './kit/report.ts'
import { serverNeedOf } from './kit/scenario.ts'

const help = `Usage: npm run conformance -- [--base URL --key KEY] [--photo-url URL] [--only NAME]... [--list]

Plays the scenarios of conformance/scenarios and says which promises are kept.

  --base URL        a server that runs already, ours or any that speaks the API; scenarios that need a server started
                    with settings of their own are skipped
  --key KEY         API key for it; generations are made with it and may cost money
  --photo-url URL   a public photo of at least 600x800 that the server can fetch, for image_urls
  --only NAME       only scenarios whose name contains this; may be given several times
  --list            names the scenarios with what they show and need

Without --base our own server is started for each set of settings, on free ports and temporary folders.
Exit codes: 0 all kept, 1 some broken, 2 wrong call.`

const { values } = parseArgs({
  options: {
    base: { type: 'string' },
    key: { type: 'string' },
    'photo-url': { type: 'string' },
    only: { type: 'string', multiple: true, default: [] },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

const outcomes: Outcome[] = []
const tell = (outcome: Outcome): void => {
  outcomes.push(outcome)
  console.log(line(outcome))
}

async function judge(named: Named, target: Target): Promise<void> {
  const start = Date.now()
  try {
    await play(named, target)
    tell({ name: named.name, result: 'kept', ms: Date.now() - start })
  } catch (e) {
    tell({ name: named.name, result: 'broken', ms: Date.now() - start, why: whyOf(e) })
  }
}

/** What a server that runs already cannot give a scenario; undefined when it can be played. */
function lacking({ scenario }: Named, isAtelier: boolean): string | undefined {
  const need = serverNeedOf(scenario)
  if (need)
    return `needs our own server started ${need.alone ? 'for it alone ' : ''}with ${describeEnv(need.env)}`
  if (scenario.needs.includes('photo host') && !values['photo-url'])
    return 'needs a photo that the server can fetch: give --photo-url'
  // A scenario that serves its own photos or faults needs a server that can reach this machine.
  if (scenario.needs.includes('photo host') && scenario.needs.includes('atelier'))
    return 'needs a server that may fetch from this machine'
  if (scenario.needs.includes('atelier') && !isAtelier) return 'is about what only Atelier promises'
  return undefined
}

async function againstOne(all: readonly Named[], base: string, key: string): Promise<void> {
  const vendor = await fetch(`${base.replace(/\/$/, '')}/api/v1/skill/models/spark_style_template/spec`)
    .then(async (r) => pick(await r.json(), 'data.vendor'))
    .catch(() => undefined)
  const isAtelier = String(vendor).toLowerCase() === 'atelier'
  console.log(`Against ${base}, ${isAtelier ? 'an Atelier server' : 'a server of another make'}\n`)
  const photoUrl = values['photo-url']
  for (const named of all) {
    const why = lacking(named, isAtelier)
    if (why) tell({ name: named.name, result: 'skipped', ms: 0, why })
    else await judge(named, { base, key, ...(photoUrl && { photoUrl }) })
  }
}

async function againstOwn(all: readonly Named[]): Promise<void> {
  for (const group of groupsOf(all)) {
    console.log(`\nOur own server, ${describeEnv(group.env)}`)
    const opened = await openGroup(group).catch((e: unknown) => {
      for (const { name } of group.scenarios) tell({ name, result: 'broken', ms: 0, why: whyOf(e) })
    })
    if (!opened) continue
    const { target, close } = opened
    try {
      for (const named of group.scenarios) await judge(named, target)
    } finally {
      await close()
    }
  }
}

async function main(): Promise<number> {
  if (values.help) {
    console.log(help)
    return 0
  }
  const { base, key, only } = values
  if ((base === undefined) !== (key === undefined)) {
    console.error(`--base and --key belong together\n\n${help}`)
    return 2
  }
  const all = (await loadScenarios()).filter((s) => only.length === 0 || only.some((o) => s.name.includes(o)))
  if (all.length === 0) {
    console.error(`there is no scenario whose name contains ${only.join(' or ')}; --list names them`)
    return 2
  }
  if (values.list) {
    for (const { name, prose, scenario } of all) {
      console.log(`${name}\n${prose.replace(/^/gm, '    ')}\n    Shows: ${scenario.proves.join('; ')}`)
      const need = serverNeedOf(scenario)
      const needs = scenario.needs.map((n) =>
        typeof n === 'string' ? n : `server with ${describeEnv(need?.env ?? {})}`,
      )
      console.log(`    Needs: ${needs.join(', ') || 'any server'}\n`)
    }
    return 0
  }
  if (base !== undefined && key !== undefined) await againstOne(all, base, key)
  else await againstOwn(all)
  console.log(`\n${summary(outcomes)}`)
  return outcomes.some((o) => o.result === 'broken') ? 1 : 0
}

// Ends through `exit`, so that the servers it started end with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

process.exitCode = await main()
