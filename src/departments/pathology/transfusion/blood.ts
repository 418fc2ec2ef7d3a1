import type { FhirResource, Flag, Observation, Specimen } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { whoText } from '#clinical/entries/source.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny, textOf } from '#fhir/coding.ts'

import {
  answers,
  type BloodGroup,
  codes,
  componentOf,
  isOf,
  readAbo,
  readGroup,
  readRh,
  recent,
  unitGroup,
  valueOf,
} from './blood-group.ts'
import { donationWords } from './donation-number.ts'
import { type SpecialRequirement, toRequirement } from './requirement.ts'
import type { Determination } from './two-samples.ts'
import type { Recent } from './validity.ts'

/** A sample that blood can be matched on, as the record knows it. */
export type BloodSample = {
  id: string
  takenAt: string | undefined
  takenBy: string | undefined
  recent: Recent
  /** The antibody screen done on it, in words */
  screen: string | undefined
}
export type Unit = {
  id: string
  number: string
  type: string
  group: string | undefined
  outcome: string
  at: string | undefined
}

/** Everything of transfusion that is known of one patient. */
export type Blood = {
  determinations: Determination[]
  samples: BloodSample[]
  units: Unit[]
  requirements: SpecialRequirement[]
  /** As the record keeps them: what is marked in error when it was wrong */
  entries: readonly Stored<Observation>[]
}

type Found = {
  observations: readonly Stored<Observation>[]
  /** What waits to be authorised, with the sample it was found on */
  waiting?: readonly { value: Observation; specimen: Stored<Specimen> | undefined; workId: string }[]
  flags: readonly Stored<Flag>[]
  included: readonly FhirResource[]
}

export function toBlood({ observations, waiting = [], flags, included }: Found, now: number): Blood {
  const specimens = new Map(
    included.flatMap((one) => (one.resourceType === 'Specimen' && one.id ? [[one.id, one] as const] : [])),
  )
  const all = [
    ...observations
      .filter(({ status }) => status !== 'entered-in-error' && status !== 'cancelled')
      .map((value) => {
        const id = referenceId(value.specimen, 'Specimen')
        return { value, id, specimen: id ? specimens.get(id) : undefined, workId: undefined }
      }),
    ...waiting.map(({ value, specimen, workId }) => ({ value, id: specimen?.id, specimen, workId })),
  ]
  const reported = all.filter(({ workId }) => workId === undefined)
  return {
    determinations: [...wholeGroups(all), ...groupsInParts(all)],
    samples: samplesOf(reported),
    units: reported.flatMap(({ value }) => toUnit(value) ?? []),
    entries: observations,
    requirements: flags.flatMap((one) => toRequirement(one, now) ?? []),
  }
}

type Known = {
  value: Observation
  id: string | undefined
  specimen: Specimen | undefined
  /** Undefined: it is reported */
  workId: string | undefined
}

function toDetermination({ value, id, specimen, workId }: Known, group: BloodGroup): Determination {
  return {
    id: value.id ?? '',
    group,
    specimenId: id,
    ...taken(specimen, value),
    workId,
    waiting: workId !== undefined || value.status === 'preliminary' || value.status === 'registered',
  }
}

const taken = (specimen: Specimen | undefined, value: Observation) => ({
  takenAt:
    specimen?.collection?.collectedDateTime ??
    specimen?.collection?.collectedPeriod?.start ??
    value.effectiveDateTime ??
    value.effectivePeriod?.start,
  takenBy: specimen?.collection?.collector && whoText(specimen.collection.collector, specimen),
})

const wholeGroups = (all: readonly Known[]): Determination[] =>
  all.flatMap((one) => {
    if (!isOf(one.value, codes.group)) return []
    const group = readGroup(valueOf(one.value))
    return group ? [toDetermination(one, group)] : []
  })

/** ABO and RhD sent apart, as many laboratories do: of the same sample, else of the same moment. Parts of a whole are not counted twice. */
function groupsInParts(all: readonly Known[]): Determination[] {
  const inWhole = new Set(
    all
      .filter(({ value }) => isOf(value, codes.group))
      .flatMap(({ value }) => listOf(value.hasMember).map(({ reference }) => reference ?? '')),
  )
  const isPart = ({ value, workId }: Known) =>
    inWhole.has(workId ? `#${value.id}` : `Observation/${value.id}`)
  const momentOf = ({ id, value }: Known) => id ?? value.effectiveDateTime ?? value.issued
  const apart = all.filter((one) => !isPart(one) && momentOf(one) !== undefined)
  return apart.flatMap((one) => {
    const abo = isOf(one.value, codes.abo) ? readAbo(valueOf(one.value)) : undefined
    const other = apart.find((each) => isOf(each.value, codes.rh) && momentOf(each) === momentOf(one))
    const rh = other && readRh(valueOf(other.value))
    return abo && rh ? [toDetermination(one, { abo, rh })] : []
  })
}

/** The newest first. */
function samplesOf(all: readonly Known[]): BloodSample[] {
  const ids = [...new Set(all.flatMap(({ id }) => id ?? []))]
  return ids
    .map((id) => {
      const of = all.filter((one) => one.id === id)
      const [first] = of
      const asked = of.find(({ value }) => isOf(value, recent))
      const screen = of.find(({ value }) => isOf(value, codes.screen))
      return {
        id,
        ...(first ? taken(first.specimen, first.value) : { takenAt: undefined, takenBy: undefined }),
        recent: recentOf(asked?.value),
        screen: screen && textOf(valueOf(screen.value), ''),
      }
    })
    .toSorted((one, other) => (other.takenAt ?? '').localeCompare(one.takenAt ?? ''))
}

export function recentOf(value: Observation | undefined): Recent {
  const code = (one: (typeof answers)[keyof typeof answers]) => one.coding?.[0]?.code ?? ''
  if (hasAny(value?.valueCodeableConcept, code(answers.no))) return 'no'
  return hasAny(value?.valueCodeableConcept, code(answers.yes)) ? 'yes' : 'unknown'
}

export function toUnit(value: Observation): Unit | undefined {
  if (!isOf(value, codes.crossmatch)) return undefined
  const said = (part: Parameters<typeof componentOf>[1]) => componentOf(value, part)
  const number = said(codes.unitNumber)?.valueString
  const group = said(unitGroup)?.valueCodeableConcept
  return {
    id: value.id ?? '',
    number: number ? donationWords(number) : 'Donation number not sent',
    type: textOf(said(codes.unitType)?.valueCodeableConcept, 'Component not stated'),
    group: group && textOf(group, ''),
    outcome: textOf(valueOf(value), 'Outcome not stated'),
    at: value.issued ?? value.effectiveDateTime,
  }
}
