import { useQuery } from '@tanstack/react-query'

import { DialogButton } from '#auth/DialogButton.tsx'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { oneSet } from '#clinical/observations/one-set.ts'
import { valueRows } from '#clinical/results/value-rows.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { SetFacts } from './SetFacts.tsx'

type Props = { patientId: string; patientLine: string; setId: string; onClose: () => void }

/** Everything about one set, and the two ways to take it back: amend it, or mark it as entered in error. */
export function SetDialog({ patientId, patientLine, setId, onClose }: Props) {
  const query = useQuery(oneSet(patientId, setId))
  return (
    <Dialog title="Set of observations" onClose={onClose}>
      <div className="dialog-body stack">
        <p>{patientLine}</p>
        <Loaded query={query} what="this set">
          {({ set }) => <SetFacts set={set} />}
        </Loaded>
      </div>
      <div className="dialog-foot">
        {query.data && (
          <AboutButton
            patientId={patientId}
            type="Observation"
            id={query.data.set.id}
            what={`Set of ${formatDateTime(query.data.set.at, 'a time not recorded')}`}
            toRows={valueRows}
          />
        )}
        {query.data && !query.data.set.struck && (
          <>
            <DialogButton may="observations.record" to={deepPaths.amendObservations(patientId, setId)}>
              Amend this set
            </DialogButton>
            <DialogButton may="observations.record" to={deepPaths.observationsInError(patientId, setId)}>
              Mark as entered in error
            </DialogButton>
          </>
        )}
        <button type="button" className="button quiet" onClick={onClose}>
          Done
        </button>
      </div>
    </Dialog>
  )
}
