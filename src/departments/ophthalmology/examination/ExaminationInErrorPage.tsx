import { useQuery } from '@tanstack/react-query'
import type { Composition } from 'fhir/r4'
import { useParams } from 'react-router'

import { useSession } from '#auth/session.ts'
import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import { enteredInError as findingInError } from '#clinical/acts/in-error.ts'
import { ReasonDialog } from '#clinical/acts/ReasonDialog.tsx'
import { enteredInError } from '#clinical/acts/signing.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { OneEntryDialog } from '#clinical/entries/OneEntryDialog.tsx'
import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { codedFindings } from '#clinical/writing/coded-findings.ts'
import { notesKey } from '#clinical/writing/draft-queries.ts'
import { eyeKey } from '#departments/ophthalmology/eye/queries.ts'
import type { Stored } from '#fhir/client.ts'
import { required, useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'

import { examinationRows } from './rows.ts'

const title = 'Mark examination in error'

/** Withdraws an examination with everything that was found in it, with the reason. */
export function Component() {
  const patientId = usePatientId()
  const id = required(useParams()['entryId'])
  const onClose = useCloseTo('ophthalmology', 'examinations')
  return (
    <OneEntryDialog patientId={patientId} type="Composition" id={id} title={title} onClose={onClose}>
      {(seen) => <InError patientId={patientId} seen={seen} onClose={onClose} />}
    </OneEntryDialog>
  )
}

type Props = { patientId: string; seen: Stored<Composition>; onClose: () => void }

function InError({ patientId, seen, onClose }: Props) {
  const session = useSession()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const save = useAct(
    patientId,
    async ({ reason }: { reason: string }, actor) => {
      const observations = await codedFindings(patientId, seen)
      return {
        change: [
          { seen, to: enteredInError(seen, reason, session, actor.now), withdrawn: true },
          ...observations.map((one) => ({
            seen: one,
            to: findingInError(one, { reason }, actor),
            withdrawn: true,
          })),
        ],
        reason,
      }
    },
    [eyeKey(patientId), notesKey(patientId)],
  )
  return (
    <ReasonDialog
      title={title}
      submit={title}
      submitting="Marking examination in error…"
      save={save}
      onClose={onClose}
      label="Why is it wrong?"
      hint="The examination and everything found in it leave every list. They stay in the record’s history, with your name and this reason."
    >
      {patient && <p>{identityLine(patient)}</p>}
      <EntryAsSeen patientId={patientId} seen={seen} toRows={examinationRows} save={save} />
    </ReasonDialog>
  )
}
