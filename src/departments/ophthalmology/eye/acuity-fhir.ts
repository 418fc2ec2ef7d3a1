import type { Observation } from 'fhir/r4'

import { ucumSystem } from '#fhir/coding.ts'

import { type Acuity, belowChart, belowChartWords } from './acuity.ts'

const lettersCode = { text: 'Letters more or less' }
const belowSystem = 'https://lune.example/fhir/CodeSystem/acuity-below-chart'
const length = { 'snellen 6 m': { unit: 'm', code: 'm' }, 'snellen 20 ft': { unit: 'ft', code: '[ft_i]' } }

type Value = Pick<Observation, 'valueRatio' | 'valueQuantity' | 'valueCodeableConcept' | 'component'>

/** In the unit it was written in: a Snellen fraction as the ratio of the two distances. */
export function toValue(acuity: Acuity): Value {
  switch (acuity.unit) {
    case 'snellen 6 m':
    case 'snellen 20 ft': {
      const of = (value: number) => ({ value, system: ucumSystem, ...length[acuity.unit] })
      return {
        valueRatio: { numerator: of(acuity.numerator), denominator: of(acuity.denominator) },
        ...(acuity.letters === 0 ? {} : { component: [{ code: lettersCode, valueInteger: acuity.letters }] }),
      }
    }
    case 'logMAR':
      return { valueQuantity: { value: acuity.value, unit: 'logMAR', system: ucumSystem, code: '{LogMAR}' } }
    case 'ETDRS letters':
      return {
        valueQuantity: { value: acuity.value, unit: 'letters', system: ucumSystem, code: '{letters}' },
      }
    case 'below the chart':
      return {
        valueCodeableConcept: {
          coding: [{ system: belowSystem, code: acuity.value, display: belowChartWords[acuity.value] }],
          text: belowChartWords[acuity.value],
        },
      }
  }
}

/** Undefined for a value in no unit that is known: it is shown as it stands, and not drawn. */
export function fromValue({
  valueRatio,
  valueQuantity,
  valueCodeableConcept,
  component = [],
}: Value): Acuity | undefined {
  const [numerator, denominator] = [valueRatio?.numerator?.value, valueRatio?.denominator?.value]
  if (numerator && denominator) {
    const letters = component.find(({ code }) => code.text === lettersCode.text)?.valueInteger ?? 0
    return {
      unit: valueRatio?.numerator?.code === '[ft_i]' ? 'snellen 20 ft' : 'snellen 6 m',
      numerator,
      denominator,
      letters,
    }
  }
  const { value, unit, code } = valueQuantity ?? {}
  if (value !== undefined) {
    const named = `${unit ?? ''} ${code ?? ''}`.toLowerCase()
    if (named.includes('logmar')) return { unit: 'logMAR', value }
    if (named.includes('letter')) return { unit: 'ETDRS letters', value }
  }
  const below = belowChart.find((one) =>
    valueCodeableConcept?.coding?.some(({ system, code: found }) => system === belowSystem && found === one),
  )
  return below && { unit: 'below the chart', value: below }
}
