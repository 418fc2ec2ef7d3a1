import type { ServiceRequest } from 'fhir/r4'
import type { ReactNode } from 'react'
import { type DefaultValues, type FieldValues, type Resolver, useForm } from 'react-hook-form'

import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import type { Stored } from '#fhir/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'

import { referralRows } from './model.ts'
import { useChangeReferral } from './mutations.ts'

export type ReferralDialogProps = {
  patientId: string
  /** Read again before anything is written (hazard H1) */
  patientLine: string
  /** The version on the screen, which the change is written against */
  seen: Stored<ServiceRequest>
  onClose: () => void
}

type Props<Draft extends FieldValues> = ReferralDialogProps & {
  title: string
  /** "Recording triage…" */
  submitting: string
  resolver: Resolver<Draft, unknown, Draft>
  /** What the form begins with; the same again for what somebody else has made of it */
  draftOf: (seen: Stored<ServiceRequest>) => DefaultValues<Draft>
  change: (request: Stored<ServiceRequest>, draft: Draft, today: string) => Stored<ServiceRequest>
  children: ReactNode
}

/** One change of a referral: what it says now above, and both versions when somebody else was first (hazard H11). */
export function ReferralForm<Draft extends FieldValues>(props: Props<Draft>) {
  const { patientId, patientLine, seen, onClose, title, submitting, resolver, draftOf, change, children } =
    props
  const form = useForm<Draft, unknown, Draft>({
    resolver,
    defaultValues: draftOf(seen),
  })
  const save = useChangeReferral(patientId, seen, change)
  return (
    <FormDialog
      title={title}
      submit={title}
      submitting={submitting}
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        {children}
        <details className="wide" open={save.error ? true : undefined}>
          <summary>The referral as it is</summary>
          <EntryAsSeen
            patientId={patientId}
            seen={seen}
            toRows={referralRows}
            save={save}
            // what was written here stays; what was not follows the other person's change
            onTake={(now) => form.reset(draftOf(now), { keepDirtyValues: true })}
          />
        </details>
      </div>
    </FormDialog>
  )
}
