import type { Observation } from 'fhir/r4'

import { whoText } from '#clinical/entries/source.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import type { FluidKey } from '#clinical/observations/fluid-kinds.ts'
import { toFluidEver } from '#clinical/observations/fluid.ts'
import { isTakenBack, observedAt } from '#clinical/observations/news2-score.ts'
import { toStruck } from '#clinical/observations/struck.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime, instantOf } from '#fhir/dates.ts'
import { londonWallClock } from '#lib/london-time.ts'

import { notMeasuredReasons } from './amounts.ts'
import type { Line } from './lines.ts'

/** One entry as it is shown before it is changed or taken back. */
export function fluidRows(resource: Stored<Observation>): Rows {
  const fluid = toFluidEver(resource)
  const struck = isTakenBack(resource) ? toStruck(resource) : undefined
  return [
    ['What', fluid && `${fluid.what} ${fluid.direction === 'intake' ? 'in' : 'out'}`],
    ['Volume', amountOf(resource)],
    ['Time', formatDateTime(observedAt(resource))],
    ['Note', resource.note?.map(({ text }) => text).join('; ')],
    ['Recorded by', resource.performer?.map((one) => whoText(one)).find(Boolean)],
    ['Taken back', struck && [struck.words, struck.by, struck.reason].filter(Boolean).join(', ')],
  ]
}

function amountOf(resource: Stored<Observation>): string {
  const fluid = toFluidEver(resource)
  if (fluid?.counted) return `${fluid.counted.millilitres} mL`
  return fluid?.notMeasured ?? fluid?.sentAs ?? 'No volume'
}

/** What an entry says, as if it had been typed; undefined for what another system calls its own way. */
export function lineOf(resource: Stored<Observation>): Line | undefined {
  const fluid = toFluidEver(resource)
  if (!fluid?.kind) return undefined
  const instant = instantOf(fluid.at)
  return {
    entry: crypto.randomUUID(),
    kind: fluid.kind,
    volume: fluid.counted ? String(fluid.counted.millilitres) : '',
    notMeasured: reasonOf(resource, fluid.kind),
    at: instant === undefined ? '' : londonWallClock(instant),
    ...(instant === undefined ? {} : { filled: { text: londonWallClock(instant), at: instant } }),
    note: resource.note?.map(({ text }) => text).join('; ') ?? '',
  }
}

const reasonOf = ({ dataAbsentReason }: Observation, kind: FluidKey) =>
  notMeasuredReasons(kind).find(({ value }) => dataAbsentReason?.coding?.some(({ code }) => code === value))
    ?.value ?? ''
