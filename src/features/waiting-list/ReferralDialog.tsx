import { OneEntryDialog } from '#clinical/entries/OneEntryDialog.tsx'
import { identityLine, type PatientIdentity } from '#clinical/patient/patient.ts'

import type { ReferralAct } from './acts.ts'
import { ClockDialog } from './ClockDialog.tsx'
import { OfferDialog } from './OfferDialog.tsx'
import { PlanDialog } from './PlanDialog.tsx'
import type { ReferralDialogProps } from './ReferralForm.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'
import { ResumeDialog, SuspendDialog, ValidateDialog } from './SuspendDialog.tsx'
import { TriageDialog } from './TriageDialog.tsx'

const dialogs: Record<ReferralAct, (props: ReferralDialogProps) => React.JSX.Element> = {
  triage: TriageDialog,
  clock: ClockDialog,
  plan: PlanDialog,
  offer: OfferDialog,
  suspend: SuspendDialog,
  resume: ResumeDialog,
  validate: ValidateDialog,
  remove: RemoveDialog,
}

type Props = { patient: PatientIdentity; referralId: string; act: ReferralAct; onClose: () => void }

/** What is done with one referral, as the address names it. */
export function ReferralDialog({ patient, referralId, act, onClose }: Props) {
  const Dialog = dialogs[act]
  return (
    <OneEntryDialog
      patientId={patient.id}
      type="ServiceRequest"
      id={referralId}
      title="Referral"
      onClose={onClose}
    >
      {(seen) => (
        <Dialog patientId={patient.id} patientLine={identityLine(patient)} seen={seen} onClose={onClose} />
      )}
    </OneEntryDialog>
  )
}
