import { zodResolver } from '@hookform/resolvers/zod'
import type { AllergyIntolerance } from 'fhir/r4'
import { useForm } from 'react-hook-form'

import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import type { Stored } from '#fhir/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'

import { AllergyFields } from './AllergyFields.tsx'
import { allergyDraft, draftOf } from './draft.ts'
import { allergyRows } from './model.ts'
import { useChangeAllergy } from './mutations.ts'

type Props = {
  patientId: string
  patientLine: string
  seen: Stored<AllergyIntolerance>
  onClose: () => void
}

/** Changes, refutes or ends an entry; what the form cannot say of it stays as it is. */
export function ChangeAllergyDialog({ patientId, patientLine, seen, onClose }: Props) {
  const before = draftOf(seen)
  const form = useForm({ resolver: zodResolver(allergyDraft), defaultValues: before })
  const save = useChangeAllergy(patientId, seen, before)
  return (
    <FormDialog
      title="Change allergy"
      submit="Save changes to allergy"
      submitting="Saving changes to allergy…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <div className="wide">
          <EntryAsSeen
            patientId={patientId}
            seen={seen}
            toRows={allergyRows}
            save={save}
            // what was written here stays; what was not follows the other person's change
            onTake={(now) => form.reset(draftOf(now), { keepDirtyValues: true })}
          />
        </div>
        <AllergyFields existing />
      </div>
    </FormDialog>
  )
}
