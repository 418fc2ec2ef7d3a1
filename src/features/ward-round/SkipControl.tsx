import './ward-round.css'

import { useState } from 'react'

import { skipReasons } from './round.ts'

/** Goes on without a set, with the reason; the patient stays on the list. */
export function SkipControl({ onSkip }: { onSkip: (reason: string) => void }) {
  const [reason, setReason] = useState('')
  return (
    <div className="round-skip">
      <select aria-label="Why skipped" value={reason} onChange={(event) => setReason(event.target.value)}>
        <option value="">Skip because…</option>
        {skipReasons.map((words) => (
          <option key={words}>{words}</option>
        ))}
      </select>
      <button type="button" className="button" disabled={!reason} onClick={() => onSkip(reason)}>
        Skip patient
      </button>
    </div>
  )
}
