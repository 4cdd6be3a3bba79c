import type { Mark } from '../engines/engine.ts'
import { type Coverage, cover } from './coverage.ts'
import { haloOf } from './halo.ts'
import { markFonts } from './mark-fonts.ts'
import { type MarkLine, setLine } from './mark-line.ts'
import { lettersOf, standardText } from './mark-text.ts'
import type { Pixels } from './pixels.ts'

/** Share of the short side that the tallest letter is high. GB 45438-2025 asks for 5 %; the rest is for rounding. */
const letterShare = 0.052
/** Smallest and largest em for it, as shares of the short side; a line of dots alone does not grow without end. */
const [smallestEm, largestEm] = [0.056, 0.1]
/** Between the ink and the edges of the picture, in em. */
const margin = 0.5
/** Radius of the outline, in em. */
const outlineRadius = 0.055
/** Ground up to this mean lightness (sRGB luma, 0..1) carries white letters, brighter ground dark ones. */
const darkGround = 0.6

/**
 * Draws the watermark into the pixels: the caller's text, or the standard one of the language, with an outline of the
 * opposite tone, so that it is read on any ground.
 *
 * @param pixels changed in place; alpha is left as it is
 */
export async function drawMark(pixels: Pixels, mark: Mark): Promise<void> {
  const opacity = Math.min(1, Math.max(0, mark.opacity))
  if (!(opacity > 0)) return
  const own = lettersOf(mark.text ?? '')
  const letters = own.length > 0 ? own : lettersOf(standardText[mark.language])
  const { width, height } = pixels
  const short = Math.min(width, height)
  const fonts = await markFonts()
  const whole = setLine(letters, Number.POSITIVE_INFINITY, fonts)
  const em = short * Math.min(largestEm, Math.max(smallestEm, letterShare / whole.tallest))
  const line = setLine(letters, width / em - 2 * margin, fonts)
  blend(pixels, placeOf(pixels, line, em, mark.position), line, em, opacity)
}

interface Place {
  /** Pixels of the left end of the baseline. */
  readonly x: number
  readonly y: number
}

function placeOf({ width, height }: Pixels, line: MarkLine, em: number, position: Mark['position']): Place {
  const right = position === 0 || position === 3
  const bottom = position === 0 || position === 1
  return {
    x: Math.round(right ? width - (margin + line.width) * em : margin * em),
    y: Math.round(bottom ? height - (margin + line.bottom) * em : (margin - line.top) * em),
  }
}

/** Rectangle of the picture around the ink and its outline. */
interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

function boxOf(pixels: Pixels, place: Place, line: MarkLine, em: number): Box {
  // Accents and italics may lean out of their line; the outline fades over three passes of its radius.
  const room = Math.ceil(em * (4 * outlineRadius + 0.15))
  const left = Math.max(0, place.x - room)
  const top = Math.max(0, Math.floor(place.y + line.top * em) - room)
  const right = Math.min(pixels.width, Math.ceil(place.x + line.width * em) + room)
  const bottom = Math.min(pixels.height, Math.ceil(place.y + line.bottom * em) + room)
  return { left, top, width: right - left, height: bottom - top }
}

function blend(pixels: Pixels, place: Place, line: MarkLine, em: number, opacity: number): void {
  const box = boxOf(pixels, place, line, em)
  const origin = { scale: em, x: place.x - box.left, y: place.y - box.top }
  const ink = cover(line.commands, box.width, box.height, origin)
  const halo = haloOf(ink, em * outlineRadius)
  const ground = groundUnder(pixels, box, halo)
  const [letter, outline] = ground.lightness <= darkGround ? [255, 0] : [16, 255]
  // A restless ground needs a firmer outline than a plain one; a faint mark needs it more than a strong one.
  const firmness = Math.min(0.85, 0.45 + 2 * ground.spread)
  const { data, width } = pixels
  for (let y = 0; y < box.height; y++)
    for (let x = 0; x < box.width; x++) {
      const i = y * box.width + x
      const covered = ink.data[i] ?? 0
      // Beside the letters only: under a faint letter it would take away what sets it off from the ground.
      const around = (halo.data[i] ?? 0) * (1 - covered) * firmness * opacity ** 0.7
      const on = covered * opacity
      if (around === 0 && on === 0) continue
      const at = ((box.top + y) * width + box.left + x) * 4
      for (let c = at; c < at + 3; c++) {
        const outlined = (data[c] ?? 0) * (1 - around) + outline * around
        data[c] = Math.round(outlined * (1 - on) + letter * on)
      }
    }
}

/** Mean and standard deviation of the lightness where the mark will lie. */
function groundUnder({ data, width }: Pixels, box: Box, { data: weights }: Coverage) {
  let [sum, squares, count] = [0, 0, 0]
  for (let y = 0; y < box.height; y++)
    for (let x = 0; x < box.width; x++) {
      const weight = weights[y * box.width + x] ?? 0
      if (weight === 0) continue
      const at = ((box.top + y) * width + box.left + x) * 4
      const luma = 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0)
      sum += weight * luma
      squares += weight * luma * luma
      count += weight
    }
  const mean = count === 0 ? 0 : sum / count
  return { lightness: mean / 255, spread: Math.sqrt(Math.max(0, squares / (count || 1) - mean * mean)) / 255 }
}
