import { zodResolver } from '@hookform/resolvers/zod'
import type { Observation } from 'fhir/r4'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'

import type { Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, newEntryId, recordedBy } from '#clinical/acts/recorded-by.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { type FluidChartDecision, fluidChartCode } from '#clinical/observations/fluid-chart-decision.ts'
import { observationsKey } from '#clinical/observations/observation-decisions.ts'
import { concept } from '#fhir/coding.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'

type Props = {
  patientId: string
  patientLine: string
  encounterId: string | undefined
  /** What holds now on this stay; undefined: nobody has decided */
  standing: FluidChartDecision | undefined
  onClose: () => void
}

const decisionDraft = z.object({
  reason: z.string().check(z.trim(), z.minLength(3, 'Say why'), z.maxLength(500)),
})
type DecisionDraft = z.infer<typeof decisionDraft>

/** Starts or stops the fluid chart: a decision with name, time and reason, that takes the place of the one before. */
export function FluidChartDecisionDialog({ patientId, patientLine, encounterId, standing, onClose }: Props) {
  // What was standing when it was opened is what is changed.
  const [on] = useState(!standing?.on)
  const [entryId] = useState(newEntryId)
  const form = useForm({ resolver: zodResolver(decisionDraft), defaultValues: { reason: '' } })
  const save = useAct(
    patientId,
    ({ reason }: DecisionDraft, actor) => ({
      make: [{ resource: fromDecision({ on, reason, entryId, encounterId }, actor) }],
      reason,
    }),
    [observationsKey(patientId), ['ward']],
  )
  const title = on ? 'Start fluid chart' : 'Stop fluid chart'
  return (
    <FormDialog
      title={title}
      submit={title}
      submitting={on ? 'Starting fluid chart…' : 'Stopping fluid chart…'}
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <p>{patientLine}</p>
        <TextField
          name="reason"
          label="Why?"
          hint="Kept as a decision with your name and the time. What has been charted stays."
          multiline
          rows={3}
          autoFocus
        />
      </div>
    </FormDialog>
  )
}

type Decided = { on: boolean; reason: string; entryId: string; encounterId: string | undefined }

function fromDecision(
  { on, reason, entryId, encounterId }: Decided,
  { patientId, session, now }: Actor,
): Observation {
  const category = 'http://terminology.hl7.org/CodeSystem/observation-category'
  return {
    resourceType: 'Observation',
    identifier: [entryIdentifier(session, entryId)],
    status: 'final',
    category: [{ coding: [{ system: category, code: 'survey', display: 'Survey' }] }],
    code: concept(fluidChartCode),
    subject: { reference: `Patient/${patientId}` },
    ...(encounterId ? { encounter: { reference: `Encounter/${encounterId}` } } : {}),
    effectiveDateTime: now.toISOString(),
    issued: now.toISOString(),
    performer: [recordedBy(session)],
    valueBoolean: on,
    note: [{ text: reason }],
  }
}
