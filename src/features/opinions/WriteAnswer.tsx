import type { Composition, ServiceRequest } from 'fhir/r4'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { DraftConflict } from '#clinical/writing/DraftConflict.tsx'
import { alone, noteDrafts } from '#clinical/writing/draft-composition.ts'
import { DraftWorkspace } from '#clinical/writing/DraftWorkspace.tsx'
import { identityLine } from '#clinical/patient/patient.ts'
import { SignDialog } from '#clinical/acts/SignDialog.tsx'
import { useDrafts } from '#clinical/writing/use-drafts.ts'
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
  const drafts = useDrafts(noteDrafts, patient.id, stored ? [stored] : [])
  const { keeper, autosave, flush } = drafts
  const seen = useMarkSeen(patient.id, taskId)
  const sign = useSignAnswer(patient.id, taskId)
  const compose = (words: string) =>
    toAnswer(words, {
      patientId: patient.id,
      encounterId: referenceId(request.encounter, 'Encounter'),
      taskId,
      team: opinion.team,
      request,
      session,
      now: new Date(),
    })
  useEffect(() =>
    form.subscribe({
      formState: { values: true },
      callback: ({ values }) => autosave.typed(alone(compose(values.words))),
    }),
  )

  async function toSigning() {
    if (!form.getValues('words').trim())
      return form.setError('words', { message: 'Write the answer first' }, { shouldFocus: true })
    await autosave.flush()
    if (keeper.kept().length > 0) setStep('signing')
  }
  function settle(theirs: Stored<Composition>) {
    keeper.over([theirs])
    sign.reset()
    setStep('writing')
  }

  const [kept] = keeper.kept()
  const [theirs] = drafts.elsewhere(sign.error) ?? []

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
    <DraftWorkspace
      title="Answer a question"
      drafts={drafts}
      form={form}
      frame={frame}
      foot={
        <button
          type="button"
          className="button primary"
          onClick={() => void toSigning().catch(() => undefined)}
        >
          Sign answer…
        </button>
      }
      conflict={
        theirs && (
          <DraftConflict
            theirs={theirs}
            show={(composition) => <p className="plain-words">{wordsIn(composition)}</p>}
            onKeepMine={(seen) => {
              settle(seen)
              autosave.typed(alone(compose(form.getValues('words'))))
              flush()
            }}
            onTakeTheirs={(seen) => {
              settle(seen)
              form.reset({ words: wordsIn(seen) })
              autosave.settle()
            }}
          />
        )
      }
      dialog={
        step === 'signing' &&
        kept &&
        !theirs && (
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
        )
      }
    >
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
      <TextField name="words" label="Answer" multiline rows={10} />
    </DraftWorkspace>
  )
}
