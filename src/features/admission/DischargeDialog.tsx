import { zodResolver } from '@hookform/resolvers/zod'
import type { Encounter } from 'fhir/r4'
import { type Control, useForm, useWatch } from 'react-hook-form'

import { useCan } from '#auth/session.ts'
import { dischargeDelays, dischargeDelayUrl } from '#clinical/care/expected-home.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { useNow } from '#lib/use-now.ts'
import { ChecksField } from '#ui/ChecksField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, DateTimeField } from '#ui/fields.tsx'

import { optionsOf } from '#clinical/care/spell-codes.ts'
import { dischargeChecks, type DischargeDraft, dischargeDraft } from './draft.ts'
import { useDischarge } from './mutations.ts'

type Props = { patientId: string; patientLine: string; stay: Stored<Encounter>; onClose: () => void }

/** Ends a stay: how, where to, and when, which may be earlier than now. */
export function DischargeDialog({ patientId, patientLine, stay, onClose }: Props) {
  const mayRegister = useCan('patient.register')
  const now = londonWallClock(useNow())
  const form = useForm({
    resolver: zodResolver(dischargeDraft),
    defaultValues: {
      at: now,
      method: '',
      destination: '',
      bed: 'H' as const,
      ready: '',
      delay: stay.extension?.find(({ url }) => url === dischargeDelayUrl)?.valueCode ?? '',
      checked: [],
    },
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
        <DateTimeField name="ready" type="date" label="Ready to leave since" max={now.slice(0, 10)} />
        <ChoiceField
          name="delay"
          label="Delayed by"
          placeholder="No delay"
          options={dischargeDelays.map(([value, label]) => ({ value, label }))}
        />
        <ChecksField name="checked" label="Before they go" className="wide" options={dischargeChecks} />
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
