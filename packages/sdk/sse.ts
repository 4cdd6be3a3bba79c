/** A server-sent event. */
export interface ServerEvent {
  readonly event: string
  /** Undefined where the event has none of its own. */
  readonly id: string | undefined
  readonly data: string
}

/** Reads server-sent events from pieces of text, as the standard says: https://html.spec.whatwg.org/#parsing-an-event-stream */
export class EventReader {
  #rest: string[] = []
  #endedWithReturn: boolean = false
  #event: string = ''
  #id: string | undefined
  #data: string[] = []

  push(text: string): ServerEvent[] {
    let piece = text
    // A line may end in CR LF with the one here and the other in the next piece.
    if (this.#endedWithReturn && piece !== '') {
      this.#endedWithReturn = false
      if (piece.startsWith('\n')) piece = piece.slice(1)
    }
    if (!/[\r\n]/.test(piece)) {
      this.#rest.push(piece)
      return []
    }
    const lines = (this.#rest.join('') + piece).split(/\r\n|\n|\r/)
    this.#endedWithReturn = piece.endsWith('\r')
    this.#rest = [lines.pop() ?? '']
    return lines.flatMap((line) => this.#line(line))
  }

  #line(line: string): ServerEvent[] {
    if (line === '') return this.#dispatch()
    const colon = line.indexOf(':')
    const name = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)
    if (name === 'event') this.#event = value
    else if (name === 'data') this.#data.push(value)
    else if (name === 'id' && !value.includes('\0')) this.#id = value
    return []
  }

  #dispatch(): ServerEvent[] {
    const found = { event: this.#event || 'message', id: this.#id, data: this.#data.join('\n') }
    const isOne = this.#data.length > 0
    this.#event = ''
    this.#id = undefined
    this.#data = []
    return isOne ? [found] : []
  }
}
