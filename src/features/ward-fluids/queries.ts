import { queryOptions } from '@tanstack/react-query'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { fluidChartToken } from '#clinical/observations/fluid-chart-decision.ts'
import type { FluidDay } from '#clinical/observations/fluid-day.ts'
import { fluidCategories, fluidCodes } from '#clinical/observations/fluid-kinds.ts'
import { codesOfMeasured } from '#clinical/observations/measured-codes.ts'
import { fhir, type SearchParams } from '#fhir/client.ts'

import { type Inpatient, toWardFluids } from './model.ts'

/** As much of an entry as a total needs. */
const elements =
  'status,category,code,subject,effective,effectiveDateTime,value,valueQuantity,dataAbsentReason'
/** A weight is taken every week (domain facts §2.8); what is older stands on the chart. */
export const measuredDays = 8

/** Who on the ward is on a fluid chart, and what went in and out of everybody since the day of the chart began. */
export const wardFluids = (wardId: string, day: FluidDay, inpatients: readonly Inpatient[]) =>
  queryOptions({
    queryKey: ['ward', wardId, 'fluids', day.date, inpatients],
    queryFn: async () => {
      const today = { date: [`ge${iso(day.start)}`, `lt${iso(day.end)}`], _elements: elements }
      const recently = { date: `ge${iso(day.start - measuredDays * 86_400_000)}`, _elements: elements }
      const [decisions, byCode, byCategory, measured] = await Promise.all([
        ofAll(inpatients, { code: fluidChartToken }),
        ofAll(inpatients, { code: fluidCodes, ...today }),
        ofAll(inpatients, { category: fluidCategories, ...today }),
        ofAll(inpatients, { code: codesOfMeasured('weight', 'glucose', 'ketones'), ...recently }),
      ])
      const all = [decisions, byCode, byCategory, measured]
      return {
        rows: toWardFluids(
          {
            decisions: decisions.resources,
            fluids: [...byCode.resources, ...byCategory.resources],
            measured: measured.resources,
          },
          inpatients,
        ),
        withheld: Math.max(...all.map(({ withheld }) => withheld)),
      }
    },
  })

async function ofAll(inpatients: readonly Inpatient[], params: SearchParams) {
  const ids = inpatients.map(({ patientId }) => patientId)
  const found = await fhir.search('Observation', { patient: ids.join(','), ...params, _count: '1000' })
  // H1: an answer about somebody who was not asked for is no answer.
  if (found.resources.some(({ subject }) => !ids.includes(referenceId(subject, 'Patient') ?? '')))
    throw new Error('The record answered about somebody else. Nothing of it is shown.')
  return found
}

const iso = (instant: number) => new Date(instant).toISOString()
