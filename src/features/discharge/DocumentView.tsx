import './document.css'

import { useQuery } from '@tanstack/react-query'

import { type Withdrawn, withdrawnText } from '#clinical/acts/withdrawn.ts'
import { NoteText } from '#clinical/writing/NoteText.tsx'
import { nhsNumberText } from '#clinical/patient/patient.ts'
import { formatDate, formatDateTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'

import type { ReadDocument } from './document.ts'
import { documentOf } from './queries.ts'

type Props = { patientId: string; documentId: string }

/** A FHIR document on the screen and on A4: what it says, from the document itself. */
export function DocumentView({ patientId, documentId }: Props) {
  const query = useQuery(documentOf(patientId, documentId))
  return (
    <Loaded query={query} what="this document">
      {({ document, withdrawn }) => (
        <>
          <p className="buttons document-actions">
            <button type="button" className="button" onClick={() => window.print()}>
              Print
            </button>
          </p>
          <Paper document={document} withdrawn={withdrawn} />
        </>
      )}
    </Loaded>
  )
}

type PaperProps = { document: ReadDocument; withdrawn: Withdrawn | undefined }

/** A table for the sake of paper: only its head stands again on each page, so that no page is without its patient. */
function Paper({ document, withdrawn }: PaperProps) {
  const { title, status, date, patient, authors, organisation, sections, signatures } = document
  const said = withdrawn ? 'Entered in error' : status
  return (
    <table role="presentation" className="paper" data-withdrawn={withdrawn ? true : undefined}>
      <thead>
        <tr>
          <td className="paper-patient">
            {patient ? (
              <>
                <strong>{patient.name}</strong> · Born {formatDate(patient.birth, 'Not Known')} ·{' '}
                {patient.gender} · NHS No. {nhsNumberText(patient.nhsNumber)}
              </>
            ) : (
              'The document carries no patient'
            )}
          </td>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>
            <article aria-label={title}>
              <header>
                <p className="paper-organisation">{organisation ?? 'Organisation not stated'}</p>
                <h2>
                  {title} {said && <span className="badge danger">{said}</span>}
                </h2>
                <p className="second-line">
                  {[
                    authors.join(', ') || 'Author not stated',
                    formatDateTime(date, 'date not recorded'),
                  ].join(' · ')}
                </p>
                {withdrawn && <p className="paper-withdrawn">{withdrawnText(withdrawn)}</p>}
              </header>
              <div className="paper-words">
                <NoteText sections={sections} level={3} />
              </div>
              <footer>
                {signatures.length === 0 && <p>Not signed</p>}
                {signatures.map((one) => (
                  <p key={one}>Signed: {one}</p>
                ))}
              </footer>
            </article>
          </td>
        </tr>
      </tbody>
    </table>
  )
}
