import { skipToken, useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'

import { ChoiceField } from '#ui/fields.tsx'

import { type Named, gpsOf, practices } from './queries.ts'

/** The practice of the directory, and the GP of that practice when the patient names one. */
export function PracticeFields() {
  const [practice, gp] = useWatch({ name: ['practice', 'gp'] }) as unknown[]
  const all = useQuery(practices())
  const [reference] = typeof practice === 'string' ? practice.split(' ') : []
  const theirs = useQuery(
    reference ? gpsOf(reference) : { queryKey: ['directory', 'gps', ''], queryFn: skipToken },
  )
  return (
    <>
      <ChoiceField
        name="practice"
        label="GP practice"
        placeholder={
          all.error ? 'Practices could not be loaded' : all.data ? 'Not known' : 'Loading practices…'
        }
        options={withChosen(all.data, practice)}
      />
      <ChoiceField
        name="gp"
        label="GP"
        placeholder={theirs.error ? 'GPs could not be loaded' : 'Any GP of the practice'}
        options={withChosen(theirs.data, gp)}
      />
    </>
  )
}

/** What is chosen stays a choice, also when the directory does not know it. */
function withChosen(options: readonly Named[] = [], chosen: unknown): readonly Named[] {
  if (typeof chosen !== 'string' || !chosen || options.some(({ value }) => value === chosen)) return options
  return [{ value: chosen, label: chosen.replace(/^\S+ ?/, '') || 'As recorded' }, ...options]
}
