import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { yearsAt } from '#fhir/dates.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { DateTimeField, RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { AboutExamination } from './AboutExamination.tsx'
import { OverExamination, type Parts } from './OverExamination.tsx'
import { asksPregnancy, performDraftFor, type PerformDraft, performed } from './performing.ts'
import { useExaminationAct } from './use-examination-act.ts'

const title = 'Record examination'

export const Component = () => (
  <OverExamination title={title} from={['vetted', 'scheduled']}>
    {(parts) => <Perform {...parts} />}
  </OverExamination>
)

/** Made, after pause and check: the right patient, the right examination, and nobody pregnant unawares. */
function Perform({ patient, examination, onClose }: Parts) {
  const [opened] = useState(() => new Date())
  const asked = asksPregnancy(patient, yearsAt(patient.birth, opened))
  const form = useForm<PerformDraft, unknown, PerformDraft>({
    resolver: zodResolver(performDraftFor(patient.birth?.slice(0, 10), asked)),
    defaultValues: {
      born: '',
      pregnancy: '',
      accession: '',
      at: londonWallClock(opened.getTime()),
      dose: '',
      note: '',
    },
  })
  const save = useExaminationAct({ patient, examination }, performed)
  return (
    <FormDialog
      title={title}
      submit="Save examination"
      submitting="Saving examination…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <AboutExamination patient={patient} examination={examination} />
        <DateTimeField
          name="born"
          label="Date of birth"
          type="date"
          hint="As the patient says it, or as the wristband has it: not from this screen"
          autoFocus
        />
        {asked && (
          <RadioField
            name="pregnancy"
            label="Could the patient be pregnant?"
            options={[
              { value: 'no', label: 'No' },
              { value: 'may be', label: 'May be' },
              { value: 'does not apply', label: 'Does not apply' },
            ]}
          />
        )}
        <DateTimeField name="at" label="Made at" />
        <TextField name="accession" label="Accession number" hint="The images are kept under it" />
        <TextField name="dose" label="Dose" hint="As the machine gives it, with its unit" />
        <TextField name="note" label="Anything else" className="wide" multiline rows={2} />
      </div>
    </FormDialog>
  )
}
