import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'

import { RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { AboutExamination } from './AboutExamination.tsx'
import { ImagesLine } from './ImagesLine.tsx'
import { OverExamination, type Parts } from './OverExamination.tsx'
import { type ReportDraft, reportDraft, reported } from './reporting.ts'
import { useExaminationAct } from './use-examination-act.ts'

const title = 'Write report'

export const Component = () => (
  <OverExamination title={title} from={['performed', 'preliminary']}>
    {(parts) => <Write {...parts} />}
  </OverExamination>
)

type Values = { findings: string; conclusion: string; weight: string; status: string }

function Write({ patient, examination, onClose }: Parts) {
  const form = useForm<Values, unknown, ReportDraft>({
    resolver: zodResolver(reportDraft),
    defaultValues: { findings: '', conclusion: examination.report?.conclusion ?? '', weight: '', status: '' },
  })
  const save = useExaminationAct({ patient, examination }, reported)
  return (
    <FormDialog
      title={title}
      submit="Save report"
      submitting="Saving report…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <AboutExamination patient={patient} examination={examination} />
        <div className="wide">
          <ImagesLine examination={examination} />
        </div>
        <TextField name="findings" label="Findings" className="wide" multiline rows={7} autoFocus />
        <TextField name="conclusion" label="Conclusion" className="wide" multiline rows={3} />
        <RadioField
          name="weight"
          label="Who must act on it, and how soon"
          className="wide"
          options={[
            { value: 'N', label: 'Nothing unexpected' },
            { value: 'A', label: 'Significant or unexpected' },
            { value: 'AA', label: 'Critical: act now' },
          ]}
        />
        <RadioField
          name="status"
          label="State"
          className="wide"
          options={[
            { value: 'preliminary', label: 'Preliminary' },
            { value: 'final', label: 'Verified' },
          ]}
        />
      </div>
    </FormDialog>
  )
}
