import './fluid-entry.css'

import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type Resolver, type ResolverResult, useFieldArray, useForm } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { currentVisits } from '#clinical/care/encounter.ts'
import type { FluidKey } from '#clinical/observations/fluid-kinds.ts'
import { observationsKey } from '#clinical/observations/observation-decisions.ts'
import { EntryPatient } from '#clinical/patient/EntryPatient.tsx'
import { type PatientIdentity, patientIdentity } from '#clinical/patient/patient.ts'
import { useCan } from '#auth/session.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { fromLine } from './from-line.ts'
import { KindButtons, kindLetters } from './KindButtons.tsx'
import { LineFields } from './LineFields.tsx'
import { type FluidLine, type Line, lineWords, newLine, problemsIn, toFluidLine } from './lines.ts'

type Props = {
  patientId: string
  onClose: () => void
  /** Beside the buttons: on a ward, the way to the next patient */
  foot?: ReactNode
}

/** Stays open for the next entries; each saving is a form of its own, with identifiers of its own. */
export function RecordFluidsDialog({ patientId, onClose, foot }: Props) {
  const patient = useQuery(patientIdentity(patientId))
  const visits = useQuery({ ...currentVisits(patientId), enabled: useCan('administration.read') })
  const [saved, setSaved] = useState<{ times: number; words: string }>({ times: 0, words: '' })
  if (!patient.data)
    return (
      <Dialog title="Record fluids" width="wide" onClose={onClose}>
        <div className="dialog-body">
          <Loaded query={patient} what="who this is">
            {() => null}
          </Loaded>
        </div>
      </Dialog>
    )
  return (
    <RecordFluids
      key={saved.times}
      patient={patient.data}
      encounterId={visits.data?.entries.find(({ current, inpatient }) => current && inpatient)?.id}
      saved={saved.words}
      onClose={onClose}
      onSaved={(words) => setSaved({ times: saved.times + 1, words })}
      foot={foot}
    />
  )
}

type Values = { lines: Line[] }
type Draft = { lines: FluidLine[] }
type FormProps = {
  patient: PatientIdentity
  encounterId: string | undefined
  saved: string
  onClose: () => void
  onSaved: (words: string) => void
  foot: ReactNode
}

function RecordFluids({ patient, encounterId, saved, onClose, onSaved, foot }: FormProps) {
  const form = useForm<Values, unknown, Draft>({ defaultValues: { lines: [] }, resolver })
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'lines' })
  const act = useAct<Draft>(
    patient.id,
    ({ lines }, actor) => ({ make: lines.map((line) => ({ resource: fromLine(line, actor, encounterId) })) }),
    [observationsKey(patient.id), ['ward']],
  )
  const save = {
    ...act,
    mutateAsync: async (draft: Draft) => {
      await act.mutateAsync(draft)
      return draft
    },
  }
  const within = useRef<HTMLDivElement>(null)

  function add(kind: FluidKey) {
    const lines = form.getValues('lines')
    // At once: the first digit may come before the next paint and must not be lost.
    flushSync(() => append(newLine(kind, lines.at(-1), Date.now()), { shouldFocus: false }))
    const box = within.current?.querySelector<HTMLElement>(`[name="lines.${lines.length}.volume"]`)
    box?.focus()
    box?.scrollIntoView({ block: 'nearest' })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || !takesLetters(event.target)) return
    const kind = kindOfLetter(event.key)
    if (!kind) return
    event.preventDefault()
    add(kind)
  }

  return (
    <FormDialog
      title="Record fluids"
      submit={fields.length > 1 ? `Save ${fields.length} fluid entries` : 'Save fluid entry'}
      submitting="Saving fluids…"
      width="wide"
      form={form}
      save={save}
      onClose={onClose}
      onSaved={({ lines }) => onSaved(`Saved: ${lines.map(lineWords).join('; ')}.`)}
      foot={foot}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears the keys of the fields within */}
      <div className="fluid-entry" ref={within} onKeyDown={onKeyDown}>
        <EntryPatient patient={patient} />
        <p role="status" className={saved ? 'notice success' : 'visually-hidden'}>
          {saved}
        </p>
        <KindButtons onAdd={add} />
        {fields.length === 0 && (
          <p className="quiet-text">
            Choose what it was, or press its letter; then the volume. A letter in the volume starts the next
            line, Enter saves all of them.
          </p>
        )}
        {form.formState.errors.lines?.root && (
          <p className="field">
            <span className="error">{form.formState.errors.lines.root.message}</span>
          </p>
        )}
        {fields.map(({ id }, index) => (
          <LineFields key={id} name={`lines.${index}`} onRemove={() => remove(index)} />
        ))}
      </div>
    </FormDialog>
  )
}

const resolver: Resolver<Values, unknown, Draft> = ({ lines }): ResolverResult<Values, Draft> => {
  const now = Date.now()
  const asError = (message: string) => ({ type: 'check', message })
  if (lines.length === 0)
    return { values: {}, errors: { lines: { root: asError('Choose what went in or came out first') } } }
  const problems = lines.map((line) => problemsIn(line, now))
  if (problems.every((found) => Object.keys(found).length === 0))
    return { values: { lines: lines.map((line) => toFluidLine(line, now)) }, errors: {} }
  const errors = problems.map((found) =>
    Object.fromEntries(Object.entries(found).map(([name, message]) => [name, asError(message)])),
  )
  return { values: {}, errors: { lines: errors } }
}

const kindOfLetter = (key: string) =>
  (Object.keys(kindLetters) as FluidKey[]).find((kind) => kindLetters[kind] === key.toUpperCase())

/** Where a letter is never part of what is written: buttons, and the volume. */
const takesLetters = (target: EventTarget) =>
  target instanceof HTMLButtonElement ||
  (target instanceof HTMLInputElement && target.name.endsWith('.volume'))
