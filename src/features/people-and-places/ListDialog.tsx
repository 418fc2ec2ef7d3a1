import './people-and-places.css'

import type { Patient } from 'fhir/r4'
import { type ReactNode, useState } from 'react'
import { type FieldValues, type UseFormReturn, useWatch } from 'react-hook-form'

import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import { useAct } from '#clinical/acts/use-act.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import { identityLine, patientIdentity, toIdentity, withheldWords } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { CheckField } from '#ui/CheckField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { isWithheld, patientRecord } from './queries.ts'

type Props<Values extends FieldValues, Draft> = {
  title: string
  submit: string
  seen: Stored<Patient>
  form: UseFormReturn<Values, unknown, Draft>
  /** The record with what the form changed, against the version that was seen */
  toChanged: (seen: Stored<Patient>, draft: Draft, now: Date) => Stored<Patient>
  toRows: (patient: Stored<Patient>) => Rows
  /** Somebody else was first, and the reader goes on with theirs */
  onTake: (now: Stored<Patient>) => void
  onClose: () => void
  children: ReactNode
}

/** A form of several of one kind that the patient's own record holds: addresses, people. */
export function ListDialog<Values extends FieldValues, Draft>(props: Props<Values, Draft>) {
  const { title, submit, form, toChanged, toRows, onTake, onClose } = props
  const [seen, setSeen] = useState(props.seen)
  const save = useAct(
    seen.id,
    (draft: Draft, { now }) => {
      const to = toChanged(seen, draft, now)
      if (JSON.stringify(to) === JSON.stringify(seen)) throw new Error('Nothing has been changed.')
      return { change: [{ seen, to }] }
    },
    [patientIdentity(seen.id).queryKey, patientRecord(seen.id).queryKey],
  )
  return (
    <FormDialog
      title={title}
      submit={submit}
      submitting="Saving…"
      width="wide"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <p>{identityLine(toIdentity(seen))}</p>
        {save.error && (
          <EntryAsSeen
            patientId={seen.id}
            seen={seen}
            toRows={toRows}
            save={save}
            onTake={(now) => {
              setSeen(now)
              onTake(now)
            }}
          />
        )}
        {isWithheld(seen) ? <p className="notice warning">{withheldWords}</p> : props.children}
      </div>
    </FormDialog>
  )
}

type OneProps = { name: string; legend: string; children: ReactNode }

/** One of them; what is marked as gone says so and asks for nothing more. */
export function OneOfSeveral({ name, legend, children }: OneProps) {
  const gone: unknown = useWatch({ name: `${name}.gone` })
  return (
    <fieldset className="one-of-several">
      <legend>{gone ? `${legend}: no longer` : legend}</legend>
      {children}
    </fieldset>
  )
}

type RemovalProps = { name: string; isNew: boolean; label: string; onRemove: () => void }

/** What was not saved yet is taken away; what stands in the record is marked as gone, and kept. */
export const Removal = ({ name, isNew, label, onRemove }: RemovalProps) =>
  isNew ? (
    <p>
      <button type="button" className="button quiet small" onClick={onRemove}>
        Take away
      </button>
    </p>
  ) : (
    <CheckField name={`${name}.gone`} label={label} />
  )
