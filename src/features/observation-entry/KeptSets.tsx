import './record-observations.css'

import { useState } from 'react'

import { formatDateTime } from '#fhir/dates.ts'

import { dropSet, type KeptSet, useOnline } from './kept-sets.ts'
import { useSendKeptSet } from './mutations.ts'

/** Each of them is looked at, and then sent or put away. */
export default function KeptSets({ sets }: { sets: readonly KeptSet[] }) {
  const online = useOnline()
  return (
    <section aria-label="Sets not saved" className="notice warning unsaved-sets">
      <p role="status">
        <strong>{sets.length === 1 ? '1 set not saved.' : `${sets.length} sets not saved.`}</strong>{' '}
        {online
          ? 'Look at each, then send it. They are lost when this tab is closed.'
          : 'There is no network. They can be sent when it is back, and are lost when this tab is closed.'}
      </p>
      <ul>
        {sets.map((set) => (
          <OneSet key={set.ids.set} set={set} online={online} />
        ))}
      </ul>
    </section>
  )
}

function OneSet({ set, online }: { set: KeptSet; online: boolean }) {
  const send = useSendKeptSet()
  const [discarding, setDiscarding] = useState(false)
  const { patientName, draft } = set
  return (
    <li>
      <span>
        <strong>{patientName}</strong>, {formatDateTime(draft.observedAt)}, {scoreWords(set)}:{' '}
        <strong>not saved</strong>
      </span>
      <button
        type="button"
        className="button small"
        aria-label={`Send the set of ${patientName}`}
        disabled={!online || send.isPending}
        onClick={() => send.mutate(set)}
      >
        {send.isPending ? 'Sending…' : 'Send'}
      </button>
      <button
        type="button"
        className="button small quiet"
        aria-label={
          discarding ? `Yes, discard the set of ${patientName}` : `Discard the set of ${patientName}`
        }
        disabled={send.isPending}
        onClick={() => (discarding ? dropSet(set) : setDiscarding(true))}
      >
        {discarding ? 'Yes, discard' : 'Discard'}
      </button>
      {send.error && <span role="alert">{send.error.message}</span>}
    </li>
  )
}

function scoreWords({ draft: { score, pews } }: KeptSet): string {
  if (score?.status === 'scored') return `NEWS2 ${score.total}`
  if (pews?.status === 'scored') return `PEWS ${pews.total}`
  return 'no score'
}
