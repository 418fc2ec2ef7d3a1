import './discharge.css'

import type { Composition } from 'fhir/r4'
import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { noteDrafts } from '#clinical/writing/draft-composition.ts'
import { toNoteSections } from '#clinical/writing/note-sections.ts'
import { dischargeSummary } from '#clinical/writing/note-types.ts'
import { NoteText } from '#clinical/writing/NoteText.tsx'
import { recordHeadings } from '#clinical/writing/record-headings.ts'
import { SignedWork } from '#clinical/writing/SignedWork.tsx'
import { useDrafts } from '#clinical/writing/use-drafts.ts'
import type { WorkProps } from '#clinical/writing/work.ts'
import type { Stored } from '#fhir/client.ts'
import { TextField } from '#ui/fields.tsx'

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

/** Filled in from the stay, put right by who writes it, kept as a draft in the record until it is signed. */
export function WriteDischarge({ patient, entryId, stored, record, frame }: Props) {
  const session = useSession()
  const [without, setWithout] = useState(0)
  const prefill = prefillOf(record)
  const form = useForm<DischargeDraft>({
    defaultValues: stored ? toDischargeDraft(stored) : newDraft(prefill, suggested(record)),
  })
  const drafts = useDrafts(noteDrafts, patient.id, stored ? [stored] : [])
  const encounterId = stored?.encounter?.reference?.split('/').at(-1) ?? record.stay?.id
  return (
    <SignedWork
      title="Discharge summary"
      kind="discharge"
      entryId={entryId}
      patient={patient}
      frame={frame}
      drafts={drafts}
      form={form}
      compose={(draft, id) =>
        fromDischargeDraft(
          draft,
          { patientId: patient.id, encounterId, entryId: id, type: dischargeSummary, session },
          new Date(),
        )
      }
      read={toDischargeDraft}
      show={({ section }) => <NoteText sections={toNoteSections(section)} level={3} />}
      isReady={({ medicines }) => {
        const missing = medicines.filter(needsReason).length
        setWithout(missing)
        return missing === 0
      }}
      sign={useSignDischarge(patient.id)}
      signTitle="Sign discharge summary"
      signNote={
        <p className="quiet-text">
          Signed, it becomes a document that is not changed any more, in the notes and the documents of this
          patient.
        </p>
      }
      signed={() => (
        <p role="status" className="notice success">
          Signed. It is in the notes and the documents of this patient; read and print it there.
        </p>
      )}
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
    </SignedWork>
  )
}

const suggested = ({ prescribed, taken, stay }: StayRecord) =>
  toChanges(
    [...prescribed.resources, ...taken.resources],
    [...prescribed.included, ...taken.included],
    stay?.period?.start,
  )
