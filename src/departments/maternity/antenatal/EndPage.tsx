import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { gestationText } from '#clinical/care/gestation.ts'
import { ours } from '#departments/maternity/pregnancy/codes.ts'
import { pregnancyEnded } from '#departments/maternity/pregnancy/ending.ts'
import { gestationDays } from '#departments/maternity/pregnancy/gestation.ts'
import { OverUnderWay, type UnderWay } from '#departments/maternity/pregnancy/OverPregnancy.tsx'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { coded } from '#departments/maternity/pregnancy/reading.ts'
import { usePregnancyAct } from '#departments/maternity/pregnancy/use-pregnancy-act.ts'
import { ChoiceField, DateTimeField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { notFuture } from './estimating.ts'

const title = 'Record the end of this pregnancy'

export const Component = () => <OverUnderWay title={title}>{(parts) => <End {...parts} />}</OverUnderWay>

/** How a pregnancy ends before a birth: births are recorded as births. A loss is one before 24+0 (domain facts §6.2.2). */
const outcomes = {
  miscarriage: 'Miscarriage',
  ectopic: 'Ectopic pregnancy',
  molar: 'Molar pregnancy',
  termination: 'Termination of pregnancy',
  elsewhere: 'Care has moved elsewhere',
} as const

const draft = z.object({
  outcome: z
    .string()
    .check(z.refine((one) => Object.hasOwn(outcomes, one), { error: 'Say how the pregnancy ended' })),
  on: z
    .string()
    .check(z.minLength(1, 'Say when'), z.refine(notFuture, { error: 'This day is still to come' })),
  note: z.string().check(z.trim(), z.minLength(1, 'Say what was agreed'), z.maxLength(2000)),
})
type Draft = z.infer<typeof draft>

function ended(pregnancy: Pregnancy, { outcome, on, note }: Draft, actor: Actor): Act {
  const words = outcomes[outcome as keyof typeof outcomes]
  return pregnancyEnded(pregnancy, { on, outcome: coded(ours(outcome, words)), note }, actor)
}

function End({ patientId, patientLine, pregnancy, onClose }: UnderWay) {
  const form = useForm<Draft, unknown, Draft>({
    resolver: zodResolver(draft),
    defaultValues: { outcome: '', on: '', note: '' },
  })
  const save = usePregnancyAct(patientId, (said: Draft, actor) => ended(pregnancy, said, actor))
  const [outcome, on] = useWatch({ control: form.control, name: ['outcome', 'on'] })
  const [agreed] = pregnancy.estimates
  const days = agreed && on ? gestationDays(agreed.edd, on) : undefined
  const stillbirth = outcome === 'miscarriage' && days !== undefined && days >= 24 * 7
  return (
    <FormDialog
      title={title}
      submit="Record the end"
      submitting="Recording…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <p className="wide">
          The schedule stops and nobody is invited any more. A birth, and a loss from 24+0 weeks, is recorded
          as a birth instead.
        </p>
        <ChoiceField
          name="outcome"
          label="How it ended"
          options={Object.entries(outcomes).map(([value, label]) => ({ value, label }))}
          autoFocus
        />
        <DateTimeField
          name="on"
          label="On"
          type="date"
          hint={days === undefined ? undefined : `${gestationText(days)} weeks`}
        />
        {stillbirth && (
          <p className="wide" role="status">
            <span className="badge danger">From 24+0 weeks</span> This is a stillbirth: record it as a birth,
            so that it is registered.
          </p>
        )}
        <TextField
          name="note"
          label="What was said and arranged"
          hint="Support offered, who is told, follow-up, anti-D when RhD negative"
          className="wide"
          multiline
          rows={4}
        />
      </div>
    </FormDialog>
  )
}
