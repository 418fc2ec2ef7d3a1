import type { Observation } from 'fhir/r4'

import type { Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { lune } from '#clinical/observations/observation-codes.ts'
import { concept, ucumSystem } from '#fhir/coding.ts'

import { kindOf } from './amounts.ts'
import type { FluidLine } from './lines.ts'

const hl7 = 'http://terminology.hl7.org/CodeSystem'

/** One entry of the fluid chart as the record keeps it: its time, and beside it when it was entered (hazard H14). */
export function fromLine(
  { entry, kind, amount, at, note }: FluidLine,
  { patientId, session, now }: Pick<Actor, 'patientId' | 'session' | 'now'>,
  encounterId: string | undefined,
): Observation {
  const { codings, words } = kindOf(kind)
  return {
    resourceType: 'Observation',
    identifier: [entryIdentifier(session, entry)],
    status: 'final',
    category: [{ coding: [{ system: `${hl7}/observation-category`, code: 'survey', display: 'Survey' }] }],
    // The first two are SNOMED CT and LOINC where there are both; a third is only read.
    code: { ...concept(...codings.slice(0, 2)), text: codings[0]?.display ?? words },
    subject: { reference: `Patient/${patientId}` },
    ...(encounterId ? { encounter: { reference: `Encounter/${encounterId}` } } : {}),
    effectiveDateTime: at,
    issued: now.toISOString(),
    performer: [recordedBy(session)],
    ...('millilitres' in amount
      ? { valueQuantity: { value: amount.millilitres, unit: 'mL', system: ucumSystem, code: 'mL' } }
      : { dataAbsentReason: notMeasured(amount) }),
    ...(note ? { note: [{ text: note }] } : {}),
  }
}

const notMeasured = ({ notMeasured: code, words }: { notMeasured: string; words: string }) => ({
  coding: [
    lune('fluid-not-measured', code, words),
    { system: `${hl7}/data-absent-reason`, code: 'not-performed', display: 'Not Performed' },
  ],
  text: words,
})
