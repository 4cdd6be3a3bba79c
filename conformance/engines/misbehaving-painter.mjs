/** The painter process of the misbehaving engine. */
import { paintForPool } from '@atelier/server/engines/painting.ts'

async function draw({ way }) {
  if (way === 'dies') process.kill(process.pid, 'SIGSEGV')
  if (way === 'fills its memory') {
    const hoard = []
    for (;;) hoard.push(Array.from({ length: 100_000 }, (_, i) => ({ i })))
  }
  for (;;); // loops for ever: only a signal from outside ends it
}

paintForPool({ draw })
