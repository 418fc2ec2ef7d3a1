import type { Observation } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import {
  type FluidChartDecision,
  standingDecision,
  toFluidChartDecisions,
} from '#clinical/observations/fluid-chart-decision.ts'
import { type Fluid, toFluid } from '#clinical/observations/fluid.ts'
import { type Balance, balanceOf, sumOf, type Volume } from '#clinical/observations/fluid-totals.ts'
import { type Earlier, newestOf } from '#clinical/observations/latest-weight.ts'
import type { Measurable } from '#clinical/observations/measured-codes.ts'
import { instantOf } from '#fhir/dates.ts'

type Kept = Observation & { id: string }

/** Who lies where, as the ward knows them. */
export type Inpatient = { patientId: string; bed: string; name: string; since: string | undefined }

/** One patient's fluids of the day and what was measured last. */
export type WardFluids = {
  inpatient: Inpatient
  decision: FluidChartDecision | undefined
  intake: Volume
  output: Volume
  balance: Balance | undefined
  /** When something was charted last today */
  lastAt: number | undefined
  latest: Readonly<Record<'weight' | 'glucose' | 'ketones', Earlier | undefined>>
}

type Read = { decisions: Kept[]; fluids: Kept[]; measured: Kept[] }

export function toWardFluids(read: Read, inpatients: readonly Inpatient[]): WardFluids[] {
  const about = (resources: Kept[], patientId: string) =>
    resources.filter(({ subject }) => referenceId(subject, 'Patient') === patientId)
  return inpatients.map((inpatient) => {
    const { patientId, since } = inpatient
    // An entry that was found by its code and by its category is counted once.
    const once = new Map(about(read.fluids, patientId).map((one) => [one.id, one]))
    const charted = [...once.values()].flatMap((one) => toFluid(one) ?? [])
    const of = (direction: Fluid['direction']) => sumOf(charted.filter((one) => one.direction === direction))
    const [intake, output] = [of('intake'), of('output')]
    const instants = charted.flatMap(({ instant }) => instant ?? [])
    return {
      inpatient,
      decision: standingDecision(toFluidChartDecisions(about(read.decisions, patientId)), instantOf(since)),
      intake,
      output,
      balance: balanceOf({ intake, output }),
      lastAt: instants.length > 0 ? Math.max(...instants) : undefined,
      latest: latestOf(about(read.measured, patientId)),
    }
  })
}

function latestOf(resources: Kept[]): WardFluids['latest'] {
  const of = (name: Exclude<Measurable, 'height'>) => newestOf(resources, name)
  return { weight: of('weight'), glucose: of('glucose'), ketones: of('ketones') }
}
