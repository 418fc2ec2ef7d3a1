/**
 * `npm run bench`: what we promise, measured on this machine. A table for people, `bench/results.json` for machines.
 * `node bench/run.ts store 1000000` measures the store alone, at that size; `node bench/run.ts large-chart` one chart of
 * 131,000 entries.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

import type { Measure } from './measure.ts'

const [only, size] = process.argv.slice(2)
const measures: Measure[] = []

if (!only || only === 'store') {
  const { measureStore } = await import('./store.ts')
  measures.push(...(await measureStore(Number(size ?? 100_000))))
}
if (!only || only === 'app') {
  const { measureApp } = await import('./app.ts')
  measures.push(...(await measureApp()))
}
if (!only || only === 'large-chart') {
  const { measureLargeChart } = await import('./large-chart.ts')
  measures.push(...(await measureLargeChart()))
}

console.table(
  measures.map(({ name, value, unit, budget }) => ({
    measure: name,
    value: `${Number(value.toPrecision(3))} ${unit}`,
    promise: budget === undefined ? '' : `≤ ${budget} ${unit}`,
    holds: budget === undefined ? '' : value <= budget ? 'yes' : 'NO',
  })),
)
const file = 'bench/results.json'
mkdirSync(dirname(file), { recursive: true })
writeFileSync(
  file,
  JSON.stringify({ at: new Date().toISOString(), node: process.version, measures }, null, 2),
)
if (measures.some(({ value, budget }) => budget !== undefined && value > budget)) process.exitCode = 1
