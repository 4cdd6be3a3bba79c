/** Nothing of the seed document is without a scenario that says it shows it, and every scenario says what it shows. */
import { catalogue } from '@atelier/contract'
import { expect, it } from 'vitest'
import { loadScenarios } from './kit/load.ts'
import { seedStyles } from './kit/seed-styles.ts'

const seed = [
  ...['authorization', 'model', 'req_key', 'sub_req_key', 'image_urls', 'binary_data_base64', 'return_url'],
  ...['add_logo', 'position', 'language', 'opacity', 'logo_text_content'],
  ...['polling', 'error_message', 'output', 'url', 'usage', 'metadata'],
  ...['001', '002', '003', '004', '005', '095', '096', '097', '098', '099'].map((n) => `003008${n}`),
]
/** Rows of the wire's tables of decisions. */
const questions = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17, 18].map((n) => `Q${n}`)

const scenarios = await loadScenarios()
const shown = scenarios.flatMap((s) => s.scenario.proves)

it.each(seed)('the seed document: %s', (item) => {
  expect(shown.filter((s) => s.startsWith('seed') && new RegExp(`\\b${item}\\b`).test(s))).not.toEqual([])
})

it.each(questions)('the wire: %s', (item) => {
  expect(shown.filter((s) => s.startsWith('wire') && new RegExp(`\\b${item}\\b`).test(s))).not.toEqual([])
})

it('knows the 22 styles of the seed document, and the catalogue has no others', () => {
  const keys = (list: readonly { readonly key: string; readonly subKey?: string }[]) =>
    new Set(list.map((s) => `${s.key} ${s.subKey ?? ''}`))
  expect(keys(catalogue)).toEqual(
    keys(seedStyles.map((s) => ({ key: s.req_key, subKey: s.sub_req_key ?? '' }))),
  )
  expect(seedStyles).toHaveLength(22)
})

it.each(scenarios.map((s) => [s.name, s] as const))('%s says what it shows', (_name, { prose, scenario }) => {
  expect(prose.length).toBeGreaterThan(40)
  expect(scenario.proves.length).toBeGreaterThan(0)
})
