import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'

import { OverUnderWay, type UnderWay } from '#departments/maternity/pregnancy/OverPregnancy.tsx'
import { usePregnancyAct } from '#departments/maternity/pregnancy/use-pregnancy-act.ts'
import { ChoiceField, DateTimeField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { groupDraft, type GroupDraft, grouped, rhWords } from './grouping.ts'

const title = 'Record blood group and antibodies'

export const Component = () => <OverUnderWay title={title}>{(parts) => <Record {...parts} />}</OverUnderWay>

const groups = ['O', 'A', 'B', 'AB'].map((value) => ({ value, label: value }))
const rhesus = Object.entries(rhWords).map(([value, label]) => ({ value, label }))

function Record({ patientId, patientLine, pregnancy, onClose }: UnderWay) {
  const form = useForm<GroupDraft, unknown, GroupDraft>({
    resolver: zodResolver(groupDraft),
    defaultValues: { on: '', abo: '', rh: '', antibodies: '', fetalRh: '' },
  })
  const save = usePregnancyAct(patientId, (draft: GroupDraft, actor) => grouped(pregnancy, draft, actor))
  return (
    <FormDialog
      title={title}
      submit="Save blood group"
      submitting="Saving…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <p className="wide">From the report of the laboratory, never from memory.</p>
        <DateTimeField name="on" label="Day of the sample" type="date" autoFocus />
        <ChoiceField name="abo" label="ABO group" options={groups} placeholder="Not reported" />
        <ChoiceField name="rh" label="RhD" options={rhesus} placeholder="Not reported" />
        <TextField name="antibodies" label="Antibody screen" hint="As reported: negative, anti-K 1 in 4" />
        <ChoiceField
          name="fetalRh"
          label="RhD of the fetus, by cell-free DNA"
          options={rhesus}
          placeholder="Not tested"
          className="wide"
        />
      </div>
    </FormDialog>
  )
}
