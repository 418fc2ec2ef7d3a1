import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { EntryPatient } from '#clinical/patient/EntryPatient.tsx'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import { ChangedMeanwhile } from '#clinical/acts/send-act.ts'
import { SideBySide } from '#clinical/acts/SideBySide.tsx'
import { searchAbout } from '#clinical/entries/entries.ts'
import { differences } from '#clinical/entries/versions.ts'
import { reportRows } from '#clinical/results/report-rows.ts'
import { toReport } from '#clinical/results/report.ts'
import { ReportView } from '#clinical/results/ReportView.tsx'
import { patientPathologyKey } from '#departments/pathology/work/about-work.ts'
import { useCloseToList } from '#departments/pathology/work/places.ts'
import { pathologyKey } from '#departments/pathology/work/queries.ts'
import { fhir } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { type Message, readMessage } from './message.ts'
import { beforeOf, type SentBefore, taken, whyNotTaken } from './taking.ts'

const title = 'Import a report'

/** A message of another laboratory: read, shown with whose it is, and taken only then. */
export function Component() {
  const onClose = useCloseToList()
  const read = useMutation({ mutationFn: async (file: File) => found(readMessage(await file.text())) })
  if (read.data)
    return (
      <Confirm
        key={read.submittedAt}
        {...read.data}
        onAgain={() => read.variables && read.mutate(read.variables)}
        onClose={onClose}
      />
    )
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

type Found = { message: Message; patient: PatientIdentity; before: SentBefore }

/** Whose it is, and what the record has of it already. */
async function found(message: Message): Promise<Found> {
  const patient = await whose(message)
  const before = await sentBefore(message, patient.id)
  const why = whyNotTaken(message, before)
  if (why) throw new Error(why)
  return { message, patient, before }
}

async function sentBefore({ reports }: Message, patientId: string): Promise<SentBefore> {
  const numbers = reports.flatMap(({ identifier = [] }) =>
    identifier.flatMap(({ system, value }) => (value ? `${system ?? ''}|${value}` : [])),
  )
  if (numbers.length === 0) return { reports: [], values: [] }
  const identifier = numbers.join(',')
  const there = await searchAbout('DiagnosticReport', patientId, {
    identifier,
    _include: 'DiagnosticReport:result',
    '_include:iterate': 'Observation:has-member',
  })
  if ((await fhir.count('DiagnosticReport', { identifier })) > there.resources.length)
    throw new Error('A report with this number is in the record of somebody else: nothing is taken.')
  return {
    reports: there.resources,
    values: there.included.filter((one) => one.resourceType === 'Observation'),
  }
}

/** The one person of this record with that number and that birth date; anybody else is nobody (hazard H1). */
async function whose(message: Message): Promise<PatientIdentity> {
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
  return toIdentity(patient)
}

type ConfirmProps = Found & { onAgain: () => void; onClose: () => void }

function Confirm({ message, patient, before, onAgain, onClose }: ConfirmProps) {
  const form = useForm()
  const amends = before.reports.length > 0
  const save = useAct(patient.id, (_draft: object, actor) => taken(message, before, actor), [
    pathologyKey,
    patientPathologyKey(patient.id),
    ['patient', patient.id, 'results'],
  ])
  return (
    <FormDialog
      title={title}
      submit={amends ? 'Import amended report' : 'Import report'}
      submitting="Importing report…"
      width="wide"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <EntryPatient patient={patient} />
        {save.error instanceof ChangedMeanwhile && (
          <p>
            <button type="button" className="button" onClick={onAgain}>
              Read the message again, against the record as it is now
            </button>
          </p>
        )}
        {message.reports.map((report) => {
          const shown = toReport(report, message.resources)
          return (
            <section key={report.id} className="stack" aria-label={shown.name}>
              <h3>
                {shown.name} {shown.status && <span className="badge warning">{shown.status}</span>}
              </h3>
              <Changed report={report} message={message} before={before} />
              <ReportView report={shown} earlier={() => undefined} />
            </section>
          )
        })}
      </div>
    </FormDialog>
  )
}

/** What the record has now and what it would have, before somebody says yes to it (hazard H15). */
function Changed({
  report,
  message,
  before,
}: Pick<Found, 'message' | 'before'> & { report: Message['reports'][number] }) {
  const there = beforeOf(report, before)
  if (!there) return null
  const [old, now] = [toReport(there, [...before.values]), toReport(report, message.resources)]
  const rows = differences(reportRows(old), reportRows(now)).filter(({ changed }) => changed)
  return (
    <>
      <p className="notice warning">
        This report is in the record already. Both versions are kept, and whoever answered for it is asked
        again.
      </p>
      <SideBySide
        caption="What this message changes"
        before={`In the record · ${formatDateTime(old.issued)}`}
        after={`In this message · ${formatDateTime(now.issued)}`}
        rows={rows}
      />
    </>
  )
}
