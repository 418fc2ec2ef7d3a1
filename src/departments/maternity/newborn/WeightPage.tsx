import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { maternityKey } from '#departments/maternity/pregnancy/queries.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { DateTimeField, NumberField, TextField } from '#ui/fields.tsx'

import { weighed } from './acts.ts'
import { type WeightDraft, weightDraft } from './draft.ts'
import { AboutBaby, type BabyParts, OverBaby } from './OverBaby.tsx'
import { weightChange } from './weight.ts'

const title = 'Baby: weight'

export const Component = () => <OverBaby title={title}>{(parts) => <Weigh {...parts} />}</OverBaby>

function Weigh({ baby, newborn: { birthGrams }, onClose }: BabyParts) {
  const [opened] = useState(() => londonWallClock(Date.now()))
  const form = useForm<WeightDraft, unknown, WeightDraft>({
    resolver: zodResolver(weightDraft),
    defaultValues: { at: opened, weight: '', note: '' },
  })
  const save = useAct(baby.id, weighed, [
    maternityKey(baby.id),
    ['maternity'],
    ['patient', baby.id, 'observations'],
  ])
  const typed = useWatch({ control: form.control, name: 'weight' })
  const change =
    birthGrams !== undefined && /^\d{3,4}$/.test(typed) ? weightChange(birthGrams, Number(typed)) : undefined
  return (
    <FormDialog
      title={title}
      submit="Save weight"
      submitting="Saving weight…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <AboutBaby baby={baby} />
        <NumberField
          name="weight"
          label="Weight"
          unit="g"
          hint={birthGrams === undefined ? 'No birth weight to compare with' : `Birth weight ${birthGrams} g`}
          autoFocus
        />
        <DateTimeField name="at" label="When" />
        <p className="wide" role="status">
          {change && (
            <>
              {change.text}
              {change.review && <strong>. More than 10 %: review feeding and the baby</strong>}
            </>
          )}
        </p>
        <TextField name="note" label="Note" className="wide" maxLength={1000} />
      </div>
    </FormDialog>
  )
}
