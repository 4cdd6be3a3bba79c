import * as z from 'zod'

/** Pixels of the upright photo, from its top left corner. */
const box = z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
const share = z.number().min(0).max(1)

const check = z.strictObject({
  name: z.enum(['format', 'file_size', 'short_side', 'long_side']),
  ok: z.boolean(),
  given: z.string(),
  allowed: z.string(),
  /** With `ok: false`: what a task with this photo would be answered, and the mend. */
  failure: z
    .strictObject({ code: z.string(), reason: z.string(), message: z.string(), hint: z.string() })
    .optional(),
})

export const inspectedFace = z.strictObject({
  box,
  /** Confidence of the detector. */
  score: share,
  /** Confidence of the 468-point mesh; below 0.9 only the box is used. */
  mesh_score: share,
  meshed: z.boolean(),
  /** Degrees: clockwise in the picture; to the subject's left. */
  roll: z.number(),
  yaw: z.number(),
  /** Whether it is large enough for its features to be drawn. */
  size: z.enum(['large', 'small', 'tiny']),
})

export const inspectedBody = z.strictObject({
  score: share,
  /** Index into `faces`. */
  face: z.int().min(0).optional(),
  keypoints: z
    .array(z.strictObject({ name: z.string(), x: z.number(), y: z.number(), score: share }))
    .length(17),
})

/** Answer of POST /v1/inspect and of `atelier inspect --json`. */
export const inspection = z.strictObject({
  photo: z.strictObject({
    format: z.enum(['jpeg', 'png']),
    bytes: z.int(),
    /** Pixels, upright. */
    width: z.int(),
    height: z.int(),
    /** EXIF, 1 to 8. */
    orientation: z.int(),
    animated: z.boolean(),
  }),
  limits: z.strictObject({
    profile: z.enum(['strict', 'lenient']),
    ok: z.boolean(),
    checks: z.array(check),
  }),
  /** Left out where the photo cannot be looked at: `limits.checks` says why. */
  quality: z
    .strictObject({
      exposure: z.enum(['good', 'dark', 'bright', 'flat']),
      /** Mean lightness (OKLab), and the shares of pixels that are nearly black and nearly white. */
      lightness: share,
      black: share,
      white: share,
      sharpness: z.enum(['sharp', 'soft', 'blurred']),
      /** Contrast of the finest details beside that of coarser ones. */
      fineness: z.number().min(0),
    })
    .optional(),
  seen: z
    .strictObject({
      /** False where nothing could look for people on this machine: then no faces are told. */
      looked: z.boolean(),
      faces: z.array(inspectedFace),
      bodies: z.array(inspectedBody),
      /** Mean of each map over the photo. */
      areas: z.strictObject({
        person: share,
        skin: share,
        hair: share,
        sky: share,
        foliage: share,
        detail: share,
        subject: share,
      }),
      /** Shares of what it is a picture of; they add up to 1. */
      kinds: z.record(z.string(), share),
    })
    .optional(),
  /** Styles that are drawn here, the best first. */
  suits: z.array(
    z.strictObject({
      style: z.string(),
      req_key: z.string(),
      sub_req_key: z.string().optional(),
      fit: share,
      reasons: z.array(z.string()),
    }),
  ),
  warnings: z.array(z.string()),
  /** Only when asked for. */
  overlay: z
    .strictObject({
      content_type: z.literal('image/jpeg'),
      width: z.int(),
      height: z.int(),
      b64_json: z.string(),
    })
    .optional(),
})
export type Inspection = z.infer<typeof inspection>
