import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'

import { TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { AboutExamination } from './AboutExamination.tsx'
import { OverExamination, type Parts } from './OverExamination.tsx'
import { addendumDraft, type AddendumDraft, appended } from './reporting.ts'
import { useExaminationAct } from './use-examination-act.ts'

const title = 'Add to report'

export const Component = () => (
  <OverExamination title={title} from={['reported']}>
    {(parts) => <Add {...parts} />}
  </OverExamination>
)

/** What was verified stays as it is: this stands below it. */
function Add({ patient, examination, onClose }: Parts) {
  const form = useForm<AddendumDraft, unknown, AddendumDraft>({
    resolver: zodResolver(addendumDraft),
    defaultValues: { words: '' },
  })
  const save = useExaminationAct({ patient, examination }, appended)
  return (
    <FormDialog
      title={title}
      submit="Add to report"
      submitting="Adding to report…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <AboutExamination patient={patient} examination={examination} />
        {examination.report?.conclusion && (
          <p className="wide plain-words">{examination.report.conclusion}</p>
        )}
        <TextField
          name="words"
          label="Addendum"
          hint="The result is open again to whoever answers for it."
          className="wide"
          multiline
          rows={5}
          autoFocus
        />
      </div>
    </FormDialog>
  )
}
