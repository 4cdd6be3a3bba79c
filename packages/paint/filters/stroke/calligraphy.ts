import { dice } from '../../brushwork/dice.ts'
import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'

/**
 * Strokes as a calligrapher's brush would lay them: pressed as a plane says, loaded once and running dry, some more
 * than others. Long strokes run drier than short ones.
 */
export const calligraphy = filter({
  id: 'calligraphy',
  doc: 'Gives strokes the pressure of a writing brush and lets it run dry.',
  params: {
    width: plain(1, { min: 0.1, max: 10 }, 'Factor of all widths.'),
    opacity: plain(1, { min: 0, max: 2 }, 'Factor of how dark the strokes are.'),
    dry: ratio(0.5, 'How dry the driest stroke is.'),
  },
  from: 'strokes',
  gives: 'strokes',
  maybe: { press: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 2,
  run: ({ frame: { u }, seed }, src, { width, opacity, dry }, { press }) => {
    const cast = dice(seed + 91)
    const wide = src.width.slice()
    const dark = src.opacity.slice()
    const dryness = new Float32Array(src.count)
    for (let i = 0; i < src.count; i++) {
      const [from, to] = [src.start[i], src.start[i + 1]]
      const long = Math.min(1, (to - from) / 50)
      for (let k = from; k < to; k++) {
        let by = width
        if (press) {
          const x = Math.min(press.width - 1, Math.max(0, Math.floor(src.x[k] * u)))
          const y = Math.min(press.height - 1, Math.max(0, Math.floor(src.y[k] * u)))
          by *= press.data[y * press.width + x]
        }
        wide[k] *= by
      }
      dark[i] = Math.min(1, dark[i] * opacity)
      dryness[i] = dry * (0.25 + 0.75 * cast.even()) * (0.5 + 0.5 * long)
    }
    return { ...src, width: wide, opacity: dark, dry: dryness }
  },
})
