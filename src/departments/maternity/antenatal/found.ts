import type { Observation, ObservationComponent } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { observationCodes } from '#clinical/observations/observation-codes.ts'
import { codes } from '#departments/maternity/pregnancy/codes.ts'
import { gestationDays } from '#departments/maternity/pregnancy/gestation.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny, quantityText, textOf } from '#fhir/coding.ts'

import {
  carbonMonoxideMeans,
  haemoglobinMeans,
  type Meaning,
  movementsMean,
  pcrMeans,
  pressureMeans,
  proteinMeans,
} from './thresholds.ts'

/** Something found in the pregnancy, in words, with what it means where a threshold is met. */
export type Finding = {
  id: string
  what: string
  text: string
  means: Meaning
  on: string | undefined
  encounter: string | undefined
}

const kinds: readonly [code: string, what: string][] = [
  [codes.bloodPressure.code ?? '', 'Blood pressure'],
  [codes.proteinuria.code ?? '', 'Urine protein'],
  [codes.pcr.code, 'Protein to creatinine ratio'],
  [codes.haemoglobin.code ?? '', 'Haemoglobin'],
  [codes.haemoglobinUk.code ?? '', 'Haemoglobin'],
  [codes.carbonMonoxide.code, 'Carbon monoxide'],
  [codes.bodyMass.code ?? '', 'Body mass index'],
  [codes.fundalHeight.code ?? '', 'Fundal height'],
  [codes.movements.code, 'Movements'],
  [codes.fetalHeart.code ?? '', 'Fetal heart'],
  [codes.presentation.code, 'Presentation'],
  [codes.mood.code, 'Mental health'],
]

/** What was found at contacts and elsewhere, the newest first. */
export function findingsOf({ observations, estimates }: Pregnancy): Finding[] {
  const edd = estimates[0]?.edd
  return observations
    .flatMap((one): Finding[] => {
      const kind = kinds.find(([code]) => hasAny(one.code, code))
      if (!kind) return []
      const on = one.effectiveDateTime ?? one.issued
      const days = edd && on ? gestationDays(edd, on) : undefined
      return [
        {
          id: one.id,
          what: kind[1],
          text: textFor(one),
          means: meansOf(one, days),
          on,
          encounter: one.encounter?.reference,
        },
      ]
    })
    .toSorted((one, other) => (other.on ?? '').localeCompare(one.on ?? ''))
}

function pressure({ component }: Observation) {
  const of = (codings: readonly { code?: string }[]) =>
    listOf(component).find(({ code }) => codings.some((one) => hasAny(code, one.code ?? '')))?.valueQuantity
      ?.value
  return { systolic: of(observationCodes.sbp), diastolic: of(observationCodes.dbp) }
}

function textFor(one: Stored<Observation>): string {
  if (hasAny(one.code, codes.bloodPressure.code ?? '')) {
    const { systolic, diastolic } = pressure(one)
    return `${systolic ?? 'not recorded'}/${diastolic ?? 'not recorded'} mmHg`
  }
  return valueText(one)
}

/** The same of a part of one. */
export const partText = (part: ObservationComponent): string =>
  valueText({ resourceType: 'Observation', status: 'final', ...part })

/** Whatever kind of value an Observation has, in words. */
export function valueText(one: Observation): string {
  const { valueCodeableConcept, valueString, valueBoolean, valueInteger, valueDateTime, dataAbsentReason } =
    one
  return (
    quantityText(one.valueQuantity) ??
    (valueCodeableConcept ? textOf(valueCodeableConcept) : undefined) ??
    valueString ??
    (valueBoolean === undefined ? undefined : valueBoolean ? 'Yes' : 'No') ??
    valueInteger?.toString() ??
    valueDateTime ??
    (dataAbsentReason ? textOf(dataAbsentReason) : 'No value')
  )
}

function meansOf(one: Stored<Observation>, days: number | undefined): Meaning {
  const is = ({ code }: { code?: string }) => hasAny(one.code, code ?? '')
  const { value, unit, code } = one.valueQuantity ?? {}
  if (is(codes.bloodPressure)) {
    const { systolic, diastolic } = pressure(one)
    return pressureMeans(systolic, diastolic)
  }
  if (is(codes.proteinuria)) return proteinMeans(valueText(one))
  if (is(codes.movements)) return movementsMean(valueText(one))
  if (value === undefined) return undefined
  if (is(codes.pcr)) return pcrMeans(value)
  if (is(codes.carbonMonoxide)) return carbonMonoxideMeans(value)
  // said only of grams per litre: another unit is shown as it came (hazard H7)
  if ((is(codes.haemoglobin) || is(codes.haemoglobinUk)) && (code ?? unit) === 'g/L')
    return haemoglobinMeans(value, days)
  return undefined
}
