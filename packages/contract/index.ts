export * from './catalogue.ts'
export * from './failures.ts'
export * from './limits.ts'
