import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'

import { OverUnderWay, type UnderWay } from '#departments/maternity/pregnancy/OverPregnancy.tsx'
import { usePregnancyAct } from '#departments/maternity/pregnancy/use-pregnancy-act.ts'
import { ChoiceField, DateTimeField, NumberField, RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { antiDSource, occasions } from './anti-d.ts'
import { doseDraft, type DoseDraft, dosed } from './grouping.ts'

const title = 'Record anti-D'

export const Component = () => <OverUnderWay title={title}>{(parts) => <Record {...parts} />}</OverUnderWay>

function Record({ patientId, patientLine, pregnancy, onClose }: UnderWay) {
  const form = useForm<DoseDraft, unknown, DoseDraft>({
    resolver: zodResolver(doseDraft),
    defaultValues: { occasion: '', given: '', on: '', units: '', batch: '', why: '' },
  })
  const save = usePregnancyAct(patientId, dosed)
  const given = useWatch({ control: form.control, name: 'given' })
  return (
    <FormDialog
      title={title}
      submit="Save anti-D"
      submitting="Saving…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">
          {patientLine} · {pregnancy.bloodGroup ?? 'Blood group not recorded'}
        </p>
        <ChoiceField
          name="occasion"
          label="What for"
          options={Object.entries(occasions).map(([value, label]) => ({ value, label }))}
          autoFocus
        />
        <DateTimeField name="on" label="On" type="date" />
        <RadioField
          name="given"
          label="Was it given?"
          options={[
            { value: 'yes', label: 'Given' },
            { value: 'no', label: 'Not given' },
          ]}
        />
        {given === 'yes' && (
          <>
            <NumberField name="units" label="Dose" unit="IU" />
            <TextField name="batch" label="Batch" />
          </>
        )}
        {given === 'no' && (
          <TextField name="why" label="Why not" hint="Declined after discussion, fetus RhD negative" />
        )}
        <p className="wide quiet-text">{antiDSource}</p>
      </div>
    </FormDialog>
  )
}
