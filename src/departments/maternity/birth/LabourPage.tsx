import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { Told } from '#departments/maternity/pregnancy/OverPregnancy.tsx'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { maternityKey } from '#departments/maternity/pregnancy/queries.ts'
import { CheckField } from '#ui/CheckField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, NumberField, TextField } from '#ui/fields.tsx'

import { labourDraftOf, labourWritten } from './acts.ts'
import { bloodLossWords } from './blood-loss.ts'
import { optionsOf } from './codes.ts'
import { type LabourDraft, labourDraft } from './draft.ts'
import { type BirthParts, OverBirth } from './OverBirth.tsx'

const title = 'Labour and after the birth'

export const Component = () => (
  <OverBirth title={title}>
    {({ pregnancy, ...parts }) =>
      pregnancy && parts.births.length > 0 ? (
        <Labour {...parts} pregnancy={pregnancy} />
      ) : (
        <Told title={title} onClose={parts.onClose}>
          No birth is recorded of this pregnancy: record the birth of each baby first.
        </Told>
      )
    }
  </OverBirth>
)

function Labour({
  patient,
  patientLine,
  pregnancy,
  births,
  labour,
  onClose,
}: BirthParts & { pregnancy: Pregnancy }) {
  const [seen] = useState({ pregnancy, births, labour })
  const form = useForm<LabourDraft, unknown, LabourDraft>({
    resolver: zodResolver(labourDraft(births)),
    defaultValues: labourDraftOf(labour, pregnancy),
  })
  const save = useAct(
    patient.id,
    (draft: LabourDraft, actor) => labourWritten(draft, { ...seen, endedOn: seen.births.at(-1)?.at }, actor),
    [maternityKey(patient.id), ['maternity']],
  )
  const loss = useWatch({ control: form.control, name: 'bloodLoss' })
  const { words } = bloodLossWords(/^\d+$/.test(loss) ? Number(loss) : 0)
  return (
    <FormDialog
      title={title}
      submit="Save labour and after"
      submitting="Saving…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">Mother: {patientLine}</p>
        <ChoiceField name="onset" label="Onset of labour" options={optionsOf('onset')} autoFocus />
        <NumberField
          name="before"
          label="Births from 24+0 before this pregnancy"
          hint={pregnancy.parity ? `Booked as ${pregnancy.parity}` : 'Not recorded at booking'}
        />
        <ChoiceField name="caesareans" label="Caesarean before this pregnancy" options={optionsOf('yesNo')} />
        <ChoiceField name="thirdStage" label="Third stage" options={thirdStages} />
        <ChoiceField name="placenta" label="Placenta" options={optionsOf('complete')} />
        <ChoiceField name="membranes" label="Membranes" options={optionsOf('complete')} />
        <ChoiceField name="perineum" label="Perineum" options={optionsOf('perineum')} />
        <ChoiceField name="episiotomy" label="Episiotomy" options={optionsOf('yesNo')} />
        <TextField name="repaired" label="Repaired by" hint="Leave empty when nothing was" maxLength={100} />
        <NumberField
          name="bloodLoss"
          label="Blood loss in all"
          unit="mL"
          {...(words ? { note: <strong role="status">{words}</strong> } : {})}
        />
        {!pregnancy.over && (
          <div className="wide">
            <CheckField
              name="whole"
              label="All babies of this pregnancy are recorded: it ends with their birth"
            />
          </div>
        )}
      </div>
    </FormDialog>
  )
}

const thirdStages = [
  'Oxytocin 10 units intramuscular',
  'Oxytocin 5 units with ergometrine 500 micrograms intramuscular',
  'Oxytocin 5 units intravenous',
  'Carbetocin 100 micrograms',
  'Physiological, without a drug',
  'Other',
].map((value) => ({ value, label: value }))
