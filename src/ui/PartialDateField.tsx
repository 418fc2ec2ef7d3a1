import { useWatch } from 'react-hook-form'

import { partialDate } from '#lib/partial-date.ts'
import { writtenPartialDate } from '#lib/written-date.ts'

import { TextField } from './fields.tsx'

type Props = { name: string; label: string; className?: string }

/** A date as far as somebody knows it. It says at once how it has been understood (hazard H14). */
export function PartialDateField(props: Props) {
  const value: unknown = useWatch({ name: props.name })
  const date = typeof value === 'string' ? partialDate(value) : undefined
  const hint = date
    ? `Understood as ${writtenPartialDate(date)}`
    : 'As far as known: 2019, 03/2019 or 14/03/2019'
  return <TextField {...props} hint={hint} maxLength={30} />
}
