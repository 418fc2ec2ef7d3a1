import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { type BirthParts, OverBirth } from '#departments/maternity/birth/OverBirth.tsx'
import { Told } from '#departments/maternity/pregnancy/OverPregnancy.tsx'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { maternityKey } from '#departments/maternity/pregnancy/queries.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { ChecksField } from '#ui/ChecksField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, DateTimeField, NumberField, TextField } from '#ui/fields.tsx'

import { contactDraft, type ContactDraft, nothingFound, seenAfter } from './acts.ts'
import { asks, contacts, findingNames, findings, haemoglobinWords, redFlags } from './findings.ts'

const title = 'Record postnatal contact'

export const Component = () => (
  <OverBirth title={title} view="after">
    {({ pregnancy, ...parts }) =>
      pregnancy && parts.births.length > 0 ? (
        <Record {...parts} pregnancy={pregnancy} />
      ) : (
        <Told title={title} onClose={parts.onClose}>
          No birth of the last weeks is recorded here: record the birth first.
        </Told>
      )
    }
  </OverBirth>
)

const options = [
  ...contacts.map(({ id, words }) => ({ value: id, label: words })),
  { value: 'other', label: 'Another contact' },
]

function Record({ patient, patientLine, pregnancy, onClose }: BirthParts & { pregnancy: Pregnancy }) {
  const [opened] = useState(() => londonWallClock(Date.now()))
  const form = useForm<ContactDraft, unknown, ContactDraft>({
    resolver: zodResolver(contactDraft),
    defaultValues: { contact: '', at: opened, found: nothingFound, haemoglobin: '', flags: [], note: '' },
  })
  const save = useAct(patient.id, (draft: ContactDraft, actor) => seenAfter(pregnancy, draft, actor), [
    maternityKey(patient.id),
    ['maternity'],
    ['patient', patient.id, 'visits'],
  ])
  const [found, haemoglobin] = useWatch({ control: form.control, name: ['found', 'haemoglobin'] })
  const anaemia = /^\d{2,3}$/.test(haemoglobin) ? haemoglobinWords(Number(haemoglobin)) : ''
  const wanted = new Set([
    ...findingNames.flatMap((name) => asks(name, found[name]) ?? []),
    ...(anaemia ? [anaemia] : []),
  ])
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
        <p className="wide">Mother: {patientLine}</p>
        <ChoiceField name="contact" label="Contact" options={options} autoFocus />
        <DateTimeField name="at" label="When" />
        {findingNames.map((name) => (
          <ChoiceField
            key={name}
            name={`found.${name}`}
            label={findings[name].words}
            placeholder="Not asked"
            options={findings[name].options.map((value) => ({ value, label: value }))}
          />
        ))}
        <NumberField name="haemoglobin" label="Haemoglobin" unit="g/L" />
        <ChecksField
          name="flags"
          label="Red flags asked for and present"
          className="wide"
          options={redFlags.map((flag) => ({ value: flag, label: flag }))}
        />
        {wanted.size > 0 && (
          <p className="wide notice warning" role="status">
            {[...wanted].join('. ')}.
          </p>
        )}
        <TextField name="note" label="Note and plan" className="wide" multiline rows={3} maxLength={2000} />
      </div>
    </FormDialog>
  )
}
