// tsx does not reach into workers by itself: this door does, then lets the worker's side in.
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
