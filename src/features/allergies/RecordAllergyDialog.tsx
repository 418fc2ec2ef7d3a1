import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import type { AllergyIntolerance } from 'fhir/r4'
import { useForm } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { isElsewhere, sourceText } from '#clinical/entries/source.ts'
import type { Stored } from '#fhir/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'

import { AllergyFields } from './AllergyFields.tsx'
import { allergyDraft, draftOf, emptyDraft } from './draft.ts'
import { takenFrom } from './model.ts'
import { useRecordAllergy } from './mutations.ts'
import { allergyList } from './queries.ts'

type Props = {
  patientId: string
  patientLine: string
  /** Another organisation's entry, to be recorded here too; it stays as it is */
  from?: Stored<AllergyIntolerance>
  onClose: () => void
}

export function RecordAllergyDialog({ patientId, patientLine, from, onClose }: Props) {
  const form = useForm({
    resolver: zodResolver(allergyDraft),
    defaultValues: from ? draftOf(from) : emptyDraft,
  })
  return (
    <FormDialog
      title="Record allergy"
      submit="Record allergy"
      submitting="Recording allergy…"
      form={form}
      save={useRecordAllergy(patientId, from)}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        {from && <p className="wide">Taken from {takenFrom(from)}. That entry stays as it is.</p>}
        <EndsNoneKnown patientId={patientId} />
        <AllergyFields existing={from !== undefined} />
      </div>
    </FormDialog>
  )
}

/** The record says that there is none: said before an allergy is recorded beside it, never both in silence (FHIR006). */
function EndsNoneKnown({ patientId }: { patientId: string }) {
  const { post } = useSession()
  const { data } = useQuery(allergyList(patientId))
  return data?.negations.map(({ id, saidBy }) => (
    <p key={id} className="notice warning wide">
      {isElsewhere(saidBy, post.orgCode)
        ? `“No known allergies” is recorded elsewhere (${sourceText(saidBy)}). That entry stays, and the record will show that the two do not agree.`
        : `The record says “No known allergies” (${sourceText(saidBy)}). Recording an allergy ends that entry.`}
    </p>
  ))
}
