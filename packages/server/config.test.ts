import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readConfig, settings, WrongSettings } from './config.ts'
import type { Setting } from './setting.ts'

const all = Object.values(settings).flatMap((group) => Object.values(group) as Setting<unknown>[])

const mistakes = (env: Record<string, string>): string[] => {
  try {
    readConfig(env)
    return []
  } catch (e) {
    expect(e).toBeInstanceOf(WrongSettings)
    return (e as Error).message.split('\n  ').slice(1)
  }
}

describe('the settings', () => {
  it('have defaults for everything', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      data: expect.stringMatching(/^\/.*\/data$/),
      engines: ['embedded'],
      resultMs: 86_400_000,
      taskMs: 30 * 86_400_000,
      price: '0.00',
      limits: 'strict',
    })
  })

  it('take an empty variable as one that is not set', () => {
    expect(mistakes(Object.fromEntries(all.map((s) => [s.env, ' '])))).toEqual([])
  })

  it('are not those of clients, which may stand in the same shell', () => {
    expect(mistakes({ ATELIER_SERVER: 'https://draw.example', ATELIER_KEY: 'atl_x' })).toEqual([])
  })

  it('are read in their units', () => {
    const env = {
      ATELIER_RESULT_HOURS: '0.5',
      ATELIER_DRAW_TIMEOUT_S: '2.5',
      ATELIER_FETCH_ALLOW: ' a.internal , 10.0.0.0/8 ',
    }
    expect(readConfig(env)).toMatchObject({
      resultMs: 1_800_000,
      drawTimeoutMs: 2500,
      fetchAllow: ['a.internal', '10.0.0.0/8'],
    })
  })

  it('report every mistake at once, each by its name with what was expected', () => {
    const found = mistakes({
      PORT: '80800',
      ATELIER_PUBLIC_URL: 'ftp://x',
      ATELIER_WORKERS: '0',
      ATELIER_LIMITS: 'loose',
      ATELIER_PRICE_USD: '$2',
      ATELIER_ENGINES: 'embedded,comfyui',
      ATELIER_FETCH_ALLOW: 'ok.example,10.0.0.0/64',
      ATELIER_WORKRES: '2',
      ATELIER_NONSENSE: '1',
    })
    expect(found).toEqual([
      'PORT=80800: expected a whole number from 0 to 65535',
      'ATELIER_PUBLIC_URL=ftp://x: expected an http or https address without query',
      'ATELIER_PRICE_USD=$2: expected an amount such as 0.02',
      'ATELIER_LIMITS=loose: expected one of strict, lenient',
      'ATELIER_FETCH_ALLOW=ok.example,10.0.0.0/64: expected host, host:port, *.suffix, an address or a CIDR range, not 10.0.0.0/64',
      'ATELIER_ENGINES=embedded,comfyui: expected `embedded` or paths such as ./my-engine.mjs, not comfyui',
      'ATELIER_WORKERS=0: expected a whole number from 1 to 64',
      'ATELIER_WORKRES: there is no such setting; did you mean ATELIER_WORKERS?',
      'ATELIER_NONSENSE: there is no such setting',
    ])
  })

  it('never print a secret', () => {
    expect(mistakes({ ATELIER_OWNER_KEY: 'short secret' }).join()).not.toContain('short secret')
  })

  it('either read any text or name its variable', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.string(), (setting, raw) => {
        const found = mistakes({ [setting.env]: raw })
        expect(found.length).toBeLessThanOrEqual(1)
        if (found[0] !== undefined) expect(found[0].startsWith(`${setting.env}=`)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
