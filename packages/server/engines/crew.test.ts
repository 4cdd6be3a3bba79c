import { Machine } from '@atelier/paint'
import { gaussian } from '@atelier/paint/kernels/gaussian.ts'
import { expect, it } from 'vitest'
import { hireCrew } from './crew.ts'

it('gives the same bytes on one thread and on four', async () => {
  const alone = await Machine.open()
  const many = await Machine.open()
  const crew = await hireCrew(many, 4)
  try {
    const planes = [alone, many].map((m) => {
      const p = m.plane(333, 257, 4)
      for (let i = 0; i < p.data.length; i++) p.data[i] = Math.sin(i * 0.37) * Math.cos(i * 0.011)
      return p
    })
    for (const sigma of [0.7, 2.5, 9]) {
      const [a, b] = [alone, many].map((m, i) => gaussian(m, planes[i] as never, sigma).data)
      expect(Buffer.compare(Buffer.from(a?.slice().buffer ?? []), Buffer.from(b?.slice().buffer ?? []))).toBe(
        0,
      )
    }
    expect(many.threads).toBe(4)
  } finally {
    await crew.dismiss()
  }
})
it('names a kernel that does not exist', async () => {
  const m = await Machine.open()
  const crew = await hireCrew(m, 2)
  expect(() => crew.run('nothing', 10, [])).toThrow('there is no kernel "nothing"')
  await crew.dismiss()
})
