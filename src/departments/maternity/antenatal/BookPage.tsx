import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'

import { gestationText } from '#clinical/care/gestation.ts'
import { eddFromLmp, gestationDays } from '#departments/maternity/pregnancy/gestation.ts'
import { OverPregnancy, type Parts, Told } from '#departments/maternity/pregnancy/OverPregnancy.tsx'
import { usePregnancyAct } from '#departments/maternity/pregnancy/use-pregnancy-act.ts'
import { formatDate, londonDate } from '#fhir/dates.ts'
import { DateTimeField, NumberField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { bookDraft, type BookDraft, booked } from './booking.ts'

const title = 'Book pregnancy'

export const Component = () => (
  <OverPregnancy title={title}>
    {(parts) =>
      parts.underWay ? (
        <Told title={title} onClose={parts.onClose}>
          A pregnancy is under way in this record.
        </Told>
      ) : (
        <Book {...parts} />
      )
    }
  </OverPregnancy>
)

function Book({ patientId, patientLine, onClose }: Parts) {
  const form = useForm<BookDraft, unknown, BookDraft>({
    resolver: zodResolver(bookDraft),
    defaultValues: { lmp: '', cycle: '28', pregnancies: '', births: '', losses: '' },
  })
  const [lmp, cycle] = useWatch({ control: form.control, name: ['lmp', 'cycle'] })
  const edd = lmp && Number(cycle) > 0 ? eddFromLmp(lmp, Number(cycle)) : undefined
  const save = usePregnancyAct(patientId, booked)
  return (
    <FormDialog
      title={title}
      submit="Book pregnancy"
      submitting="Booking pregnancy…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <DateTimeField
          name="lmp"
          label="First day of the last period"
          type="date"
          hint={
            edd
              ? `Due ${formatDate(edd)}, today ${gestationText(gestationDays(edd, londonDate()))}`
              : 'Leave empty when not known'
          }
          autoFocus
        />
        <NumberField name="cycle" label="Length of the cycle" unit="days" />
        <NumberField name="pregnancies" label="Pregnancies, with this one" />
        <NumberField name="births" label="Births from 24+0 weeks" />
        <NumberField name="losses" label="Losses before 24+0 weeks" />
      </div>
    </FormDialog>
  )
}
