export const submitPath = '/model/v1/generation'
export const listPath = `${submitPath}/tasks`
export const uploadPath = '/api/v1/storage/files'
export const specPath = (model: string): string => `/api/v1/skill/models/${encodeURIComponent(model)}/spec`

/** An id is opaque, and comes from outside: it must not become another path. */
export const taskPath = (id: string): string => `${submitPath}/task/${encodeURIComponent(id)}`
