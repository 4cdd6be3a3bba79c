export type Rgb = readonly [red: number, green: number, blue: number]
type Point = readonly [x: number, y: number]

/**
 * A straight line with soft edges, by the distance of each pixel from it.
 *
 * @param canvas RGB bytes, changed in place; parts outside of it are left away
 * @param width  in pixels
 */
export function drawLine(
  canvas: { readonly width: number; readonly height: number; readonly data: Uint8Array },
  [ax, ay]: Point,
  [bx, by]: Point,
  width: number,
  colour: Rgb,
): void {
  const reach = width / 2 + 1
  const [left, right] = [Math.max(0, Math.floor(Math.min(ax, bx) - reach)), Math.max(ax, bx) + reach]
  const [top, bottom] = [Math.max(0, Math.floor(Math.min(ay, by) - reach)), Math.max(ay, by) + reach]
  const length2 = Math.max(1e-9, (bx - ax) ** 2 + (by - ay) ** 2)
  for (let y = top; y <= Math.min(canvas.height - 1, bottom); y++)
    for (let x = left; x <= Math.min(canvas.width - 1, right); x++) {
      const t = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2))
      const distance = Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay))
      const share = Math.min(1, Math.max(0, reach - 0.5 - distance))
      const i = 3 * (y * canvas.width + x)
      for (let lane = 0; lane < 3; lane++)
        canvas.data[i + lane] =
          (canvas.data[i + lane] as number) * (1 - share) + (colour[lane] as number) * share
    }
}
