import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useWatch } from 'react-hook-form'

import { useDebounced } from '#lib/use-debounced.ts'
import { SuggestField } from '#ui/SuggestField.tsx'

import { exactly, lettersNeeded, type Named, picked, suggestions } from './coding-suggestions.ts'

type Props = { name: string; label: string; named: Named; className?: string; autoFocus?: boolean }

/** Words, coded in SNOMED CT when they are exactly a term's. It says which, all the time (hazards H17, H23). */
export function CodingField({ named, ...field }: Props) {
  const queryClient = useQueryClient()
  const typed: unknown = useWatch({ name: field.name })
  const words = typeof typed === 'string' ? typed.trim() : ''
  const settled = useDebounced(words, 150)
  const { data, error, isFetching } = useQuery({
    ...suggestions(named, settled),
    enabled: settled.length >= lettersNeeded,
  })
  // the answer to fewer letters is no answer to these
  const fitting = settled === words && words.length >= lettersNeeded ? (data ?? []) : []

  function said(): ReactNode {
    const coding = exactly(fitting, words) ?? picked(queryClient, named, words)
    if (coding) return 'Coded (SNOMED CT)'
    if (words.length >= lettersNeeded && (settled !== words || isFetching)) return 'Looking for a term…'
    return error
      ? 'Suggestions cannot be had just now. Kept as your words: not coded'
      : 'Kept as your words: not coded'
  }

  const options = [...new Set(fitting.flatMap(({ display }) => display ?? []))]
  return <SuggestField {...field} options={options} said={said} />
}
