import { zodResolver } from '@hookform/resolvers/zod'
import type { Patient } from 'fhir/r4'
import { useForm } from 'react-hook-form'

import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import { useAct } from '#clinical/acts/use-act.ts'
import { patientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { groupedNhsNumber } from '#lib/nhs-number.ts'
import { FormDialog } from '#ui/FormDialog.tsx'

import { ContactFields, IdentityFields } from './DetailsFields.tsx'
import { detailRows } from './detail-rows.ts'
import { draftOf } from './draft-of.ts'
import { type DetailsDraft, detailsDraft } from './draft.ts'
import { patientDetails } from './queries.ts'
import { withDetails } from './to-patient.ts'

type Props = { patientId: string; patientLine: string; seen: Stored<Patient>; onClose: () => void }

/** Corrects who somebody is and how they are reached; what is replaced is kept as what it was. */
export function ChangeDetailsDialog({ patientId, patientLine, seen, onClose }: Props) {
  const before = draftOf(seen)
  const withheld = toIdentity(seen).confidentiality === 'R'
  const form = useForm({ resolver: zodResolver(detailsDraft), defaultValues: asWritten(before) })
  const save = useAct(
    patientId,
    (draft: DetailsDraft, { now }) => {
      if (JSON.stringify(draft) === JSON.stringify(before)) throw new Error('Nothing has been changed.')
      return { change: [{ seen, to: withDetails(seen, before, draft, now) }] }
    },
    [patientIdentity(patientId).queryKey, patientDetails(patientId).queryKey, ['patient-search']],
  )
  return (
    <FormDialog
      title="Change patient details"
      submit="Save patient details"
      submitting="Saving patient details…"
      width="wide"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        {save.error && (
          <div className="wide">
            <EntryAsSeen
              patientId={patientId}
              seen={seen}
              toRows={detailRows}
              save={save}
              onTake={(now) => form.reset(asWritten(draftOf(now)), { keepDirtyValues: true })}
            />
          </div>
        )}
        <IdentityFields withheld={withheld} />
        <ContactFields withheld={withheld} />
      </div>
    </FormDialog>
  )
}

const asWritten = (details: DetailsDraft): DetailsDraft => ({
  ...details,
  nhsNumber: groupedNhsNumber(details.nhsNumber),
})
