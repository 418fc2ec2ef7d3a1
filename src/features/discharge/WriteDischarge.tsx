import './discharge.css'

import type { Composition } from 'fhir/r4'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { DraftConflict } from '#clinical/writing/DraftConflict.tsx'
import { alone, noteDrafts } from '#clinical/writing/draft-composition.ts'
import { DraftWorkspace } from '#clinical/writing/DraftWorkspace.tsx'
import { toNoteSections } from '#clinical/writing/note-sections.ts'
import { dischargeSummary } from '#clinical/writing/note-types.ts'
import { NoteText } from '#clinical/writing/NoteText.tsx'
import { identityLine } from '#clinical/patient/patient.ts'
import { recordHeadings } from '#clinical/writing/record-headings.ts'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { SignDialog } from '#clinical/acts/SignDialog.tsx'
import { useDrafts } from '#clinical/writing/use-drafts.ts'
import { useOpenWork, type WorkProps } from '#clinical/writing/work.ts'
import type { Stored } from '#fhir/client.ts'
import { TextField } from '#ui/fields.tsx'
import { Workspace } from '#ui/Workspace.tsx'

import { type DischargeDraft, fromDischargeDraft, newDraft, toDischargeDraft } from './draft.ts'
import { needsReason, toChanges } from './medicine-changes.ts'
import { MedicineChanges } from './MedicineChanges.tsx'
import { useSignDischarge } from './mutations.ts'
import { prefillOf } from './prefill.ts'
import type { StayRecord } from './stay-record.ts'

type Props = Pick<WorkProps, 'patient' | 'frame'> & {
  entryId: string
  stored: Stored<Composition> | undefined
  record: StayRecord
}

const title = 'Discharge summary'

/** Filled in from the stay, put right by who writes it, kept as a draft in the record until it is signed. */
export function WriteDischarge({ patient, entryId, stored, record, frame }: Props) {
  const session = useSession()
  const openWork = useOpenWork()
  const sign = useSignDischarge(patient.id)
  const [step, setStep] = useState<'writing' | 'signing' | 'signed'>('writing')
  const [without, setWithout] = useState(0)
  const prefill = prefillOf(record)
  const form = useForm<DischargeDraft>({
    defaultValues: stored ? toDischargeDraft(stored) : newDraft(prefill, suggested(record)),
  })
  const drafts = useDrafts(noteDrafts, patient.id, stored ? [stored] : [])
  const { keeper, autosave, flush } = drafts
  const encounterId = stored?.encounter?.reference?.split('/').at(-1) ?? record.stay?.id
  const compose = (draft: DischargeDraft, id = entryId) =>
    fromDischargeDraft(
      draft,
      { patientId: patient.id, encounterId, entryId: id, type: dischargeSummary, session },
      new Date(),
    )
  useEffect(() =>
    form.subscribe({
      formState: { values: true },
      callback: ({ values }) => autosave.typed(alone(compose(values))),
    }),
  )

  async function toSign() {
    const missing = form.getValues().medicines.filter(needsReason).length
    setWithout(missing)
    if (missing > 0) return
    // a summary nobody has changed yet is a draft of its own now
    if (keeper.kept().length === 0) autosave.typed(alone(compose(form.getValues())))
    await autosave.flush()
    if (keeper.kept().length > 0) setStep('signing')
  }
  async function goOnAsNew() {
    await autosave.flush().catch(() => undefined)
    const id = newEntryId()
    const another = alone(compose(form.getValues(), id))
    keeper.over([])
    await keeper.write(another.entryIds, another.compose)
    autosave.settle()
    openWork({ kind: 'discharge', id })
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
      <Workspace
        title={title}
        {...frame}
        foot={
          <button type="button" className="button primary" onClick={frame.onClose}>
            Close
          </button>
        }
      >
        <p role="status" className="notice success">
          Signed. It is in the notes and the documents of this patient; read and print it there.
        </p>
      </Workspace>
    )
  return (
    <DraftWorkspace
      title={title}
      drafts={drafts}
      form={form}
      frame={frame}
      foot={
        <button type="button" className="button primary" onClick={() => void toSign().catch(() => undefined)}>
          Sign…
        </button>
      }
      conflict={
        theirs && (
          <DraftConflict
            theirs={theirs}
            show={({ section }) => <NoteText sections={toNoteSections(section)} />}
            onKeepMine={(seen) => {
              settle(seen)
              autosave.typed(alone(compose(form.getValues())))
              flush()
            }}
            onTakeTheirs={(seen) => {
              settle(seen)
              form.reset(toDischargeDraft(seen))
              autosave.settle()
            }}
            onNew={() => void goOnAsNew().catch(() => undefined)}
          />
        )
      }
      dialog={
        step === 'signing' &&
        kept &&
        !theirs && (
          <SignDialog
            title="Sign discharge summary"
            submitting="Signing discharge summary…"
            patientLine={identityLine(patient)}
            save={{
              mutateAsync: () => sign.mutateAsync(kept),
              isPending: sign.isPending,
              error: sign.error,
            }}
            onClose={() => setStep('writing')}
            onSigned={() => setStep('signed')}
          >
            <div className="note-words">
              <NoteText sections={toNoteSections(kept.section)} level={3} />
            </div>
            <p className="quiet-text">
              Signed, it becomes a document that is not changed any more, in the notes and the documents of
              this patient.
            </p>
          </SignDialog>
        )
      }
    >
      {without > 0 && (
        <p role="alert" className="notice warning">
          {without === 1 ? 'One medicine needs' : `${without} medicines need`} a reason: the GP cannot act on
          a change without it.
        </p>
      )}
      {form.getValues().sections.map(({ heading }, index) => {
        const missing = prefill[heading]?.missing
        return (
          <div key={heading} className="discharge-section">
            <TextField
              name={`sections.${index}.words`}
              label={recordHeadings[heading]}
              multiline
              rows={2}
              {...(missing ? { hint: missing } : {})}
            />
            {heading === 'allergies-and-adverse-reaction' && <MedicineChanges record={record} />}
          </div>
        )
      })}
    </DraftWorkspace>
  )
}

const suggested = ({ prescribed, taken, stay }: StayRecord) =>
  toChanges(
    [...prescribed.resources, ...taken.resources],
    [...prescribed.included, ...taken.included],
    stay?.period?.start,
  )
