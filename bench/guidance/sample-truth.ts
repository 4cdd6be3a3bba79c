import { detailOf, draw, type Job, sums } from '../../samples/raster/pass.ts'
import { sceneOf } from '../../samples/scenes/index.ts'

/** Where the figure of an own sample is, as its scene renders it: exact, at `size` of the sample's sides. */
export async function sampleTruth(
  name: string,
  size: number,
): Promise<{ width: number; height: number; truth: Uint8Array }> {
  const scene = await sceneOf(name)
  const job: Job = {
    width: Math.round(scene.width * size),
    height: Math.round(scene.height * size),
    passes: 4,
    lights: 1, // only what covers a pixel is asked for
  }
  const total = sums(job.width, job.height)
  const mesh = scene.build(detailOf(scene, job))
  const behind = scene.backdrop(job.width, job.height)
  for (let pass = 0; pass < job.passes; pass++) draw(scene, mesh, job, pass, total, behind)
  return {
    width: job.width,
    height: job.height,
    truth: Uint8Array.from(total.cover, (v) => (v >= job.passes / 2 ? 1 : 0)),
  }
}
