import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ResolverResult, useForm } from 'react-hook-form'
import { useParams } from 'react-router'

import { useAct } from '#clinical/acts/use-act.ts'
import { ordersKey } from '#clinical/care/order.ts'
import { EntryPatient } from '#clinical/patient/EntryPatient.tsx'
import { patientIdentity, type PatientIdentity } from '#clinical/patient/patient.ts'
import { oneWork, openWork, patientPathologyKey } from '#departments/pathology/work/about-work.ts'
import { labCatalogue, type LabTest } from '#departments/pathology/work/catalogue.ts'
import { ChangedWork } from '#departments/pathology/work/ChangedWork.tsx'
import type { Work } from '#departments/pathology/work/model.ts'
import { useCloseToList } from '#departments/pathology/work/places.ts'
import { pathologyKey } from '#departments/pathology/work/queries.ts'
import { stability } from '#departments/pathology/work/rules.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { ChoiceField, RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { addable, added, stableUntil, whyNotAdded } from './add-on.ts'

const title = 'Add a test to this specimen'

/** Another test from a specimen that the laboratory has, for as long as it keeps. */
export function Component() {
  const { patientId = '', requestId = '' } = useParams()
  const onClose = useCloseToList()
  const [openedAt] = useState(() => Date.now())
  const patient = useQuery(patientIdentity(patientId))
  const query = useQuery(oneWork(patientId, requestId))
  const open = useQuery(openWork(patientId))
  const catalogue = useQuery(labCatalogue())
  const why = query.data && whyNotAdded(query.data, openedAt)
  if (patient.data && query.data && open.data && catalogue.data && !why) {
    const onIt = open.data.entries.filter(({ specimen }) => specimen?.id === query.data.specimen?.id)
    const already = [query.data, ...onIt].flatMap(({ test }) => test?.url ?? [])
    return (
      <AddOn
        key={requestId}
        patient={patient.data}
        work={query.data}
        tests={addable(query.data, catalogue.data, already)}
        onClose={onClose}
      />
    )
  }
  const waiting = query.data ? (open.data ? catalogue : open) : query
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        {why ? (
          <p>{why}</p>
        ) : (
          <Loaded<unknown> query={waiting} what="this specimen">
            {() => null}
          </Loaded>
        )}
      </div>
    </Dialog>
  )
}

type Values = { test: string; by: string; why: string; priority: 'routine' | 'urgent' }
type Props = { patient: PatientIdentity; work: Work; tests: LabTest[]; onClose: () => void }

function AddOn({ patient, work: now, tests, onClose }: Props) {
  // as it was opened: what is added to it is written against
  const [work, setWork] = useState(now)
  const form = useForm<Values, unknown, Values>({
    defaultValues: { test: '', by: '', why: '', priority: 'routine' },
    resolver: (values): ResolverResult<Values, Values> => {
      const errors = {
        ...(values.test ? {} : { test: { type: 'value', message: 'Choose the test' } }),
        ...(values.by.trim().length > 1 ? {} : { by: { type: 'value', message: 'Write who asks for it' } }),
        ...(values.why.trim().length > 2
          ? {}
          : { why: { type: 'value', message: 'Write why it is asked for' } }),
      }
      return Object.keys(errors).length === 0 ? { values, errors: {} } : { values: {}, errors }
    },
  })
  const save = useAct(
    patient.id,
    ({ test, by, why, priority }: Values, actor) => {
      const chosen = tests.find(({ url }) => url === test)
      if (!chosen) throw new Error('This test is not in the catalogue any more.')
      return added(work, { test: chosen, by: by.trim(), why: why.trim(), priority }, actor)
    },
    [pathologyKey, patientPathologyKey(patient.id), ordersKey(patient.id)],
  )
  const until = stableUntil(work)
  return (
    <FormDialog
      title={title}
      submit="Add test"
      submitting="Adding test…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <div className="wide stack">
          <EntryPatient patient={patient} />
          <ChangedWork seen={work} now={now} save={save} onTake={setWork} />
          <p>
            Specimen {work.number ?? 'without a number'}, {work.test?.tube?.words}. It keeps until{' '}
            {until === undefined ? 'not known' : formatDateTime(new Date(until).toISOString())} (
            {stability.source}).
          </p>
        </div>
        <ChoiceField
          name="test"
          label="Test"
          options={tests.map(({ url, title: label }) => ({ value: url, label }))}
        />
        <TextField name="by" label="Asked for by" maxLength={80} />
        <TextField name="why" label="Clinical details" maxLength={300} className="wide" />
        <RadioField
          name="priority"
          label="Priority"
          options={[
            { value: 'routine', label: 'Routine' },
            { value: 'urgent', label: 'Urgent' },
          ]}
        />
      </div>
    </FormDialog>
  )
}
