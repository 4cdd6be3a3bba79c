// Every kernel, one module a chapter. A new chapter is a line here.
export * from './blur'
export * from './brush'
export * from './colour'
export * from './domain'
export * from './flow'
export * from './kuwahara'
export * from './resample'
export * from './tensor'
