import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { gestationDays, gestationText } from '#departments/maternity/pregnancy/gestation.ts'
import { OverPregnancy, type Parts, Told } from '#departments/maternity/pregnancy/OverPregnancy.tsx'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { maternityKey } from '#departments/maternity/pregnancy/queries.ts'
import { londonDate } from '#fhir/dates.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { ChecksField } from '#ui/ChecksField.tsx'
import { ChoiceField, DateTimeField, NumberField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { contactDraft, type ContactDraft, seen } from './acts.ts'
import { contacts, redFlags } from './schedule.ts'

const title = 'Record antenatal contact'

export const Component = () => (
  <OverPregnancy title={title}>
    {({ underWay, ...parts }) =>
      underWay ? (
        <Record {...parts} pregnancy={underWay} />
      ) : (
        <Told title={title} onClose={parts.onClose}>
          No pregnancy is under way in this record: book it first.
        </Told>
      )
    }
  </OverPregnancy>
)

const options = [
  ...contacts.map(({ id, words }) => ({ value: id, label: words })),
  { value: 'other', label: 'Another contact' },
]

function Record({
  patientId,
  patientLine,
  pregnancy,
  onClose,
}: Omit<Parts, 'underWay'> & { pregnancy: Pregnancy }) {
  const [opened] = useState(() => londonWallClock(Date.now()))
  const form = useForm<ContactDraft, unknown, ContactDraft>({
    resolver: zodResolver(contactDraft),
    defaultValues: { contact: '', at: opened, height: '', flags: [], note: '' },
  })
  const save = useAct(patientId, (draft: ContactDraft, actor) => seen(pregnancy, draft, actor), [
    maternityKey(patientId),
    ['maternity'],
    ['patient', patientId, 'visits'],
  ])
  const [agreed] = pregnancy.estimates
  return (
    <FormDialog
      title={title}
      submit="Save contact"
      submitting="Saving contact…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">
          {patientLine}
          {agreed && ` · ${gestationText(gestationDays(agreed.edd, londonDate()))} weeks today`}
        </p>
        <ChoiceField name="contact" label="Contact" options={options} autoFocus />
        <DateTimeField name="at" label="When" />
        <NumberField name="height" label="Fundal height" unit="cm" decimal />
        <ChecksField
          name="flags"
          label="Red flags asked for and present"
          className="wide"
          options={redFlags.map((flag) => ({ value: flag, label: flag }))}
        />
        <TextField name="note" label="Note and plan" className="wide" multiline rows={4} />
      </div>
    </FormDialog>
  )
}
