import './plans-grid.css'

import { zodResolver } from '@hookform/resolvers/zod'
import type { QueryKey } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import * as z from 'zod/mini'

import { useAct } from '#clinical/acts/use-act.ts'
import { whoText } from '#clinical/entries/source.ts'
import { aboutPatient } from '#clinical/patient/about-patient.ts'
import type { Plan } from '#clinical/plans/care-plan.ts'
import { type Evaluation, fromEvaluation, outcomeNames, outcomes } from '#clinical/plans/evaluation.ts'
import { fhir } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { RadioField, TextField } from '#ui/fields.tsx'

const evaluationDraft = z
  .object({
    outcome: z.enum(outcomeNames, 'Say how it is going'),
    words: z.string().check(z.trim(), z.maxLength(2000)),
  })
  .check(
    z.refine(
      ({ outcome, words }) => words !== '' || !(outcome === 'worsening' || outcome === 'not-achieved'),
      {
        message: 'Say what was found',
        path: ['words'],
      },
    ),
  )
type EvaluationDraft = z.infer<typeof evaluationDraft>

const options = outcomeNames.map((name) => ({ value: name, label: outcomes[name] }))

type Props = {
  patientId: string
  patientLine: string
  encounterId: string | undefined
  plan: Plan
  last: Evaluation | undefined
  /** What is asked for again once it is saved */
  list: QueryKey
  /** In place of the last evaluation, when none was found */
  noLast: string
  /** "Save evaluation", or "Save and next" on a round */
  submit?: string
  head?: ReactNode
  foot?: ReactNode
  onClose: () => void
  onSaved?: () => void
}

/** How one plan is going, in this shift. "No change" is two keys: space, for it has the focus, and Enter. */
export function EvaluateDialog(props: Props) {
  const { patientId, patientLine, encounterId, plan, last, submit = 'Save evaluation' } = props
  const form = useForm<EvaluationDraft>({
    resolver: zodResolver(evaluationDraft),
    // nothing is chosen before somebody has looked
    defaultValues: { words: '' },
  })
  const save = useAct(
    patientId,
    async (draft: EvaluationDraft, actor) => {
      await refuseClosed(plan.id, patientId)
      return { make: [{ resource: fromEvaluation(draft, { plan, encounterId }, actor) }] }
    },
    [['patient', patientId, 'care-plans'], props.list],
  )
  return (
    <FormDialog
      title={`Evaluate: ${plan.title}`}
      submit={submit}
      submitting="Saving evaluation…"
      form={form}
      save={save}
      onClose={props.onClose}
      {...(props.onSaved ? { onSaved: props.onSaved } : {})}
      foot={props.foot}
    >
      <div className="fields">
        {props.head && <div className="wide">{props.head}</div>}
        <p className="wide sign-patient">{patientLine}</p>
        <div className="wide plan-in-short">
          <PlanInShort plan={plan} last={last} noLast={props.noLast} />
        </div>
        <RadioField name="outcome" label="In this shift" options={options} className="wide" />
        <Words />
      </div>
    </FormDialog>
  )
}

function Words() {
  const outcome = useWatch<EvaluationDraft, 'outcome'>({ name: 'outcome' }) as
    EvaluationDraft['outcome'] | undefined
  const asked = outcome === 'worsening' || outcome === 'not-achieved'
  return (
    <TextField
      name="words"
      label={asked ? 'What was found' : 'What was found (if anything)'}
      multiline
      rows={2}
      className="wide"
    />
  )
}

const PlanInShort = ({ plan, last, noLast }: Pick<Props, 'plan' | 'last' | 'noLast'>) => (
  <>
    {plan.need && <p>{plan.need}</p>}
    <dl className="facts">
      <dt>Goals</dt>
      <dd>
        {plan.goals
          .filter(({ open }) => open)
          .map(({ words, target, due }) => [words, target, due && `by ${due}`].filter(Boolean).join(' · '))
          .join('\n') || 'None open'}
      </dd>
      <dt>Care</dt>
      <dd>
        {plan.activities
          .filter(({ open }) => open)
          .map(({ words, often }) => [words, often].filter(Boolean).join(', '))
          .join('\n') || 'None'}
      </dd>
      <dt>Last</dt>
      <dd>
        {last
          ? [last.found, last.words, formatDateTime(last.at), last.source.who].filter(Boolean).join(' · ')
          : noLast}
      </dd>
    </dl>
  </>
)

/** Somebody may have closed it since it was opened here: then there is nothing to evaluate, and what was typed stays. */
async function refuseClosed(planId: string, patientId: string) {
  const plan = await fhir.read('CarePlan', planId)
  aboutPatient([plan], patientId)
  if (plan.status === 'active') return
  const who = whoText(plan.note?.at(-1)?.authorReference, plan)
  throw new Error(
    `This plan is not followed any more${who ? `: ${who} has closed it` : ''}. Look at it in the chart before you write.`,
  )
}
