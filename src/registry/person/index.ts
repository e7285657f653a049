export { SESSION_COOKIE } from './auth.ts'
export { identifyWith } from './identify.queries.ts'
export { namesOf } from './names.queries.ts'
export { signingSecret } from './secret.actions.ts'
