/** Where generations are taken in. */
export const submitPath = '/model/v1/generation'
/** Before the id of a task. */
export const taskPath = `${submitPath}/task`
export const listPath = `${submitPath}/tasks`
export const webhookPath = '/v1/webhooks'
