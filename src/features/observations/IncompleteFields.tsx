import { useCallback } from 'react'

import type { Chart } from '#clinical/news2.ts'
import { ChoiceField, TextField } from '#ui/fields.tsx'

import { incompleteReasons, isUnreadable, liveScore, missingWords, type Values } from './draft.ts'

type Props = { values: Values; chart: Chart; asked: boolean }

/** Asked once somebody means to save without all the readings: an incomplete set needs its reason. */
export function IncompleteFields({ values, chart, asked }: Props) {
  const score = liveScore(values)
  const start = useCallback((box: HTMLElement | null) => box?.querySelector('select')?.focus(), [])
  if (chart !== 'NEWS2' || score.status === 'scored' || !asked || isUnreadable(values)) return null
  return (
    <div ref={start} className="obs-entry-incomplete" role="group" aria-label="Incomplete set">
      <p>
        <strong>Incomplete set, no score.</strong> Missing: {missingWords(score.missing)}.
      </p>
      <div className="fields">
        <ChoiceField name="incomplete" label="Reason the set is incomplete" options={incompleteReasons} />
        <TextField name="incompleteWords" label="More about it" />
      </div>
    </div>
  )
}
