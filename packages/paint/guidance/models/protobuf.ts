/** Bytes of a protocol buffer message; https://protobuf.dev/programming-guides/encoding is all there is to know. */
export class Message {
  readonly #parts: Uint8Array[] = []
  #length = 0

  /** A number that is whole and not negative, or below zero as 64 bits. */
  int(field: number, value: number): this {
    return this.#varint(BigInt(field << 3)).#varint(BigInt.asUintN(64, BigInt(value)))
  }
  float(field: number, value: number): this {
    const bytes = new Uint8Array(4)
    new DataView(bytes.buffer).setFloat32(0, value, true)
    return this.#varint(BigInt((field << 3) | 5)).#add(bytes)
  }
  bytes(field: number, value: Uint8Array | string | Message): this {
    const bytes =
      typeof value === 'string'
        ? new TextEncoder().encode(value)
        : value instanceof Message
          ? value.done()
          : value
    return this.#varint(BigInt((field << 3) | 2))
      .#varint(BigInt(bytes.length))
      .#add(bytes)
  }
  done(): Uint8Array {
    const out = new Uint8Array(this.#length)
    let at = 0
    for (const part of this.#parts) {
      out.set(part, at)
      at += part.length
    }
    return out
  }

  #varint(value: bigint): this {
    const bytes: number[] = []
    let rest = value
    for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
    bytes.push(Number(rest))
    return this.#add(Uint8Array.from(bytes))
  }
  #add(bytes: Uint8Array): this {
    this.#parts.push(bytes)
    this.#length += bytes.length
    return this
  }
}
