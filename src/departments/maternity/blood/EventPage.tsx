import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'

import { OverUnderWay, type UnderWay } from '#departments/maternity/pregnancy/OverPregnancy.tsx'
import { usePregnancyAct } from '#departments/maternity/pregnancy/use-pregnancy-act.ts'
import { DateTimeField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { eventDraft, type EventDraft, happened } from './grouping.ts'

const title = 'Record sensitising event'

export const Component = () => <OverUnderWay title={title}>{(parts) => <Record {...parts} />}</OverUnderWay>

function Record({ patientId, patientLine, pregnancy, onClose }: UnderWay) {
  const form = useForm<EventDraft, unknown, EventDraft>({
    resolver: zodResolver(eventDraft),
    defaultValues: { on: '', event: '' },
  })
  const save = usePregnancyAct(patientId, (draft: EventDraft, actor) => happened(pregnancy, draft, actor))
  return (
    <FormDialog
      title={title}
      submit="Save event"
      submitting="Saving…"
      form={form}
      save={save}
      onClose={onClose}
      width="narrow"
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <DateTimeField name="on" label="On" type="date" autoFocus />
        <TextField
          name="event"
          label="What happened"
          hint="Bleeding, a fall on the abdomen, amniocentesis, turning a breech"
          className="wide"
        />
      </div>
    </FormDialog>
  )
}
