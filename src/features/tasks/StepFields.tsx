import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useFormContext } from 'react-hook-form'

import { usePolicy } from '#clinical/escalation/use-policy.ts'
import { highRiskSigns, sepsisSource } from '#clinical/escalation/sepsis.ts'
import { nextUp } from '#clinical/escalation/steps.ts'
import { ChecksField } from '#ui/ChecksField.tsx'
import { DateTimeField, TextField } from '#ui/fields.tsx'

import type { ActCode } from './draft.ts'
import { escalationsOf } from './lists.ts'
import type { TaskRow } from './row.ts'
import { answeredWith } from './steps.ts'

type Props = { act: ActCode; row: TaskRow; patientId: string; me: string }

/** What each kind of step needs to be told. */
export function StepFields({ act, row, patientId, me }: Props) {
  switch (act) {
    case 'accept':
    case 'coming':
      return null
    case 'done':
      return <TextField name="words" label="What was found (if anything)" multiline rows={2} />
    case 'cannot':
      return <TextField name="words" label="Why can it not be done?" multiline rows={2} />
    case 'not-coming':
      return (
        <TextField
          name="words"
          label="Why can nobody come?"
          hint="The escalation stays open: tell somebody else, or step up."
          multiline
          rows={2}
        />
      )
    case 'told':
      return (
        <div className="fields">
          <TextField name="who" label="Who was told" hint="Name and role" autoFocus />
          <DateTimeField name="at" label="At" />
          <TextField name="words" label="What they said" className="wide" multiline rows={2} />
        </div>
      )
    case 'seen':
      return <SeenFields row={row} patientId={patientId} me={me} />
    case 'step-up':
      return <StepUpFields row={row} patientId={patientId} />
    case 'sepsis':
      return (
        <>
          <ChecksField
            name="signs"
            label="Also"
            options={[{ value: 'high', label: highRiskSigns }]}
            hint={sepsisSource}
          />
          <TextField name="words" label="Suspected source" multiline rows={2} />
        </>
      )
    case 'no-sepsis':
      return <TextField name="words" label="Why not?" multiline rows={2} />
  }
}

function SeenFields({ row, patientId, me }: Omit<Props, 'act'>) {
  const { getValues, setValue } = useFormContext()
  useEffect(() => {
    if (me && getValues('who') === '') setValue('who', me)
  }, [me, getValues, setValue])
  const { data } = useQuery(escalationsOf(patientId))
  const others = answeredWith(row, data?.entries ?? [])
  return (
    <div className="fields">
      <TextField name="who" label="Seen by" hint="Name and role" />
      <DateTimeField name="at" label="Seen at" />
      <TextField name="words" label="Plan" className="wide" multiline rows={3} />
      {others.length > 0 && (
        <div className="wide">
          <p>This also answers what else is open of this patient’s escalations:</p>
          <ul>
            {others.map(({ id, what }) => (
              <li key={id}>{what}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function StepUpFields({ row, patientId }: Pick<Props, 'row' | 'patientId'>) {
  const { data } = useQuery(escalationsOf(patientId))
  const review =
    row.step === 'tell'
      ? data?.entries.find(({ step, chain, open }) => open && step === 'review' && chain === row.chain)
      : row
  const policy = usePolicy()
  const next = policy?.rungs[(review && nextUp(review.resource)) ?? '']
  if (!policy) return <p>Looking up whom to call next…</p>
  return (
    <>
      <p>
        {next ? (
          <>
            <strong>{next.words}</strong> is called next
            {next.within > 0 ? `, to see the patient within ${next.within} minutes` : ', now'}. This task
            stays, with when it was stepped up.
            <span className="quiet-text"> By: {policy.name}.</span>
          </>
        ) : (
          'There is nobody further up to call here: call 2222.'
        )}
      </p>
      <TextField name="words" label="Why (if there is more to say)" multiline rows={2} />
    </>
  )
}
