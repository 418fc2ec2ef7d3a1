import { useFormContext, useWatch } from 'react-hook-form'

import { perSheet, type PrintDraft, sheetsOf } from './draft.ts'

/** The sheet in small: the first free label is chosen on it, by pointer or arrow keys, and what will be printed is seen. */
export function StartPlace() {
  const { register } = useFormContext<PrintDraft>()
  const [first, count] = useWatch<PrintDraft, ['first', 'count']>({ name: ['first', 'count'] })
  const many = Number(count)
  const sheets = many > 0 && many <= 72 ? sheetsOf(Number(first), many) : []
  return (
    <fieldset className="field start-place" role="radiogroup" aria-labelledby="start-place">
      <legend id="start-place">First free label</legend>
      <span className="hint">
        {sheets.length > 1 ? `${sheets.length} sheets; this is the first` : 'One sheet of 24'}
      </span>
      <div className="small-sheet">
        {Array.from({ length: perSheet }, (_, place) => (
          <label key={place} className={sheets[0]?.[place] ? 'taken' : undefined}>
            <input
              type="radio"
              value={String(place + 1)}
              aria-label={`Label ${place + 1}`}
              {...register('first')}
            />
            <span aria-hidden="true">{place + 1}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
