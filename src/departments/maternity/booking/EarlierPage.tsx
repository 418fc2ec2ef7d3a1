import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'

import { OverUnderWay, type UnderWay } from '#departments/maternity/pregnancy/OverPregnancy.tsx'
import { usePregnancyAct } from '#departments/maternity/pregnancy/use-pregnancy-act.ts'
import { ChoiceField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { PartialDateField } from '#ui/PartialDateField.tsx'

import { earlierDraft, type EarlierDraft, earlierOutcomes, modes, toldEarlier } from './earlier.ts'

const title = 'Add earlier pregnancy'

export const Component = () => (
  <OverUnderWay title={title} view="booking">
    {(parts) => <Add {...parts} />}
  </OverUnderWay>
)

/** In the order of the list: codes that are numbers would be sorted before the others. */
const options = (those: Record<string, string>, order: readonly string[]) =>
  order.map((value) => ({ value, label: those[value] ?? value }))
const outcomes = options(earlierOutcomes, [
  '01',
  '02',
  '03',
  '04',
  '05',
  'miscarriage',
  'ectopic',
  'termination',
])
const methods = options(modes, Object.keys(modes))

function Add({ patientId, patientLine, pregnancy, onClose }: UnderWay) {
  const form = useForm<EarlierDraft, unknown, EarlierDraft>({
    resolver: zodResolver(earlierDraft),
    defaultValues: { on: '', outcome: '', gestation: '', mode: '', weights: '', note: '' },
  })
  const save = usePregnancyAct(patientId, (draft: EarlierDraft, actor) =>
    toldEarlier(pregnancy, draft, actor),
  )
  return (
    <FormDialog
      title={title}
      submit="Add pregnancy"
      submitting="Adding pregnancy…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <ChoiceField name="outcome" label="How it ended" options={outcomes} autoFocus />
        <PartialDateField name="on" label="When" />
        <TextField name="gestation" label="Gestation then" hint="Weeks and days: 38+4" />
        <ChoiceField name="mode" label="Mode of birth" options={methods} placeholder="Not known" />
        <TextField name="weights" label="Birth weight in grams" hint="Of twins both: 2450, 2310" />
        <TextField name="note" label="What else happened" className="wide" multiline rows={3} />
      </div>
    </FormDialog>
  )
}
