import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import type { ObservationSet } from '#clinical/observations/observation-set.ts'
import { type OneSet, oneSet } from '#clinical/observations/one-set.ts'
import { toStruck } from '#clinical/observations/struck.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { RecordObservationsForm } from './RecordObservationsForm.tsx'
import type { SavedSet } from './SavedNotice.tsx'
import { type EntrySituation, entrySituation } from './situation.ts'

type Props = {
  patientId: string
  setId: string
  /** What a set says, as the chart says it */
  words: (set: ObservationSet) => ReactNode
  onClose: () => void
  /** After the record has answered, with what it now holds */
  onSaved: (saved: SavedSet) => void
}

/** The form of a new set, filled with what is on record; saving strikes the old one through and writes the new. */
export function AmendObservationsDialog({ patientId, setId, ...rest }: Props) {
  const situation = useQuery(entrySituation(patientId))
  const set = useQuery(oneSet(patientId, setId))
  if (situation.data && set.data) {
    return <AmendThis situation={situation.data} found={set.data} isReading={set.isFetching} {...rest} />
  }
  return (
    <Dialog title="Amend observations" width="wide" onClose={rest.onClose}>
      <div className="dialog-body">
        <Loaded query={situation} what="what is needed to amend observations">
          {() => null}
        </Loaded>
        <Loaded query={set} what="this set">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

type AmendProps = Pick<Props, 'words' | 'onClose' | 'onSaved'> & {
  situation: EntrySituation
  found: OneSet
  /** What it says now is on its way */
  isReading: boolean
}

/** As it was when it was opened: what somebody else does to the set meanwhile must not take away what is being typed. */
function AmendThis({ situation, found, isReading, words, onClose, onSaved }: AmendProps) {
  const [opened] = useState(found)
  if (opened.set.struck) {
    return (
      <Dialog title="Amend observations" onClose={onClose}>
        <p className="dialog-body">This set is struck through already: there is nothing to amend.</p>
      </Dialog>
    )
  }
  // The chart of the time it was observed, which may not be today's.
  const known = { ...situation, choice: opened.set.chart }
  return (
    <RecordObservationsForm
      situation={known}
      amended={opened}
      theirs={
        !isReading && (
          <BothSets patientId={situation.patient.id} seen={opened.set} now={found.set}>
            {words}
          </BothSets>
        )
      }
      onClose={onClose}
      onSaved={onSaved}
    />
  )
}

type BothProps = { patientId: string; seen: ObservationSet; now: ObservationSet; children: Props['words'] }

/** The set that was to be amended, and what stands there now: itself struck through, or what was written in its place. */
function BothSets({ patientId, seen, now, children: words }: BothProps) {
  const instead = now.struck && toStruck(now.struck).replacedBy
  const written = useQuery({ ...oneSet(patientId, instead ?? ''), enabled: instead !== undefined })
  return (
    <div className="obs-both">
      <section aria-label="As you saw it">
        <h3>As you saw it</h3>
        {words(seen)}
      </section>
      <section aria-label="As it is now">
        <h3>As it is now</h3>
        {instead === undefined ? (
          words(now)
        ) : (
          <Loaded query={written} what="what was written in its place">
            {({ set }) => words(set)}
          </Loaded>
        )}
      </section>
    </div>
  )
}
