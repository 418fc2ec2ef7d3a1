import './merging.css'

import { useQuery } from '@tanstack/react-query'
import type { Patient } from 'fhir/r4'
import { Link } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { entryHistory, type History } from '#clinical/entries/versions.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { paths } from '#lib/paths.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { mergeEvents, mergeMade } from './events.ts'
import { SinceMerge } from './SinceMerge.tsx'

type Props = { patientId: string; onClose: () => void }

/** Which records are read as one here, who said so, when and why; and every merge that was undone. */
export function MergedRecords({ patientId, onClose }: Props) {
  const query = useQuery(entryHistory(patientId, 'Patient', patientId))
  return (
    <Dialog title="Merged records" width="wide" onClose={onClose}>
      <div className="dialog-body stack">
        <Loaded query={query} what="the merges of this record">
          {(history) => <Merges patientId={patientId} history={history} />}
        </Loaded>
      </div>
    </Dialog>
  )
}

function Merges({ patientId, history }: { patientId: string; history: History<Patient> }) {
  const [now] = history.versions
  const events = mergeEvents(history)
  return (
    <>
      {now && <Linked patientId={patientId} now={now} history={history} />}
      <h3>Every merge</h3>
      {events.length === 0 && <p>This record has never been merged.</p>}
      <ol className="versions">
        {events.map(({ id, at, by, reason, did }) => (
          <li key={id}>
            {did.map((words) => (
              <p key={words}>
                <strong>{words}</strong>
              </p>
            ))}
            <p className="second-line">
              {formatDateTime(at)} · {by ?? 'Not said by whom'}
            </p>
            {reason && <p>{reason}</p>}
          </li>
        ))}
      </ol>
    </>
  )
}

type LinkedProps = { patientId: string; now: Stored<Patient>; history: History<Patient> }

function Linked({ patientId, now, history }: LinkedProps) {
  return (
    <ul className="other-records">
      {listOf(now.link).map(({ type, other }) => {
        const id = referenceId(other, 'Patient')
        if (!id || (type !== 'replaces' && type !== 'replaced-by')) return null
        const since = type === 'replaces' && mergeMade(history, id)?.at
        return (
          <li key={id}>
            <p className="merged-with">
              {type === 'replaces' ? 'Also holds what was recorded in ' : 'Replaced by '}
              {type === 'replaces' ? (
                <strong>{other?.display ?? 'another record'}</strong>
              ) : (
                <Link to={paths.chart(id, 'summary')}>{other?.display ?? 'another record'}</Link>
              )}
              {type === 'replaces' && (
                <DialogButton
                  may="patient.merge"
                  to={deepPaths.partRecords(patientId, id)}
                  className="button small"
                >
                  These are two people
                </DialogButton>
              )}
            </p>
            {since && <SinceMerge patientId={patientId} since={since} />}
          </li>
        )
      })}
    </ul>
  )
}
