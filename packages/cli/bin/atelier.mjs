#!/usr/bin/env node
import { existsSync } from 'node:fs'

const main = new URL('../dist/main.js', import.meta.url)
if (existsSync(main)) await import(main.href)
else {
  console.error('atelier: not built yet; run npm run build (npm start does it by itself)')
  process.exitCode = 1
}
