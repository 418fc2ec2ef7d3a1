import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import { ReasonDialog } from '#clinical/acts/ReasonDialog.tsx'
import { type OneSet, oneSet } from '#clinical/observations/one-set.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { useMarkSetInError } from './mutations.ts'

type Props = {
  patientId: string
  patientLine: string
  setId: string
  /** What the set says, as the chart says it */
  words: (set: OneSet['set']) => ReactNode
  onClose: () => void
}

/** Takes a whole set back, with the reason. The set as it stands is shown, and it is that version that is struck through. */
export function MarkSetInErrorDialog({ patientId, setId, ...rest }: Props) {
  const query = useQuery(oneSet(patientId, setId))
  if (query.data) return <MarkThis patientId={patientId} now={query.data} {...rest} />
  return (
    <Dialog title="Mark set as entered in error" onClose={rest.onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="this set">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

type MarkProps = Pick<Props, 'patientId' | 'patientLine' | 'words' | 'onClose'> & { now: OneSet }

function MarkThis({ patientId, patientLine, words, onClose, now }: MarkProps) {
  // As it was when it was opened: a refresh must not change what is about to be struck through.
  const [seen] = useState(now)
  const mark = useMarkSetInError(patientId, seen)
  const changed = mark.error !== null && now.set.struck !== undefined
  return (
    <ReasonDialog
      title="Mark set as entered in error"
      submit="Mark set as entered in error"
      submitting="Marking set as entered in error…"
      save={mark}
      onClose={onClose}
      label="Why is it wrong?"
      hint="The whole set leaves the chart and every score. It is kept, struck through, with your name and this reason."
    >
      <p>{patientLine}</p>
      <div>{words(seen.set)}</div>
      {changed && (
        <div>
          <h3>As it is now</h3>
          {words(now.set)}
        </div>
      )}
    </ReasonDialog>
  )
}
