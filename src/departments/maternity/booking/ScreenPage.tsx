import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'

import { OverUnderWay, type UnderWay } from '#departments/maternity/pregnancy/OverPregnancy.tsx'
import { usePregnancyAct } from '#departments/maternity/pregnancy/use-pregnancy-act.ts'
import { ChoiceField, DateTimeField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { screenDraft, type ScreenDraft, screened, tests } from './screen.ts'
import { screeningsOf, screeningStates, screeningTests } from './screening.ts'

const title = 'Record screening'

export const Component = () => (
  <OverUnderWay title={title} view="booking">
    {(parts) => <Record {...parts} />}
  </OverUnderWay>
)

const states = Object.entries(screeningStates).map(([value, label]) => ({ value, label }))

function Record({ patientId, patientLine, pregnancy, onClose }: UnderWay) {
  const form = useForm<ScreenDraft, unknown, ScreenDraft>({
    resolver: zodResolver(screenDraft),
    defaultValues: {
      on: '',
      tests: Object.fromEntries(tests.map((test) => [test, { state: '', text: '' }])),
    },
  })
  const save = usePregnancyAct(patientId, (draft: ScreenDraft, actor) => screened(pregnancy, draft, actor))
  const before = screeningsOf(pregnancy)
  return (
    <FormDialog
      title={title}
      submit="Save screening"
      submitting="Saving screening…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <DateTimeField name="on" label="On" type="date" className="wide" autoFocus />
        {tests.map((test) => (
          <ScreenFields
            key={test}
            name={test}
            label={screeningTests[test]}
            now={before.find((one) => one.test === test)?.text ?? 'Not recorded'}
          />
        ))}
      </div>
    </FormDialog>
  )
}

const ScreenFields = ({ name, label, now }: { name: string; label: string; now: string }) => (
  <>
    <ChoiceField
      name={`tests.${name}.state`}
      label={label}
      options={states}
      placeholder="Nothing new"
      hint={`Now: ${now}`}
    />
    <TextField name={`tests.${name}.text`} label={`${label}: result or words`} />
  </>
)
