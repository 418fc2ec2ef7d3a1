import type { ReactNode } from 'react'

import type { Chart } from '#clinical/observations/chart-for.ts'
import { concernsOf } from '#clinical/observations/concern.ts'
import { ChecksField } from '#ui/ChecksField.tsx'
import { ChoiceField, NumberField, TextField } from '#ui/fields.tsx'

import type { Values } from './draft.ts'
import { type Measured, type Ranges, unusual } from './entry-ranges.ts'
import { askedIn, devicesOf } from './oxygen.ts'

type ReadingProps = { name: Measured; value: string; limits: Ranges; note?: ReactNode }

/** One measured reading with its unit; what may be right but is rare is said, not refused. */
export function ReadingField({ name, value, limits, note }: ReadingProps) {
  const { words, unit, decimals } = limits[name]
  const warning = unusual(name, value, limits)
  return (
    <NumberField
      name={name}
      label={words}
      unit={unit}
      decimal={decimals === 1}
      note={note}
      {...(warning ? { hint: <span className="obs-entry-unusual">{warning}</span> } : {})}
    />
  )
}

/** The printed chart's own digit and tint; an empty place while there is nothing to score. */
export function SubScoreNote({ score, chart }: { score: number | undefined; chart: 'news2' | 'pews' }) {
  if (score === undefined) return <span className="obs-entry-sub" aria-hidden="true" />
  return (
    <span className={`obs-entry-sub ${chart}-${score}`}>
      <span className="visually-hidden">scores </span>
      {score}
    </span>
  )
}

/** How oxygen is given, and how much of it. */
export function OxygenFields({ values, chart }: { values: Values; chart: Chart }) {
  if (values.air !== 'oxygen') return null
  const amount = askedIn(values.device)
  return (
    <>
      <ChoiceField
        name="device"
        label="Oxygen device"
        options={devicesOf(chart).map(({ code, words }) => ({ value: code, label: `${code} – ${words}` }))}
      />
      {(amount || values.device === '') && (
        <NumberField name="flow" label="Oxygen given" unit={amount ?? 'L/min'} decimal />
      )}
    </>
  )
}

/** Somebody is worried: kept and escalated whatever the score is. */
export function ConcernFields({ values, chart }: { values: Values; chart: Chart }) {
  const asked = values.concern.length > 0 || values.concernWords !== ''
  return (
    <div className="obs-entry-group" role="group" aria-label="Concern">
      <ChecksField
        name="concern"
        className="wide"
        label={chart === 'PEWS' ? 'Concern and triggers' : 'Concern'}
        hint="Counts whatever the score is."
        options={concernsOf(chart).map(({ code, words }) => ({ value: code, label: words }))}
      />
      {asked && <TextField name="concernWords" className="wide" label="What the concern is" />}
    </div>
  )
}
