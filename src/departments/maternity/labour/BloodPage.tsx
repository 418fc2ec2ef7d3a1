import type { Observation } from 'fhir/r4'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useParams } from 'react-router'

import { timeProblem } from '#clinical/acts/time-problem.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { concept, ucumSystem } from '#fhir/coding.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { DateTimeField, NumberField, RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { amended, encounterOf, reading } from './acts.ts'
import { lossHow, type LossHow, type LossItem, lossOf } from './blood-loss.ts'
import { labourCodes, ours } from './codes.ts'
import { OverLabour, type Parts } from './OverLabour.tsx'
import { labourKey } from './queries.ts'
import { asErrors } from './RecordForm.tsx'
import { instantAt } from './writing.ts'

export function Component() {
  const { entryId } = useParams()
  const title = entryId ? 'Amend blood loss' : 'Record blood loss'
  return (
    <OverLabour title={title}>
      {(parts) => (
        <Lost
          {...parts}
          title={title}
          item={parts.labour.losses.find(({ resource }) => resource.id === entryId)}
        />
      )}
    </OverLabour>
  )
}

type Losing = { what: string; how: string; amount: string; at: string; reason: string }
const isHow = (how: string): how is LossHow => Object.hasOwn(lossHow, how)

/** One thing that held blood: what, how much, measured or weighed. The total is told before it is saved. */
function Lost({
  patientId,
  patientLine,
  labour,
  onClose,
  title,
  item: found,
}: Parts & { title: string; item: LossItem | undefined }) {
  const [item] = useState(found)
  const [opened] = useState(() => londonWallClock(item?.at ?? Date.now()))
  const form = useForm<Losing, unknown, Losing>({
    defaultValues: {
      what: item?.what ?? '',
      how: Object.entries(lossHow).find(([, words]) => words === item?.how)?.[0] ?? 'measured',
      amount: item ? String(item.resource.valueQuantity?.value ?? '') : '',
      at: opened,
      reason: '',
    },
    resolver: (values) => {
      const time = timeProblem(values.at, Date.now())
      const amount = values.amount.trim()
      const problems = {
        ...(/^\d{1,4}$/.test(amount) && Number(amount) > 0 ? {} : { amount: 'A whole number above 0' }),
        ...(values.what.trim() ? {} : { what: 'Say what it was in or on' }),
        ...(time ? { at: time } : {}),
        ...(item && values.reason.trim().length < 3 ? { reason: 'Say what was wrong' } : {}),
      }
      return Object.keys(problems).length === 0
        ? { values, errors: {} }
        : { values: {}, errors: asErrors(problems) }
    },
  })
  const [how, amount] = useWatch({ control: form.control, name: ['how', 'amount'] })
  const before = lossOf(labour.losses).total - (item?.ml ?? 0)
  const save = useAct(
    patientId,
    (draft: Losing, actor) => {
      const chosen = isHow(draft.how) ? draft.how : 'measured'
      const unit = chosen === 'weighed' ? 'g' : 'mL'
      const at = item && draft.at === opened ? (item.when ?? '') : instantAt(draft.at, actor.now)
      const said: Partial<Observation> = {
        effectiveDateTime: at,
        valueQuantity: { value: Number(draft.amount), unit, system: ucumSystem, code: unit },
        method: concept(ours(`loss-${chosen}`, lossHow[chosen])),
        component: [{ code: concept(ours('loss-of', 'In or on what')), valueString: draft.what.trim() }],
      }
      if (item) return amended(item.resource, said, draft.reason.trim(), actor)
      return {
        make: [
          reading(actor, encounterOf(labour), 'loss', at, { code: concept(labourCodes.bloodLoss), ...said }),
        ],
      }
    },
    [labourKey(patientId), ['maternity']],
  )
  const more = /^\d{1,4}$/.test(amount.trim()) ? Number(amount) : 0
  return (
    <FormDialog
      title={title}
      submit={item ? 'Save amended loss' : 'Save blood loss'}
      submitting="Saving…"
      form={form}
      save={save}
      onClose={onClose}
      foot={<div role="status">Total with this: {before + more} mL</div>}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <RadioField
          name="how"
          label="How"
          className="wide"
          options={Object.entries(lossHow).map(([value, label]) => ({ value, label }))}
        />
        <NumberField
          name="amount"
          label="How much"
          unit={how === 'weighed' ? 'g, dry weight taken off' : 'mL'}
          autoFocus
        />
        <TextField name="what" label="In or on what" hint="Swabs, pads, drape, jug, floor" />
        <DateTimeField name="at" label="When" />
        {item && <TextField name="reason" className="wide" label="What was wrong?" />}
      </div>
    </FormDialog>
  )
}
