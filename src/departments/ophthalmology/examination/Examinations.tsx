import '#ui/table.css'

import { useQuery } from '@tanstack/react-query'
import type { Composition } from 'fhir/r4'

import { ActionButton } from '#auth/ActionButton.tsx'
import { draftOwner } from '#auth/drafts.ts'
import { useSession } from '#auth/session.ts'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { withdrawnText } from '#clinical/acts/withdrawn.ts'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { Withheld } from '#clinical/entries/Withheld.tsx'
import { isOpen } from '#clinical/writing/draft-keeper.ts'
import { workOf } from '#clinical/writing/work-of.ts'
import { useOpenWork } from '#clinical/writing/work.ts'
import { eyeExaminations } from '#departments/ophthalmology/eye/queries.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDate, formatDateTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { examinationRows } from './rows.ts'
import { VisitPanel } from './VisitPanel.tsx'
import { toVisits, type Visits } from './visits.ts'

/** Each visit whole, the newest first, both eyes beside one another. */
export default function Examinations({ patientId }: { patientId: string }) {
  const query = useQuery(eyeExaminations(patientId))
  const open = useOpenWork()
  return (
    <>
      <div className="buttons">
        <ActionButton
          may="ophthalmology:examine"
          className="button primary"
          onClick={() => open({ kind: 'eyes', id: newEntryId() })}
        >
          Examine eyes
        </ActionButton>
      </div>
      <Loaded query={query} what="the examinations of the eyes">
        {({ findings, notes, withheld }) => {
          const { visits, inError } = toVisits(findings, notes)
          return (
            <>
              <Begun notes={notes} />
              {visits.length === 0 && <p>No examination recorded</p>}
              {visits.map((visit) => (
                <VisitPanel key={visit.id} patientId={patientId} visit={visit} />
              ))}
              <Withdrawn patientId={patientId} inError={inError} />
              <Withheld count={withheld} />
            </>
          )
        }}
      </Loaded>
    </>
  )
}

/** What I have begun and not signed; only I see it. */
function Begun({ notes }: { notes: readonly Stored<Composition>[] }) {
  const open = useOpenWork()
  const { userId } = useSession()
  const mine = notes.filter((note) => isOpen(note) && draftOwner(note) === userId)
  return mine.length === 0 ? null : (
    <ul className="lines">
      {mine.map((note) => (
        <li key={note.id} className="entry-row">
          <span>
            <strong>Begun and not signed</strong>
            <span className="second-line">last written {formatDateTime(note.date)}; only you can see it</span>
          </span>
          <button type="button" className="button small" onClick={() => open(workOf(note))}>
            Go on with the examination
          </button>
        </li>
      ))}
    </ul>
  )
}

function Withdrawn({ patientId, inError }: { patientId: string; inError: Visits['inError'] }) {
  return inError.length === 0 ? null : (
    <Panel title="Entered in error" note={`${inError.length} out of use`}>
      <ul className="lines">
        {inError.map(({ id, when, withdrawn }) => (
          <li key={id} className="entry-row">
            <span>
              <s>Eye examination, {formatDateTime(when)}</s>
              <span className="second-line">{withdrawnText(withdrawn)}</span>
            </span>
            <AboutButton
              patientId={patientId}
              type="Composition"
              id={id}
              what={`Eye examination, ${formatDate(when)}, entered in error`}
              toRows={examinationRows}
            />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
