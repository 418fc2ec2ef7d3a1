import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { EntryPatient } from '#clinical/patient/EntryPatient.tsx'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import { toReport } from '#clinical/results/report.ts'
import { ReportView } from '#clinical/results/ReportView.tsx'
import { patientPathologyKey } from '#departments/pathology/work/about-work.ts'
import { useCloseToList } from '#departments/pathology/work/places.ts'
import { pathologyKey } from '#departments/pathology/work/queries.ts'
import { fhir } from '#fhir/client.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { imported, type Message, readMessage } from './message.ts'

const title = 'Import a report'

/** A message of another laboratory: read, shown with whose it is, and taken only then. */
export function Component() {
  const onClose = useCloseToList()
  const read = useMutation({ mutationFn: async (file: File) => whose(readMessage(await file.text())) })
  if (read.data) return <Confirm {...read.data} onClose={onClose} />
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body stack">
        <div className="field">
          <label htmlFor="message-file">Message</label>
          <span className="hint" id="message-hint">
            A FHIR Bundle of the type message, as the national pathology programme publishes it (.json)
          </span>
          <input
            id="message-file"
            type="file"
            accept=".json,application/json,application/fhir+json"
            aria-describedby="message-hint"
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file) read.mutate(file)
            }}
          />
        </div>
        {read.isPending && <p role="status">Reading the message…</p>}
        {read.error && (
          <p role="alert" className="notice not-saved">
            <span>
              <strong>Not taken.</strong> {read.error.message}
            </span>
          </p>
        )}
      </div>
    </Dialog>
  )
}

type Found = { message: Message; patient: PatientIdentity }

/** The one person of this record with that number and that birth date; anybody else is nobody (hazard H1). */
async function whose(message: Message): Promise<Found> {
  const { resources } = await fhir.page(
    'Patient',
    { identifier: `https://fhir.nhs.uk/Id/nhs-number|${message.nhsNumber}` },
    5,
    { posted: true },
  )
  const [patient, ...others] = resources
  if (!patient || others.length > 0)
    throw new Error(
      patient
        ? 'Several records have the NHS number of this message: nothing is taken until that is sorted out.'
        : 'Nobody in this record has the NHS number of this message.',
    )
  if (patient.birthDate !== message.birth)
    throw new Error('The date of birth in the message is not the one in the record: nothing is taken.')
  return { message, patient: toIdentity(patient) }
}

function Confirm({ message, patient, onClose }: Found & { onClose: () => void }) {
  const form = useForm()
  const save = useAct(
    patient.id,
    async (_draft: object, actor) => {
      const numbers = message.reports.flatMap(({ identifier = [] }) =>
        identifier.flatMap(({ system, value }) => (value ? `${system ?? ''}|${value}` : [])),
      )
      const there =
        numbers.length > 0 ? await fhir.count('DiagnosticReport', { identifier: numbers.join(',') }) : 0
      if (there > 0) throw new Error('This report is in the record already.')
      return imported(message, actor)
    },
    [pathologyKey, patientPathologyKey(patient.id), ['patient', patient.id, 'results']],
  )
  return (
    <FormDialog
      title={title}
      submit="Import report"
      submitting="Importing report…"
      width="wide"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <EntryPatient patient={patient} />
        {message.reports.map((report) => {
          const shown = toReport(report, message.resources)
          return (
            <section key={report.id} aria-label={shown.name}>
              <h3>{shown.name}</h3>
              <ReportView report={shown} earlier={() => undefined} />
            </section>
          )
        })}
      </div>
    </FormDialog>
  )
}
