import { Told } from './command.ts'
import type { Order } from './orders.ts'

/** What is wrong with one picture is wrong with all that follow: the others are not tried. */
export class Unavailable extends Told {}

/** A picture that was drawn and lies in a file of the place's own. */
export interface Drawn {
  readonly file: string
  readonly warnings: readonly string[]
  /** To be called when the picture is where it belongs. */
  delivered(): Promise<void>
}

export interface Drawing {
  readonly progress: (fraction: number) => void
  /** Aborts when the person stops the run. */
  readonly signal: AbortSignal
}

/** Where pictures are drawn: in this process, or by a service. */
export interface Place {
  /** How many pictures may be ordered at once. */
  readonly atOnce: number
  /** Whether the same run drew this before it was interrupted; `--overwrite` does not mean those. */
  finished(order: Order): Promise<boolean>
  /** @throws Told or Failure what a person is told; Unavailable when the others need not be tried */
  draw(order: Order, drawing: Drawing): Promise<Drawn>
  /** Called once for each order, however it went: nothing more will be asked for it. */
  settled(order: Order): Promise<void>
  /** What a person who stopped the run is told about the pictures that were begun. */
  readonly afterInterrupt: string
  /** @param complete whether every picture is where it belongs */
  close(complete: boolean): Promise<void>
}
