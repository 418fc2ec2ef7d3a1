import { zodResolver } from '@hookform/resolvers/zod'
import type { Encounter } from 'fhir/r4'
import { type Control, useForm, useWatch } from 'react-hook-form'

import { useCan } from '#auth/session.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { useNow } from '#lib/use-now.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, DateTimeField } from '#ui/fields.tsx'

import { optionsOf } from '#clinical/care/spell-codes.ts'
import { type DischargeDraft, dischargeDraft } from './draft.ts'
import { useDischarge } from './mutations.ts'

type Props = { patientId: string; patientLine: string; stay: Stored<Encounter>; onClose: () => void }

/** Ends a stay: how, where to, and when, which may be earlier than now. */
export function DischargeDialog({ patientId, patientLine, stay, onClose }: Props) {
  const mayRegister = useCan('patient.register')
  const now = londonWallClock(useNow())
  const form = useForm({
    resolver: zodResolver(dischargeDraft),
    defaultValues: { at: now, method: '', destination: '', bed: 'H' as const },
  })
  return (
    <FormDialog
      title="Discharge patient"
      submit="Discharge patient"
      submitting="Discharging patient…"
      form={form}
      save={useDischarge(patientId, stay, mayRegister)}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">
          {patientLine}. Admitted {formatDateTime(stay.period?.start)}.
        </p>
        <ChoiceField
          name="method"
          label="Discharge method"
          autoFocus
          options={optionsOf('DischargeMethodEngland')}
        />
        <Died control={form.control} mayRegister={mayRegister} />
        <ChoiceField
          name="destination"
          label="Discharged to"
          options={optionsOf('DischargeDestinationEngland')}
        />
        <DateTimeField name="at" label="Discharged at" max={now} />
        <ChoiceField
          name="bed"
          label="Bed afterwards"
          placeholder={null}
          options={[
            { value: 'H', label: 'Being cleaned' },
            { value: 'U', label: 'Free' },
          ]}
        />
      </div>
    </FormDialog>
  )
}

type DiedProps = { control: Control<DischargeDraft, unknown, DischargeDraft>; mayRegister: boolean }

/** What else is written when somebody died. */
function Died({ control, mayRegister }: DiedProps) {
  if (useWatch({ control, name: 'method' }) !== '4') return null
  return (
    <p className="notice warning" role="status">
      {mayRegister
        ? 'The patient’s record will say that they died at this time.'
        : 'The patient’s record does not say yet that they died: a clerk writes that.'}
    </p>
  )
}
