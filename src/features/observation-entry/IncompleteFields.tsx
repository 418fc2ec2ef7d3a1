import { useCallback } from 'react'

import { ChoiceField, TextField } from '#ui/fields.tsx'

import { incompleteReasons, isUnreadable, missingWords, type Situation, type Values } from './draft.ts'

type Props = { values: Values; situation: Situation; asked: boolean }

/** Asked once somebody means to save without all the readings: an incomplete set needs its reason. */
export function IncompleteFields({ values, situation, asked }: Props) {
  const missing = missingWords(values, situation)
  const start = useCallback((box: HTMLElement | null) => box?.querySelector('select')?.focus(), [])
  if (missing === undefined || !asked || isUnreadable(values, situation)) return null
  return (
    <div ref={start} className="obs-entry-incomplete" role="group" aria-label="Incomplete set">
      <p>
        <strong>Incomplete set, no score.</strong> Missing: {missing}.
      </p>
      <div className="fields">
        <ChoiceField name="incomplete" label="Reason the set is incomplete" options={incompleteReasons} />
        <TextField name="incompleteWords" label="More about it" />
      </div>
    </div>
  )
}
