/**
 * `npm run bench`: what we promise, measured on this machine. A table for people, `bench/results.json` for machines.
 * `node bench/run.ts store 1000000` measures the store alone, at that size; `node bench/run.ts large-chart` one chart of
 * 131,000 entries; `lists` those of ten thousand; `actions` what a desk does, counted.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

import { holds, type Measure } from './measure.ts'

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
if (!only || only === 'lists') {
  const { measureLists } = await import('./lists.ts')
  measures.push(...(await measureLists()))
}
if (!only || only === 'actions') {
  const { measureActions } = await import('./actions.ts')
  measures.push(...(await measureActions()))
}

const promiseOf = ({ budget, least, unit }: Measure) =>
  budget !== undefined ? `≤ ${budget} ${unit}` : least !== undefined ? `≥ ${least} ${unit}` : ''
console.table(
  measures.map((measure) => ({
    measure: measure.name,
    value: `${Number(measure.value.toPrecision(3))} ${measure.unit}`,
    promise: promiseOf(measure),
    holds: promiseOf(measure) === '' ? '' : holds(measure) ? 'yes' : 'NO',
  })),
)
const file = 'bench/results.json'
mkdirSync(dirname(file), { recursive: true })
writeFileSync(
  file,
  JSON.stringify({ at: new Date().toISOString(), node: process.version, measures }, null, 2),
)
if (!measures.every(holds)) process.exitCode = 1
