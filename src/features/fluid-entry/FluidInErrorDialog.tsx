import { zodResolver } from '@hookform/resolvers/zod'
import type { Observation } from 'fhir/r4'
import { useForm } from 'react-hook-form'

import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import { type InErrorDraft, inErrorDraft } from '#clinical/acts/in-error.ts'
import { recordedBy } from '#clinical/acts/recorded-by.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { isTakenBack } from '#clinical/observations/news2-score.ts'
import { observationsKey } from '#clinical/observations/observation-decisions.ts'
import { struckThrough } from '#clinical/observations/strike.ts'
import type { Stored } from '#fhir/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'

import { NoFluidToChange } from './NoFluidToChange.tsx'
import { fluidRows } from './one-fluid.ts'

type Props = { patientId: string; patientLine: string; seen: Stored<Observation>; onClose: () => void }

/** Takes one entry back, with the reason: it leaves every total, and is kept struck through. */
export function FluidInErrorDialog(props: Props) {
  const title = 'Mark fluid entry in error'
  return isTakenBack(props.seen) ? (
    <NoFluidToChange {...props} title={title} struck />
  ) : (
    <TakeBack {...props} title={title} />
  )
}

function TakeBack({ patientId, patientLine, seen, onClose, title }: Props & { title: string }) {
  const form = useForm({ resolver: zodResolver(inErrorDraft), defaultValues: { reason: '' } })
  const save = useAct(
    patientId,
    ({ reason }: InErrorDraft, { session, now }) => {
      const time = now.toISOString()
      const to = struckThrough(seen, { kind: 'in error', reason, author: recordedBy(session), time })
      return { change: [{ seen, to, withdrawn: true }], reason }
    },
    [observationsKey(patientId), ['ward']],
  )
  return (
    <FormDialog
      title={title}
      submit={title}
      submitting="Marking fluid entry in error…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <p>{patientLine}</p>
        <EntryAsSeen patientId={patientId} seen={seen} toRows={fluidRows} save={save} />
        <TextField
          name="reason"
          label="Why is it wrong?"
          hint="The entry leaves every total. It is kept, struck through, with your name and this reason."
          multiline
          rows={3}
          autoFocus
        />
      </div>
    </FormDialog>
  )
}
