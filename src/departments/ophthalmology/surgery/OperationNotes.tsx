import type { Device, Procedure } from 'fhir/r4'
import { useState } from 'react'

import { DialogButton } from '#auth/DialogButton.tsx'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { PrintSheet, PrintSheets } from '#clinical/paper/PrintSheets.tsx'
import { dioptreText, lensText } from '#departments/ophthalmology/biometry/lens.ts'
import type { Listing } from '#departments/ophthalmology/cataract/listing.ts'
import { eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDate, formatDateTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { Panel } from '#ui/Panel.tsx'
import { usePrinting } from '#ui/use-printing.ts'

import { complicationWords, type Operation, toOperation } from './operation.ts'
import { operationRows } from './operation-rows.ts'
import { toOutcome } from './outcome.ts'

type Props = {
  patientId: string
  operations: readonly Stored<Procedure>[]
  devices: readonly Stored<Device>[]
  listings: readonly Listing[]
}

/** Of operations that came of a listing: the note, and the outcome. Newest first. */
export function OperationNotes({ patientId, operations, devices, listings }: Props) {
  const printing = usePrinting()
  const [printed, setPrinted] = useState<string>()
  const notes = operations
    .filter(({ status }) => status !== 'entered-in-error')
    .map((one) => toOperation(one, devices))
    .filter(({ requestId }) => requestId && listings.some(({ request }) => request.id === requestId))
    .toSorted((one, other) => (other.when ?? '').localeCompare(one.when ?? ''))
  const shown = notes.find(({ id }) => id === printed)
  return (
    <>
      {notes.map((note) => (
        <Panel
          key={note.id}
          title={`Operation note, ${note.eye ? eyeWords[note.eye].toLowerCase() : 'eye not recorded'}`}
          note={formatDate(note.when)}
          action={
            <span className="buttons">
              <DialogButton
                may="ophthalmology:operate"
                className="button small"
                to={`${paths.chartAt(patientId, 'ophthalmology')}/operation/${encodeURIComponent(note.id)}/addendum?view=surgery`}
              >
                Add to note
              </DialogButton>
              <button
                type="button"
                className="button small"
                onClick={() => {
                  setPrinted(note.id)
                  // the sheet must be there before the browser takes its picture
                  setTimeout(() => window.print())
                }}
              >
                Print
              </button>
              <AboutButton
                patientId={patientId}
                type="Procedure"
                id={note.id}
                what={`operation on the ${note.eye ? eyeWords[note.eye].toLowerCase() : 'eye'}`}
                toRows={operationRows}
              />
            </span>
          }
        >
          <Note note={note} listing={listings.find(({ request }) => request.id === note.requestId)} />
        </Panel>
      ))}
      {printing && shown && (
        <PrintSheets patientId={patientId} title="Operation note">
          <PrintSheet>
            <Note note={shown} listing={listings.find(({ request }) => request.id === shown.requestId)} />
          </PrintSheet>
        </PrintSheets>
      )}
    </>
  )
}

function Note({ note, listing }: { note: Operation; listing: Listing | undefined }) {
  const { implanted } = note
  const rows: [label: string, words: string | undefined][] = [
    ['Eye', note.eye ? eyeWords[note.eye] : 'Not recorded'],
    ['Operation', note.what],
    ['When', formatDateTime(note.when)],
    ['Surgeon', [note.surgeon ?? 'Not recorded', note.grade, note.organisation].filter(Boolean).join(', ')],
    [
      'Checked before',
      listing?.safetyCheck &&
        `${listing.safetyCheck.words}; by ${listing.safetyCheck.by ?? 'somebody not named'}`,
    ],
    ['Anaesthetic', note.anaesthesia ?? 'Not recorded'],
    ['Incision', note.incision ?? 'Not recorded'],
    ['Steps', note.steps.join(', ') || 'None recorded'],
    [
      'Lens implanted',
      implanted
        ? [
            lensText(implanted),
            implanted.serial && `serial ${implanted.serial}`,
            implanted.batch && `batch ${implanted.batch}`,
          ]
            .filter(Boolean)
            .join(', ')
        : 'None recorded',
    ],
    ['Not the lens that was chosen', note.differs],
    ['Complications', complicationWords(note)],
    ['Afterwards', note.after.join('. ') || 'Not recorded'],
    ['Notes', note.notes.join(' ')],
    ['Signed', [note.surgeon ?? 'Not recorded', formatDateTime(note.resource.meta?.lastUpdated)].join(', ')],
    ['Outcome', outcomeWords(listing)],
  ]
  return (
    <dl className="facts">
      {rows.flatMap(([label, words]) =>
        words ? [<dt key={`${label} name`}>{label}</dt>, <dd key={label}>{words}</dd>] : [],
      )}
    </dl>
  )
}

function outcomeWords(listing: Listing | undefined): string {
  if (!listing?.outcome) return 'Not recorded'
  const { words, when, equivalent, target } = toOutcome(listing.outcome)
  const missed = equivalent === undefined || target === undefined ? undefined : equivalent - target
  return [
    words,
    `spherical equivalent ${dioptreText(equivalent)}`,
    target === undefined ? 'no target recorded' : `target ${dioptreText(target)}`,
    missed !== undefined && `${dioptreText(missed)} from target`,
    formatDate(when),
  ]
    .filter(Boolean)
    .join(' · ')
}
