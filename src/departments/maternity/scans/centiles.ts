import type { ActivityDefinition, Extension, FhirResource, ObservationDefinition, Quantity } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { listOf } from '#clinical/entries/lenient.ts'
import { codes, scanCodes } from '#departments/maternity/pregnancy/codes.ts'
import { ofKind } from '#departments/maternity/pregnancy/pregnancy.ts'
import { fhir } from '#fhir/client.ts'
import { hasAny } from '#fhir/coding.ts'
import { formatDate } from '#fhir/dates.ts'

export type Curve = { label: string; points: { days: number; value: number }[] }
/** What a trust has loaded for one measure: lines by gestation, and from which rise per week growth is slow. */
export type Centiles = {
  curves: Curve[]
  leastRisePerWeek: number | undefined
  /** Whose lines, and whether anybody signed them off: said wherever they are drawn */
  source: string
}
export type GrowthLines = { fundalHeight: Centiles | undefined; weight: Centiles | undefined }

const identifier = 'https://lune.example/fhir/Id/maternity|growth-centiles'

/**
 * Growth centiles are licensed, so Lune brings none: a trust that has them keeps them in its record (decision 044). One
 * ActivityDefinition holds an ObservationDefinition for each measure; a line is the `qualifiedInterval`s of one `condition`.
 */
export const growthLines = queryOptions({
  queryKey: ['maternity-growth-centiles'],
  queryFn: async () => {
    const { resources } = await fhir.search('ActivityDefinition', { identifier, status: 'active' })
    return toGrowthLines(resources[0])
  },
  staleTime: 60 * 60_000,
})

export function toGrowthLines(definition: ActivityDefinition | undefined): GrowthLines {
  // The types leave what is contained open; every one of them is a FHIR resource.
  const contained = listOf(definition?.contained) as FhirResource[]
  const measures = ofKind(contained, 'ObservationDefinition')
  const of = ({ code }: { code?: string }) => {
    const measure = measures.find((one) => hasAny(one.code, code ?? ''))
    return measure && definition ? toCentiles(measure, sourceText(definition)) : undefined
  }
  return { fundalHeight: of(codes.fundalHeight), weight: of(scanCodes.weight) }
}

const sourceText = ({ copyright, publisher, approvalDate }: ActivityDefinition) =>
  [
    copyright ?? publisher ?? 'source not stated',
    approvalDate ? `signed off ${formatDate(approvalDate)}` : 'not signed off',
  ].join('; ')

const leastRise = 'https://lune.example/fhir/StructureDefinition/least-rise-per-week'

function toCentiles(measure: ObservationDefinition, source: string): Centiles {
  const lines = new Map<string, Curve['points']>()
  const add = (label: string, days: number | undefined, value: number | undefined) => {
    if (days === undefined || value === undefined) return
    lines.set(label, [...(lines.get(label) ?? []), { days, value }])
  }
  for (const { gestationalAge, range, condition } of listOf(measure.qualifiedInterval)) {
    const days = daysIn(gestationalAge?.low)
    const label = condition ?? 'Centile not named'
    // a line is a range without width; one with two ends is drawn as both of its edges
    add(
      range?.high && range.low?.value !== range.high.value ? `${label}, lower` : label,
      days,
      range?.low?.value,
    )
    if (range?.high && range.low?.value !== range.high.value) add(`${label}, upper`, days, range.high.value)
  }
  return {
    curves: [...lines].map(([label, points]) => ({
      label,
      points: points.toSorted((one, other) => one.days - other.days),
    })),
    leastRisePerWeek: listOf<Extension>(measure.extension).find(({ url }) => url === leastRise)?.valueQuantity
      ?.value,
    source,
  }
}

function daysIn(age: Quantity | undefined): number | undefined {
  if (age?.value === undefined) return undefined
  return (age.code ?? age.unit) === 'd' ? age.value : age.value * 7
}
