import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'

import { RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { AboutExamination } from './AboutExamination.tsx'
import { OverExamination, type Parts } from './OverExamination.tsx'
import { type VetDraft, vetDraft, vetted } from './vetting.ts'
import { useExaminationAct } from './use-examination-act.ts'

const title = 'Vet request'

export const Component = () => (
  <OverExamination title={title} from={['requested', 'vetted']}>
    {(parts) => <Vet {...parts} />}
  </OverExamination>
)

type Values = { decision: string; protocol: string; reason: string }

/** Is it justified, and how is it to be done? */
function Vet({ patient, examination, onClose }: Parts) {
  const form = useForm<Values, unknown, VetDraft>({
    resolver: zodResolver(vetDraft),
    defaultValues: { decision: '', protocol: '', reason: '' },
  })
  const save = useExaminationAct({ patient, examination }, vetted)
  const decision = useWatch({ control: form.control, name: 'decision' })
  return (
    <FormDialog
      title={title}
      submit="Save decision"
      submitting="Saving decision…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <AboutExamination patient={patient} examination={examination} />
        <RadioField
          name="decision"
          label="Under IR(ME)R"
          className="wide"
          options={[
            { value: 'justified', label: 'Justified' },
            { value: 'refused', label: 'Not justified' },
          ]}
        />
        {decision === 'refused' ? (
          <TextField
            name="reason"
            label="Why not"
            hint="Whoever asked reads this."
            className="wide"
            multiline
            rows={3}
          />
        ) : (
          <TextField
            name="protocol"
            label="Protocol"
            hint="Phases, contrast, sequences: for whoever makes it."
            className="wide"
            multiline
            rows={3}
          />
        )}
      </div>
    </FormDialog>
  )
}
