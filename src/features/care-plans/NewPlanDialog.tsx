import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'

import type { Actor } from '#clinical/acts/act.ts'
import { entrySystem } from '#clinical/acts/recorded-by.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { whoText } from '#clinical/entries/source.ts'
import { fhir } from '#fhir/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'

import {
  draftFrom,
  emptyDraft,
  type MadeOf,
  newPlan,
  type PlanDraft,
  planDraft,
  triggerOf,
  triggerSystem,
} from './draft.ts'
import { PlanFields } from './PlanFields.tsx'
import { carePlans, problemsToPlanFor } from './queries.ts'
import { type Offer, offerWords, type Template } from './template.ts'

type Props = {
  patientId: string
  patientLine: string
  encounterId: string | undefined
  /** Undefined: they could not be loaded */
  templates: readonly Template[] | undefined
  /** The assessment that asks for it; without one the plan is made by hand */
  offer: Offer | undefined
  onClose: () => void
}

/** A plan made by hand, or started from what an assessment found: its words are there to be changed before they are kept. */
export function NewPlanDialog({ patientId, patientLine, encounterId, templates, offer, onClose }: Props) {
  const queryClient = useQueryClient()
  const [template, setTemplate] = useState(offer?.template)
  const [begun] = useState(() => (offer ? draftFrom(offer.template, new Date()) : emptyDraft()))
  const form = useForm({ resolver: zodResolver(planDraft), defaultValues: begun })
  const save = useAct(
    patientId,
    async (draft: PlanDraft, actor) => {
      const from = offer && { id: offer.responseId, words: offerWords(offer) }
      if (offer) await refuseStarted(offer, actor)
      const problems = draft.problem ? await queryClient.query(problemsToPlanFor(patientId)) : []
      const made: MadeOf = { encounterId, template, from, problems }
      return { ...newPlan(draft, made, actor), shared: offer !== undefined }
    },
    [carePlans(patientId).queryKey, ['ward']],
  )
  const startFrom = (id: string) => {
    const chosen = templates?.find((one) => one.id === id)
    setTemplate(chosen)
    form.reset(chosen ? draftFrom(chosen, new Date()) : emptyDraft())
  }
  return (
    <FormDialog
      title={offer ? `Start care plan: ${offer.template.title}` : 'New care plan'}
      submit="Start care plan"
      submitting="Starting care plan…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        {offer && <p className="wide">{offerWords(offer)}</p>}
        {!templates && (
          <p className="wide notice warning">
            The plans to start from could not be loaded. Write one by hand.
          </p>
        )}
        {!offer && templates && templates.length > 0 && (
          <StartFrom
            templates={templates}
            chosen={template}
            written={form.formState.isDirty}
            onChoose={startFrom}
          />
        )}
        <PlanFields patientId={patientId} />
        {template?.source && <p className="wide quiet-text">{template.source}</p>}
      </div>
    </FormDialog>
  )
}

/** Somebody else may have started it since it was offered: nothing is made then, and nothing that was typed is lost. */
async function refuseStarted({ responseId, template }: Offer, { actId }: Actor) {
  const identifier = `${triggerSystem}|${triggerOf(responseId, template.id)}`
  const { resources } = await fhir.search('CarePlan', { identifier })
  const theirs = resources.find(
    (plan) => !plan.identifier?.some(({ system, value }) => system === entrySystem && value === actId),
  )
  if (theirs)
    throw new Error(
      `${whoText(theirs.author, theirs) ?? 'Somebody else'} has started this plan from the same assessment. It is in the list of care plans: change that one.`,
    )
}

type StartProps = {
  templates: readonly Template[]
  chosen: Template | undefined
  written: boolean
  onChoose: (id: string) => void
}

/** Words to start from. They take the place of what stands there, so it is not asked once something was written. */
const StartFrom = ({ templates, chosen, written, onChoose }: StartProps) => (
  <div className="field wide">
    <label htmlFor="plan-template">Start from</label>
    <select
      id="plan-template"
      value={chosen?.id ?? ''}
      disabled={written}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">An empty plan</option>
      {templates.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  </div>
)
