import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Order } from '../tasks/task.ts'
import type { KeyRecord } from './account-store.ts'
import type { Stores } from './embedded/open.ts'
import type { OnceUntil, Place, TaskQuery } from './task-store.ts'

export interface Clock {
  now: number
}

const wide = { queueLimit: 1000, tasksPerKey: 0 }
const lease = { worker: 'w', leaseMs: 10 }

/** What every task store promises. A new store is done when this passes against it. */
export function taskStoreContract(name: string, open: (now: () => number) => Promise<Stores>): void {
  describe(`task store: ${name}`, () => {
    const clock: Clock = { now: 1_000 }
    let stores: Stores
    beforeEach(async () => {
      clock.now = 1_000
      stores = await open(() => clock.now)
    })
    afterEach(() => stores.close())

    const order = (id: string, over: Partial<Order> = {}): Order => ({
      id,
      keyId: 'key_a',
      createdAt: clock.now,
      style: { key: 'img2img_water_paint_style_usage' },
      photo: { blob: `photos/2026010100/${id}.bin` },
      inline: false,
      price: '0.00',
      ...over,
    })
    const result = (expiresAt: number) => ({
      blob: 'pictures/2026010100/a-1.jpg',
      contentType: 'image/jpeg',
      width: 800,
      height: 600,
      size: 12_345,
      expiresAt,
      gone: false,
    })
    const complete = (id: string, attempt: number, expiresAt = clock.now + 100) =>
      stores.tasks.apply(id, {
        type: 'completed',
        attempt,
        at: clock.now,
        result: result(expiresAt),
        warnings: ['the mark was cut'],
      })
    const key = (over: Partial<KeyRecord> = {}): KeyRecord => ({
      id: 'key_a',
      name: 'a',
      hash: 'h',
      hint: 'atl_abcd',
      scopes: ['draw'],
      createdAt: 1,
      ...over,
    })
    const takeAll = async () => {
      const ids: string[] = []
      for (let t = await stores.tasks.take(lease); t; t = await stores.tasks.take(lease)) ids.push(t.order.id)
      return ids
    }

    it('gives back every part of what was ordered', async () => {
      const full = order('a', {
        style: { key: 'img2img_comic_style_usage', subKey: 'img2img_comic_style_marvel' },
        photo: { url: 'https://example.com/a.jpg' },
        inline: true,
        mark: { position: 2, language: 1, opacity: 0.3, text: '水 "x"' },
        metadata: { n: 1, deep: { list: [null, 'ü'] } },
        moderation: false,
        price: '0.000125',
      })
      await stores.tasks.add(full, wide)
      await stores.tasks.add(order('b'), wide)
      const life = { state: 'queued', attempt: 0, lost: 0, progress: 0 }
      expect(await stores.tasks.get('a')).toEqual({ order: full, life })
      expect(await stores.tasks.get('b')).toEqual({ order: order('b'), life })
      expect(await stores.tasks.get('c')).toBeUndefined()
    })

    it('refuses an id that is there already', async () => {
      await stores.tasks.add(order('a'), wide)
      await expect(stores.tasks.add(order('a'), wide)).rejects.toThrow()
    })

    it('hands a task to one worker only', async () => {
      await stores.tasks.add(order('a'), wide)
      const taken = await Promise.all([
        stores.tasks.take({ ...lease, worker: 'w1' }),
        stores.tasks.take({ ...lease, worker: 'w2' }),
      ])
      expect(taken.filter(Boolean)).toHaveLength(1)
      expect(await stores.tasks.get('a')).toMatchObject({
        life: { state: 'running', attempt: 1, startedAt: 1_000 },
      })
    })

    it('is fair: the k-th open task of a key waits behind the (k-1)-th of all others', async () => {
      for (let i = 0; i < 4; i++) await stores.tasks.add(order(`a${i}`, { createdAt: i }), wide)
      for (let i = 0; i < 2; i++)
        await stores.tasks.add(order(`b${i}`, { keyId: 'key_b', createdAt: 10 + i }), wide)
      expect(await stores.tasks.position('a0')).toBe(0)
      expect(await stores.tasks.position('b0')).toBe(1)
      expect(await stores.tasks.position('a3')).toBe(5)
      expect(await takeAll()).toEqual(['a0', 'b0', 'a1', 'b1', 'a2', 'a3'])
      expect(await stores.tasks.position('a0')).toBeUndefined()
      expect(await stores.tasks.position('never')).toBeUndefined()
    })

    it('hands out only tasks with an address when asked to', async () => {
      await stores.tasks.add(order('a'), wide)
      await stores.tasks.add(order('b', { photo: { url: 'https://example.com/b.jpg' } }), wide)
      expect((await stores.tasks.take({ ...lease, urlsOnly: true }))?.order.id).toBe('b')
      expect(await stores.tasks.take({ ...lease, urlsOnly: true })).toBeUndefined()
    })

    it('hands a task out again when its lease ran out, and fails it after the allowed attempts', async () => {
      await stores.tasks.add(order('a'), wide)
      for (const attempt of [1, 2]) {
        expect(await stores.tasks.take(lease)).toMatchObject({ life: { attempt } })
        expect(await stores.tasks.reclaim(3)).toEqual([])
        clock.now += 11
        expect(await stores.tasks.reclaim(3)).toMatchObject([{ life: { state: 'queued', lost: attempt } }])
      }
      await stores.tasks.take(lease)
      clock.now += 11
      expect(await stores.tasks.reclaim(3)).toMatchObject([
        { life: { state: 'failed', failure: { name: 'attemptsExhausted', about: { given: 3 } } } },
      ])
      expect(await stores.tasks.reclaim(3)).toEqual([])
    })

    it('keeps a lease that is renewed, and its progress', async () => {
      await stores.tasks.add(order('a'), wide)
      await stores.tasks.take(lease)
      clock.now += 9
      expect(await stores.tasks.renew('a', 1, 10, 0.5)).toBe(true)
      clock.now += 9
      expect(await stores.tasks.reclaim(3)).toEqual([])
      expect(await stores.tasks.get('a')).toMatchObject({ life: { progress: 0.5 } })
      clock.now += 2
      await stores.tasks.reclaim(3)
      expect(await stores.tasks.renew('a', 1, 10, 0.9)).toBe(false)
      await stores.tasks.take(lease)
      expect(await stores.tasks.renew('a', 1, 10, 0.9)).toBe(false)
      expect(await stores.tasks.get('a')).toMatchObject({ life: { attempt: 2, progress: 0.5 } })
      expect(await stores.tasks.renew('a', 2, 10, 0.2)).toBe(true)
      expect(await stores.tasks.get('a')).toMatchObject({ life: { attempt: 2, progress: 0.5 } })
    })

    it('does not hear a lost attempt', async () => {
      await stores.tasks.add(order('a'), wide)
      await stores.tasks.take(lease)
      clock.now += 11
      await stores.tasks.reclaim(3)
      expect(await complete('a', 1)).toMatchObject({ changed: false, task: { life: { state: 'queued' } } })
      await stores.tasks.take(lease)
      expect(await complete('a', 1)).toMatchObject({ changed: false, task: { life: { state: 'running' } } })
      expect(await complete('a', 2)).toMatchObject({ changed: true, task: { life: { state: 'completed' } } })
      expect(await complete('never', 1)).toBeUndefined()
    })

    it('keeps a finished task finished, with all that belongs to it', async () => {
      await stores.tasks.add(order('a'), wide)
      await stores.tasks.take(lease)
      clock.now += 5
      await complete('a', 1, 9_000)
      const failure = { name: 'drawingFailed', about: { detail: 'x' } } as const
      const late = await stores.tasks.apply('a', { type: 'failed', attempt: 1, at: 3_000, failure })
      expect(late?.changed).toBe(false)
      expect((await stores.tasks.get('a'))?.life).toEqual({
        state: 'completed',
        attempt: 1,
        lost: 0,
        progress: 1,
        startedAt: 1_000,
        finishedAt: 1_005,
        result: result(9_000),
        warnings: ['the mark was cut'],
      })
    })

    it('keeps what a failure is about', async () => {
      await stores.tasks.add(order('a'), wide)
      await stores.tasks.take(lease)
      const failure = { name: 'drawingTimedOut', about: { seconds: 1.5 } } as const
      await stores.tasks.apply('a', { type: 'failed', attempt: 1, at: 3_000, failure })
      expect((await stores.tasks.get('a'))?.life).toEqual({
        state: 'failed',
        attempt: 1,
        lost: 0,
        progress: 0,
        startedAt: 1_000,
        finishedAt: 3_000,
        failure,
      })
    })

    it('takes a task back that is handed back, without counting the attempt as lost', async () => {
      await stores.tasks.add(order('a'), wide)
      for (let i = 1; i <= 5; i++) {
        await stores.tasks.take(lease)
        const back = await stores.tasks.apply('a', { type: 'handedBack', attempt: i })
        expect(back?.task.life).toMatchObject({ state: 'queued', attempt: i, lost: 0 })
      }
    })

    it('refuses when the queue is full, and only then', async () => {
      const admission = { queueLimit: 2, tasksPerKey: 0 }
      await stores.tasks.add(order('a'), admission)
      await stores.tasks.add(order('b'), admission)
      await expect(stores.tasks.add(order('c'), admission)).rejects.toMatchObject({ failure: 'queueFull' })
      expect(await stores.tasks.get('c')).toBeUndefined()
      await stores.tasks.take(lease)
      await stores.tasks.add(order('c'), admission)
      expect(await stores.tasks.counts()).toEqual({ queued: 2, running: 1 })
    })

    it('refuses more open tasks of one key than are allowed', async () => {
      const admission = { queueLimit: 10, tasksPerKey: 1 }
      await stores.tasks.add(order('a'), admission)
      await expect(stores.tasks.add(order('b'), admission)).rejects.toMatchObject({
        failure: 'tooManyTasks',
        about: { given: 1, allowed: 1 },
      })
      await stores.tasks.add(order('c', { keyId: 'key_b' }), admission)
      await stores.tasks.take(lease)
      await complete('a', 1)
      await stores.tasks.add(order('b'), admission)
    })

    it('charges a completion once, a failure never, and reserves what open tasks will cost', async () => {
      await stores.accounts.addKey(key({ balance: '0.05' }))
      const balance = async () => (await stores.accounts.findKey('h'))?.balance
      const price = '0.02'
      await stores.tasks.add(order('a', { price }), wide)
      await stores.tasks.add(order('b', { price, createdAt: 2_000 }), wide)
      await expect(stores.tasks.add(order('c', { price }), wide)).rejects.toMatchObject({
        failure: 'insufficientBalance',
        about: { balance: '0.01', price: '0.02' },
      })
      await stores.tasks.take(lease)
      await complete('a', 1)
      await complete('a', 1)
      expect(await balance()).toBe('0.03')
      await stores.tasks.take(lease)
      const failure = { name: 'drawingFailed', about: {} } as const
      await stores.tasks.apply('b', { type: 'failed', attempt: 1, at: 1, failure })
      expect(await balance()).toBe('0.03')
    })

    it('does not charge a key without a balance', async () => {
      await stores.accounts.addKey(key())
      await stores.tasks.add(order('a', { price: '5.00' }), wide)
      await stores.tasks.take(lease)
      await complete('a', 1)
      expect((await stores.accounts.findKey('h'))?.balance).toBeUndefined()
    })

    it('ends a canceled task whoever has it, hears no attempt of it any more, and charges nothing', async () => {
      await stores.accounts.addKey(key({ balance: '0.05' }))
      const price = '0.02'
      for (const id of ['running', 'queued']) await stores.tasks.add(order(id, { price }), wide)
      expect((await stores.tasks.take(lease))?.order.id).toBe('running')
      for (const id of ['running', 'queued']) {
        const told = await stores.tasks.apply(id, { type: 'canceled', at: 2_000 })
        expect(told).toMatchObject({ changed: true, task: { life: { failure: { name: 'canceled' } } } })
        expect((await stores.tasks.apply(id, { type: 'canceled', at: 3_000 }))?.changed).toBe(false)
      }
      expect(await stores.tasks.get('running')).toMatchObject({
        life: { startedAt: 1_000, finishedAt: 2_000 },
      })
      expect(await stores.tasks.renew('running', 1, 10, 0.5)).toBe(false)
      expect((await complete('running', 1))?.changed).toBe(false)
      expect(await takeAll()).toEqual([])
      expect((await stores.accounts.findKey('h'))?.balance).toBe('0.05')
      // What it would have cost is free for another.
      await stores.tasks.add(order('next', { price: '0.05' }), wide)
    })

    it('tells a worker which attempts are still its own', async () => {
      for (const id of ['a', 'b', 'c']) await stores.tasks.add(order(id, { createdAt: clock.now++ }), wide)
      for (const worker of ['w', 'w', 'other']) await stores.tasks.take({ worker, leaseMs: 10 })
      expect(await stores.tasks.held('w')).toEqual([
        { id: 'a', attempt: 1 },
        { id: 'b', attempt: 1 },
      ])
      await stores.tasks.apply('a', { type: 'canceled', at: 2_000 })
      await stores.tasks.remove('b')
      expect(await stores.tasks.held('w')).toEqual([])
      expect(await stores.tasks.held('other')).toEqual([{ id: 'c', attempt: 1 }])
    })

    it('forgets a task that is removed, in whatever state', async () => {
      await stores.tasks.add(order('a'), wide)
      expect(await stores.tasks.remove('a')).toBe(true)
      expect(await stores.tasks.remove('a')).toBe(false)
      expect(await stores.tasks.get('a')).toBeUndefined()
      expect(await stores.tasks.counts()).toEqual({ queued: 0, running: 0 })
    })

    describe('a submission with a name of its own', () => {
      const once = (over: Partial<OnceUntil> = {}): OnceUntil => ({
        name: 'n',
        fingerprint: 'f',
        until: clock.now + 100,
        ...over,
      })

      it('is found under it by its own key, also when its task is forgotten', async () => {
        await stores.tasks.add(order('a'), wide, once())
        await stores.tasks.add(order('b', { keyId: 'key_b' }), wide, once({ fingerprint: 'g' }))
        expect(await stores.tasks.once('key_a', 'n')).toEqual({ taskId: 'a', fingerprint: 'f' })
        expect(await stores.tasks.once('key_b', 'n')).toEqual({ taskId: 'b', fingerprint: 'g' })
        expect(await stores.tasks.once('key_a', 'other')).toBeUndefined()
        await stores.tasks.remove('a')
        expect(await stores.tasks.once('key_a', 'n')).toEqual({ taskId: 'a', fingerprint: 'f' })
      })

      it('is taken in once, whoever asks at the same moment', async () => {
        const added = await Promise.allSettled(
          ['a', 'b', 'c'].map((id) => stores.tasks.add(order(id), wide, once())),
        )
        expect(added.map((a) => a.status)).toEqual(['fulfilled', 'rejected', 'rejected'])
        expect(added[1]).toMatchObject({ reason: { failure: 'idempotencyInFlight' } })
        expect(await stores.tasks.counts()).toEqual({ queued: 1, running: 0 })
        expect(await stores.tasks.once('key_a', 'n')).toMatchObject({ taskId: 'a' })
      })

      it('is told to be taken before a queue is told to be full', async () => {
        await stores.tasks.add(order('a'), wide, once())
        const full = { queueLimit: 0, tasksPerKey: 0 }
        await expect(stores.tasks.add(order('b'), full, once())).rejects.toMatchObject({
          failure: 'idempotencyInFlight',
        })
      })

      it('leaves its name free when it is refused, and after its time', async () => {
        const full = { queueLimit: 0, tasksPerKey: 0 }
        await expect(stores.tasks.add(order('a'), full, once())).rejects.toMatchObject({
          failure: 'queueFull',
        })
        expect(await stores.tasks.once('key_a', 'n')).toBeUndefined()
        await stores.tasks.add(order('a'), wide, once())
        clock.now += 99
        expect(await stores.tasks.forgetOnce(clock.now)).toBe(0)
        expect(await stores.tasks.once('key_a', 'n')).toBeDefined()
        clock.now += 1
        expect(await stores.tasks.once('key_a', 'n')).toBeUndefined()
        await stores.tasks.add(order('b'), wide, once({ fingerprint: 'g' }))
        expect(await stores.tasks.once('key_a', 'n')).toEqual({ taskId: 'b', fingerprint: 'g' })
        expect(await stores.tasks.forgetOnce(clock.now + 100)).toBe(1)
      })
    })

    describe('lists', () => {
      const all: TaskQuery = { keyId: 'key_a', order: 'newest', limit: 100 }
      const list = async (over: Partial<TaskQuery> = {}) =>
        (await stores.tasks.list({ ...all, ...over })).map((t) => t.order.id)
      const made = async (id: string, createdAt: number, over: Partial<Order> = {}) =>
        stores.tasks.add(order(id, { createdAt, ...over }), wide)

      it('the tasks of one key by age, those of the same moment by their ids', async () => {
        await made('b', 5)
        await made('a', 5)
        await made('old', 1)
        await made('new', 9)
        await made('foreign', 9, { keyId: 'key_b' })
        expect(await list()).toEqual(['new', 'b', 'a', 'old'])
        expect(await list({ order: 'oldest' })).toEqual(['old', 'a', 'b', 'new'])
        expect(await list({ limit: 2 })).toEqual(['new', 'b'])
        expect((await stores.tasks.list(all))[3]).toEqual(await stores.tasks.get('old'))
      })

      it.each(['newest', 'oldest'] as const)(
        'every task once, page by page, whatever comes and goes meanwhile (%s first)',
        async (first) => {
          for (let i = 0; i < 20; i++) await made(`t${i}`, 100 + Math.floor(i / 3))
          const whole = await list({ order: first })
          const seen: string[] = []
          let behind: Place | undefined
          for (let page = 0; page < 10; page++) {
            const tasks = await stores.tasks.list({
              ...all,
              order: first,
              limit: 3,
              ...(behind && { behind }),
            })
            seen.push(...tasks.map((t) => t.order.id))
            behind = tasks.at(-1)?.order ?? behind
            // The one that the next page begins behind goes, and one comes on the side that was read already.
            await stores.tasks.remove(seen.at(-1) as string)
            await made(`late${page}`, first === 'newest' ? 200 + page : 1 + page)
          }
          expect(seen).toEqual(whole)
        },
      )

      it('only what is asked for', async () => {
        const comic = { key: 'img2img_comic_style_usage', subKey: 'img2img_comic_style_marvel' }
        const other = { ...comic, subKey: 'img2img_comic_style_monet' }
        await made('completed', 1, { style: comic })
        await made('failed', 2)
        await made('canceled', 3, { style: other })
        await made('running', 4)
        await made('queued', 5)
        for (let i = 0; i < 4; i++) await stores.tasks.take(lease)
        await complete('completed', 1)
        const failure = { name: 'drawingFailed', about: {} } as const
        await stores.tasks.apply('failed', { type: 'failed', attempt: 1, at: 9, failure })
        await stores.tasks.apply('canceled', { type: 'canceled', at: 9 })
        for (const phase of ['completed', 'failed', 'canceled', 'running', 'queued'] as const)
          expect(await list({ phases: [phase] })).toEqual([phase])
        expect(await list({ phases: ['queued', 'canceled'] })).toEqual(['queued', 'canceled'])
        expect(await list({ style: { key: comic.key } })).toEqual(['canceled', 'completed'])
        expect(await list({ style: comic })).toEqual(['completed'])
        expect(await list({ from: 2, before: 4 })).toEqual(['canceled', 'failed'])
        expect(await list({ from: 2, before: 4, style: other, phases: ['canceled'] })).toEqual(['canceled'])
        expect(await list({ phases: [] })).toEqual([])
      })
    })

    it('marks expired results as gone and keeps their rows', async () => {
      await stores.tasks.add(order('a'), wide)
      await stores.tasks.take(lease)
      await complete('a', 1, 2_000)
      expect(await stores.tasks.expire(1_999, 10)).toEqual([])
      expect(await stores.tasks.expire(2_000, 10)).toEqual(['pictures/2026010100/a-1.jpg'])
      expect(await stores.tasks.expire(2_000, 10)).toEqual([])
      expect(await stores.tasks.get('a')).toMatchObject({
        life: { state: 'completed', result: { gone: true } },
      })
    })

    it('forgets finished tasks that are old enough, open ones and live results never', async () => {
      for (const id of ['done', 'failed', 'live', 'open']) {
        await stores.tasks.add(order(id, { createdAt: clock.now++ }), wide)
        if (id !== 'open') await stores.tasks.take(lease)
      }
      clock.now = 2_000
      await complete('done', 1, 2_100)
      await complete('live', 1, 9_000)
      const failure = { name: 'drawingFailed', about: {} } as const
      await stores.tasks.apply('failed', { type: 'failed', attempt: 1, at: 2_000, failure })
      await stores.tasks.expire(2_100, 10)
      expect(await stores.tasks.forget(2_000, 10)).toBe(0)
      expect(await stores.tasks.forget(2_001, 1)).toBe(1)
      expect(await stores.tasks.forget(2_001, 10)).toBe(1)
      const left = await Promise.all(['done', 'failed', 'live', 'open'].map((id) => stores.tasks.get(id)))
      expect(left.map((t) => t?.order.id)).toEqual([undefined, undefined, 'live', 'open'])
    })
  })
}
