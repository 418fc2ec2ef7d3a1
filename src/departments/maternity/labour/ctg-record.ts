import type { CodeableConcept, Observation, ObservationComponent } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'
import { concept, ucumSystem } from '#fhir/coding.ts'
import { instantOf } from '#fhir/dates.ts'

import { labourSystem, ours } from './codes.ts'
import {
  type Class,
  classes,
  classWords,
  type Classified,
  classify,
  decelerationKinds,
  type Decelerations,
  type Features,
} from './ctg.ts'

/** A second person's look at one. */
export type Eyes = {
  resource: Stored<Observation>
  at: number | undefined
  when: string | undefined
  is: Class | undefined
  by: string
  note: string
  /** Given for features that were amended since: it no longer counts */
  stale: boolean
}
export type Trace = {
  resource: Stored<Observation>
  at: number | undefined
  when: string | undefined
  features: Features
  accelerations: string | undefined
  contractions: number | undefined
  pulse: number | undefined
  /** What the person at the bedside made of it: that is what holds */
  is: Class | undefined
  computed: Classified
  note: string
  stopped: boolean
  by: string
  performers: string[]
  eyes: Eyes[]
}

const parts = {
  baseline: ours('ctg-baseline', 'Baseline'),
  firstBaseline: ours('ctg-first-baseline', 'Baseline of the first CTG'),
  variability: ours('ctg-variability', 'Variability'),
  variabilityFor: ours('ctg-variability-for', 'Variability so for'),
  sinusoidal: ours('ctg-sinusoidal', 'Sinusoidal'),
  accelerations: ours('ctg-accelerations', 'Accelerations'),
  decelerations: ours('ctg-decelerations', 'Decelerations'),
  decelerationsFor: ours('ctg-decelerations-for', 'Decelerations so for'),
  contractions: ours('ctg-contractions', 'Contractions'),
  pulse: ours('ctg-maternal-pulse', 'Maternal pulse'),
  computed: ours('ctg-computed', 'Classification by the features'),
  monitoring: ours('ctg-monitoring', 'CTG after this'),
} as const

export const classConcept = (is: Class): CodeableConcept => concept(ours(`ctg-${is}`, classWords[is]))
const classOf = (value: CodeableConcept | undefined): Class | undefined =>
  classes.find((one) => codeIn(value) === `ctg-${one}`)
const codeIn = (value: CodeableConcept | undefined) =>
  listOf(value?.coding).find(({ system }) => system === labourSystem)?.code

export type Traced = Omit<Features, 'firstBaseline'> & {
  firstBaseline: number | undefined
  accelerations: 'present' | 'absent' | undefined
  contractions: number | undefined
  pulse: number | undefined
  stopped: boolean
}

/** Everything that was entered, and what the limits make of it. */
export function componentsOf(traced: Traced): ObservationComponent[] {
  const number = (name: keyof typeof parts, value: number | undefined, unit: string, code: string) =>
    value === undefined
      ? []
      : [{ code: concept(parts[name]), valueQuantity: { value, unit, system: ucumSystem, code } }]
  const word = (name: keyof typeof parts, value: CodeableConcept | undefined) =>
    value ? [{ code: concept(parts[name]), valueCodeableConcept: value }] : []
  const { decelerations, accelerations } = traced
  const found = classify(traced)
  const perMinute = ['per minute', '/min'] as const
  const minutes = ['minutes', 'min'] as const
  return [
    ...number('baseline', traced.baseline, ...perMinute),
    ...number('firstBaseline', traced.firstBaseline, ...perMinute),
    ...number('variability', traced.variability, ...perMinute),
    ...number('variabilityFor', traced.variabilityFor, ...minutes),
    { code: concept(parts.sinusoidal), valueBoolean: traced.sinusoidal },
    ...word(
      'accelerations',
      accelerations && concept(ours(accelerations, accelerations === 'present' ? 'Present' : 'Absent')),
    ),
    ...word(
      'decelerations',
      decelerations && concept(ours(`decelerations-${decelerations}`, decelerationKinds[decelerations])),
    ),
    ...number('decelerationsFor', traced.decelerationsFor, ...minutes),
    ...number('contractions', traced.contractions, 'in 10 minutes', '/(10.min)'),
    ...number('pulse', traced.pulse, ...perMinute),
    ...word('computed', found.status === 'classified' ? classConcept(found.is) : { text: 'Not classified' }),
    ...word(
      'monitoring',
      concept(traced.stopped ? ours('stopped', 'Stopped') : ours('continues', 'Continues')),
    ),
  ]
}

export function toTrace(resource: Stored<Observation>, eyes: readonly Stored<Observation>[]): Trace {
  const part = (name: keyof typeof parts) =>
    listOf(resource.component).find(({ code }) => codeIn(code) === parts[name].code)
  const number = (name: keyof typeof parts) => part(name)?.valueQuantity?.value
  const word = (name: keyof typeof parts) => part(name)?.valueCodeableConcept
  const kinds = Object.keys(decelerationKinds) as Decelerations[]
  const features: Features = {
    baseline: number('baseline'),
    firstBaseline: number('firstBaseline'),
    variability: number('variability'),
    variabilityFor: number('variabilityFor'),
    sinusoidal: part('sinusoidal')?.valueBoolean ?? false,
    decelerations: kinds.find((one) => codeIn(word('decelerations')) === `decelerations-${one}`),
    decelerationsFor: number('decelerationsFor'),
  }
  return {
    resource,
    at: instantOf(resource.effectiveDateTime),
    when: resource.effectiveDateTime,
    features,
    accelerations: word('accelerations')?.text,
    contractions: number('contractions'),
    pulse: number('pulse'),
    is: classOf(resource.valueCodeableConcept),
    computed: classify(features),
    note: noteOf(resource),
    stopped: codeIn(word('monitoring')) === 'stopped',
    by: whoIn(resource),
    performers: performersOf(resource),
    eyes: eyes
      .filter(({ derivedFrom }) =>
        listOf(derivedFrom).some((one) => referenceId(one, 'Observation') === resource.id),
      )
      .map((one) => ({
        resource: one,
        at: instantOf(one.effectiveDateTime),
        when: one.effectiveDateTime,
        is: classOf(one.valueCodeableConcept),
        by: whoIn(one),
        note: noteOf(one),
        stale: (one.issued ?? '') < (resource.issued ?? ''),
      })),
  }
}

const noteOf = ({ note }: Observation) =>
  listOf(note)
    .map(({ text }) => text)
    .join(' ')
const whoIn = ({ performer }: Observation) =>
  listOf(performer)
    .flatMap(({ display }) => display ?? [])
    .join(', ') || 'Not recorded'
/** Their SDS user ids. */
const performersOf = ({ performer }: Observation) =>
  listOf(performer).flatMap(({ identifier }) => identifier?.value ?? [])
