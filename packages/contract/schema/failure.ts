import * as z from 'zod'

/** `error`, in a failed task and in the body of a refused request. */
export const wireError = z.object({
  /** "003008001"; an integer for clients that cannot read a text here. */
  code: z.union([z.string(), z.int()]),
  /** Always the text. */
  error_code: z.string(),
  error_message: z.string(),
  message: z.string(),
  reason: z.string(),
  /** Path of the member it is about. */
  param: z.string().optional(),
  hint: z.string(),
  retryable: z.boolean(),
})

/**
 * Body of a refused request; with the members of RFC 9457. There is no `status`: one client of the hosted API
 * expects an object under that name.
 */
export const failureBody = z.strictObject({
  error: wireError,
  message: z.string(),
  request_id: z.string(),
  type: z.url(),
  title: z.string(),
  detail: z.string(),
})

/** The same for command lines, which print `message` or `error` as it is. */
export const commandLineFailureBody = z.strictObject({
  message: z.string(),
  error: z.string(),
  request_id: z.string(),
})

export type WireError = z.infer<typeof wireError>
export type FailureBody = z.infer<typeof failureBody>
