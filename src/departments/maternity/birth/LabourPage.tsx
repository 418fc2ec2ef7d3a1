import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { lossLevelOf, lossOf } from '#departments/maternity/labour/blood-loss.ts'
import { ChartedInLabour } from '#departments/maternity/labour/ChartedInLabour.tsx'
import type { Labour as ChartedLabour } from '#departments/maternity/labour/labour.ts'
import { laboursOf } from '#departments/maternity/labour/queries.ts'
import { Told } from '#departments/maternity/pregnancy/OverPregnancy.tsx'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { maternityKey } from '#departments/maternity/pregnancy/queries.ts'
import { CheckField } from '#ui/CheckField.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, NumberField, TextField } from '#ui/fields.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { labourDraftOf, labourWritten } from './acts.ts'
import { outcomeOf } from './births.ts'
import { codeIn, optionsOf } from './codes.ts'
import { type LabourDraft, labourDraft } from './draft.ts'
import { type BirthParts, OverBirth } from './OverBirth.tsx'

const title = 'Labour and after the birth'

export const Component = () => (
  <OverBirth title={title}>
    {({ pregnancy, ...parts }) =>
      pregnancy && parts.births.length > 0 ? (
        <WithChart {...parts} pregnancy={pregnancy} />
      ) : (
        <Told title={title} onClose={parts.onClose}>
          No birth is recorded of this pregnancy: record the birth of each baby first.
        </Told>
      )
    }
  </OverBirth>
)

type Parts = BirthParts & { pregnancy: Pregnancy }

/** What the chart of the labour says of its onset and of the blood that was lost is not asked for again. */
function WithChart(parts: Parts) {
  const query = useQuery(laboursOf(parts.patient.id))
  if (query.data) return <Labour {...parts} charted={query.data.labour} />
  return (
    <Dialog title={title} onClose={parts.onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="the chart of this labour">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

function Labour({
  patient,
  patientLine,
  pregnancy,
  births,
  labour,
  charted,
  onClose,
}: Parts & { charted: ChartedLabour | undefined }) {
  const [seen] = useState({ pregnancy, births, labour })
  const lost = charted && charted.losses.length > 0 ? lossOf(charted.losses) : undefined
  const onset = codeIn('onset', charted?.onset?.resource.valueCodeableConcept)
  const known = labourDraftOf(labour, pregnancy)
  const form = useForm<LabourDraft, unknown, LabourDraft>({
    resolver: zodResolver(labourDraft(births)),
    defaultValues: {
      ...known,
      onset: known.onset || (onset ?? ''),
      bloodLoss: known.bloodLoss || (lost ? String(Math.round(lost.total)) : ''),
    },
  })
  const save = useAct(
    patient.id,
    (draft: LabourDraft, actor) =>
      labourWritten(
        draft,
        { ...seen, endedOn: seen.births.at(-1)?.at, outcome: outcomeOf(seen.births) },
        actor,
      ),
    [maternityKey(patient.id), ['maternity'], ['patient', patient.id, 'problems']],
  )
  const loss = useWatch({ control: form.control, name: 'bloodLoss' })
  const level = lossLevelOf(/^\d+$/.test(loss) ? Number(loss) : 0)
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
        {charted && <ChartedInLabour labour={charted} />}
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
        <NumberField name="bloodLoss" label="Blood loss in all" unit="mL" />
        <p className="wide" role="status">
          {level && <strong>{level.words}.</strong>}
        </p>
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
