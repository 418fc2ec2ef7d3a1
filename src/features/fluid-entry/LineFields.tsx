import { useWatch } from 'react-hook-form'

import { ChoiceField, DateTimeField, NumberField, TextField } from '#ui/fields.tsx'

import { kindOf, notMeasuredReasons, unusualVolume } from './amounts.ts'
import type { Line } from './lines.ts'

type Props = { name: string; onRemove?: () => void }

/** One entry in one row: how much or why not known, when, and a word about it. */
export function LineFields({ name, onRemove }: Props) {
  const line = useWatch<Record<string, Line>>({ name }) as Line
  const { words, direction } = kindOf(line.kind)
  const warning = line.notMeasured ? undefined : unusualVolume(line.kind, line.volume)
  return (
    <fieldset className="fluid-line">
      <legend>
        {words} <span className="quiet-text">{direction === 'intake' ? 'in' : 'out'}</span>
      </legend>
      {line.notMeasured ? (
        <p className="fluid-unmeasured">Kept without a volume: the total becomes a lower bound.</p>
      ) : (
        <NumberField
          name={`${name}.volume`}
          label="Volume"
          unit="mL"
          {...(warning ? { hint: <span className="fluid-unusual">{warning}</span> } : {})}
        />
      )}
      <ChoiceField
        name={`${name}.notMeasured`}
        label="Measured"
        placeholder="Measured"
        options={notMeasuredReasons(line.kind)}
      />
      <DateTimeField name={`${name}.at`} label="Time" />
      <TextField name={`${name}.note`} label="Note (if any)" maxLength={200} />
      {onRemove && (
        <button
          type="button"
          className="button small quiet"
          aria-label={`Remove ${words}`}
          onClick={onRemove}
        >
          Remove
        </button>
      )}
    </fieldset>
  )
}
