/**
 * Every limit a caller can meet, with its unit in the name. `strict` is the hosted API's word for word;
 * `lenient` is for operators who want small photos accepted. Docs, /spec and error texts are made from it.
 */
export const limits = {
  /** Decoded size of the one photo. */
  photoBytes: 5 * 1024 * 1024,
  /** Longest side, in pixels, of the upright photo. */
  sideMaxPx: 4096,
  strict: { shortSideMinPx: 600, longSideMinPx: 800 },
  lenient: { shortSideMinPx: 256, longSideMinPx: 256 },
  /** One photo a task. */
  photos: 1,
  /** Whole request body: 5 MB in base64 are 6.7 MB; the rest is room for JSON, line breaks and metadata. */
  bodyBytes: 9 * 1024 * 1024,
  /** Whole multipart form: a photo, its fields, and what separates them. */
  formBytes: 6 * 1024 * 1024,
  /** Parts of a form, and bytes of one that is no file. */
  formParts: 40,
  formFieldBytes: 32 * 1024,
  /** Characters of `logo_text_content` that are drawn; what is longer is cut with an ellipsis. */
  logoTextChars: 64,
  /** Tasks on one page of a list, and where it does not say how many. */
  pageTasks: { max: 100, default: 20 },
  /** Bytes of JSON the caller's `metadata` may take. */
  metadataBytes: 16 * 1024,
  /** Webhooks one key may have. */
  webhooks: 20,
  webhookUrlChars: 2048,
  webhookDescriptionChars: 256,
  /** Deliveries on one page of a webhook's log, and where it does not say how many. */
  pageDeliveries: { max: 100, default: 20 },
} as const

export type LimitsProfile = 'strict' | 'lenient'
