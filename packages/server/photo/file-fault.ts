/** Why a file cannot be a photo of ours, before it is known which failure the caller reads. */
export type FaultKind = 'truncated' | 'unsupported' | 'bomb'

export class FileFault extends Error {
  readonly kind: FaultKind
  constructor(kind: FaultKind, detail: string) {
    super(detail)
    this.name = 'FileFault'
    this.kind = kind
  }
}
