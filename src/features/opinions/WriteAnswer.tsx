import type { Composition, ServiceRequest } from 'fhir/r4'
import { useEffect, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { DraftConflict } from '#clinical/writing/DraftConflict.tsx'
import { DraftRefused, DraftStatus } from '#clinical/writing/DraftStatus.tsx'
import { identityLine } from '#clinical/patient/patient.ts'
import { SignDialog } from '#clinical/acts/SignDialog.tsx'
import { useDraft } from '#clinical/writing/use-draft.ts'
import type { WorkProps } from '#clinical/writing/work.ts'
import { toWriting } from '#clinical/writing/writing.ts'
import type { Stored } from '#fhir/client.ts'
import { TextField } from '#ui/fields.tsx'
import { Workspace } from '#ui/Workspace.tsx'

import { toAnswer } from './draft.ts'
import type { Opinion } from './model.ts'
import { useMarkSeen, useSignAnswer } from './mutations.ts'
import { OpinionText } from './OpinionText.tsx'

type Props = Pick<WorkProps, 'patient' | 'frame'> & {
  taskId: string
  asked: { request: Stored<ServiceRequest>; opinion: Opinion }
  stored: Stored<Composition> | null
}

const wordsIn = (composition: Composition) => toWriting(composition).sections[0]?.words ?? ''

/** The answer while it is written: it saves itself, and is the record's once it is signed. */
export function WriteAnswer({ patient, taskId, asked: { request, opinion }, stored, frame }: Props) {
  const session = useSession()
  const [step, setStep] = useState<'writing' | 'signing' | 'signed'>('writing')
  const form = useForm({ defaultValues: { words: stored ? wordsIn(stored) : '' } })
  const { keeper, autosave, state, unsaved, isUnsaved, flush } = useDraft({
    patientId: patient.id,
    stored: stored ?? undefined,
  })
  const seen = useMarkSeen(patient.id, taskId)
  const sign = useSignAnswer(patient.id, taskId)
  const kept = keeper.kept()
  useEffect(() => {
    const about = {
      patientId: patient.id,
      encounterId: referenceId(request.encounter, 'Encounter'),
      taskId,
      team: opinion.team,
      request,
      session,
    }
    return form.subscribe({
      formState: { values: true },
      callback: ({ values }) => autosave.typed(toAnswer(values.words, { ...about, now: new Date() })),
    })
  }, [form, autosave, patient.id, taskId, opinion.team, request, session])

  async function toSigning() {
    if (!form.getValues('words').trim())
      return form.setError('words', { message: 'Write the answer first' }, { shouldFocus: true })
    await autosave.flush()
    if (keeper.kept()) setStep('signing')
  }

  if (step === 'signed')
    return (
      <Workspace title="Answer a question" {...frame}>
        <p role="status" className="notice success">
          Signed. The answer stands among the opinions and the notes of this patient.
        </p>
        <button type="button" className="button" onClick={frame.onClose}>
          Close
        </button>
      </Workspace>
    )
  return (
    <Workspace
      title="Answer a question"
      status={<DraftStatus state={state} keptAt={stored?.meta?.lastUpdated} />}
      unsaved={unsaved}
      onClose={frame.onClose}
      loses={(leaving) => isUnsaved() && frame.loses(leaving)}
      foot={
        <button
          type="button"
          className="button primary"
          onClick={() => void toSigning().catch(() => undefined)}
        >
          Sign answer…
        </button>
      }
    >
      <FormProvider {...form}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a field that is left is saved at once */}
        <form className="opinion-form" onSubmit={(event) => event.preventDefault()} onBlur={flush} noValidate>
          <OpinionText opinion={opinion} />
          {opinion.state === 'sent' && (
            <p>
              <button
                type="button"
                className="button small"
                disabled={seen.isPending}
                onClick={() => seen.mutate('seen')}
              >
                Mark as seen
              </button>
            </p>
          )}
          {seen.error && <p role="alert">{seen.error.message}</p>}
          <DraftConflict
            state={state}
            theirs={(composition) => <p className="plain-words">{wordsIn(composition)}</p>}
            onKeepMine={(theirs) => {
              keeper.over(theirs)
              flush()
            }}
            onTakeTheirs={(theirs) => {
              keeper.over(theirs)
              form.reset({ words: wordsIn(theirs) })
              autosave.settle()
            }}
          />
          <DraftRefused state={state} onAgain={flush} />
          <TextField name="words" label="Answer" multiline rows={10} />
        </form>
      </FormProvider>
      {step === 'signing' && kept && (
        <SignDialog
          title="Sign answer"
          submitting="Signing answer…"
          patientLine={identityLine(patient)}
          save={{
            mutateAsync: () => sign.mutateAsync(kept),
            isPending: sign.isPending,
            error: sign.error,
          }}
          onClose={() => setStep('writing')}
          onSigned={() => setStep('signed')}
        >
          <OpinionText opinion={opinion} />
          <p className="plain-words">{wordsIn(kept)}</p>
        </SignDialog>
      )}
    </Workspace>
  )
}
