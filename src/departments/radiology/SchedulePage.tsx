import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'

import { londonWallClock } from '#lib/london-time.ts'
import { DateTimeField, NumberField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { AboutExamination } from './AboutExamination.tsx'
import { OverExamination, type Parts } from './OverExamination.tsx'
import { type ScheduleDraft, scheduleDraft, scheduled } from './scheduling.ts'
import { useExaminationAct } from './use-examination-act.ts'

const title = 'Schedule examination'

export const Component = () => (
  <OverExamination title={title} from={['vetted', 'scheduled']}>
    {(parts) => <Schedule {...parts} />}
  </OverExamination>
)

function Schedule({ patient, examination, onClose }: Parts) {
  const { appointment } = examination
  const form = useForm<ScheduleDraft, unknown, ScheduleDraft>({
    resolver: zodResolver(scheduleDraft),
    defaultValues: {
      start: appointment?.start ? londonWallClock(Date.parse(appointment.start)) : '',
      minutes: '30',
      place: appointment?.participant.find(({ actor }) => !actor?.reference)?.actor?.display ?? '',
      instructions: appointment?.patientInstruction ?? '',
    },
  })
  const save = useExaminationAct({ patient, examination }, scheduled)
  return (
    <FormDialog
      title={title}
      submit="Save time"
      submitting="Saving time…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <AboutExamination patient={patient} examination={examination} />
        <DateTimeField name="start" label="When" />
        <NumberField name="minutes" label="For how long" unit="min" />
        <TextField name="place" label="Where" hint="The room or the scanner" />
        <TextField
          name="instructions"
          label="What to tell the patient"
          hint="Fasting, a full bladder, who brings them"
        />
      </div>
    </FormDialog>
  )
}
