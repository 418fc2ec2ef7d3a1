import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'

import { eddMethods } from '#departments/maternity/pregnancy/codes.ts'
import { OverUnderWay, type UnderWay } from '#departments/maternity/pregnancy/OverPregnancy.tsx'
import { usePregnancyAct } from '#departments/maternity/pregnancy/use-pregnancy-act.ts'
import { formatDate } from '#fhir/dates.ts'
import { ChoiceField, DateTimeField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { estimated, estimateDraft, type EstimateDraft } from './estimating.ts'

const title = 'Add estimate of due date'
const methods = Object.entries(eddMethods)
  .map(([value, label]) => ({ value, label }))
  .toSorted((one, other) => one.value.localeCompare(other.value))

export const Component = () => <OverUnderWay title={title}>{(parts) => <Add {...parts} />}</OverUnderWay>

type Values = { method: string; on: string; gestation: string; edd: string }

function Add({ patientId, patientLine, pregnancy, onClose }: UnderWay) {
  const form = useForm<Values, unknown, EstimateDraft>({
    resolver: zodResolver(estimateDraft),
    defaultValues: { method: '', on: '', gestation: '', edd: '' },
  })
  const save = usePregnancyAct(patientId, (draft: EstimateDraft, actor) => estimated(pregnancy, draft, actor))
  const [agreed] = pregnancy.estimates
  return (
    <FormDialog
      title={title}
      submit="Add estimate"
      submitting="Adding estimate…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <p className="wide">
          {agreed
            ? `Agreed now: ${formatDate(agreed.edd)}, ${agreed.how}. It is kept below the new one.`
            : 'No due date is recorded yet.'}
        </p>
        <ChoiceField name="method" label="How it was arrived at" options={methods} className="wide" />
        <DateTimeField name="on" label="On" type="date" />
        <TextField name="gestation" label="Gestation on that day" hint="Weeks and days: 12+3" />
        <DateTimeField name="edd" label="Or the due date itself" type="date" />
      </div>
    </FormDialog>
  )
}
