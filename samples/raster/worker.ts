/** A worker's side of `render`: its share of the passes, then the sums. */
import { parentPort, workerData } from 'node:worker_threads'
import { sceneOf } from '../scenes/index.ts'
import type { Share, Word } from './farm.ts'
import { detailOf, draw, sums } from './pass.ts'

const share = workerData as Share
const say = (word: Word): void => parentPort?.postMessage(word)
const scene = await sceneOf(share.scene)
const mesh = scene.build(detailOf(scene, share))
const total = sums(share.width, share.height)
for (let pass = share.first; pass < share.passes; pass += share.hop) {
  draw(scene, mesh, share, pass, total, share.behind)
  say({ drawn: pass })
}
say({ sums: total })
