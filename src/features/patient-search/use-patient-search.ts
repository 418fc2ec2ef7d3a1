import { useQuery } from '@tanstack/react-query'

import { useDebounced } from '#lib/use-debounced.ts'

import { type FoundPatients, patientsFound } from './queries.ts'
import { isEnough, type QueryWords, queryWords } from './query-words.ts'

/** Where a search stands. `found` is always the answer to exactly what is in the box. */
export type PatientSearch =
  | { status: 'nothing typed' }
  | { status: 'too little'; words: QueryWords }
  | { status: 'searching'; words: QueryWords }
  | { status: 'failed'; words: QueryWords; error: Error; again: () => void }
  | { status: 'found'; words: QueryWords; found: FoundPatients }

const pause = 200

export function usePatientSearch(typed: string): PatientSearch {
  const settled = useDebounced(typed.trim(), pause)
  const words = queryWords(settled)
  const { data, error, isFetching, refetch } = useQuery({
    ...patientsFound(words),
    enabled: isEnough(words),
  })
  const now = queryWords(typed.trim())
  if (typed.trim() === '') return { status: 'nothing typed' }
  if (!isEnough(now)) return { status: 'too little', words: now }
  if (JSON.stringify(now) !== JSON.stringify(words)) return { status: 'searching', words: now }
  if (data) return { status: 'found', words, found: data }
  if (error && !isFetching) return { status: 'failed', words, error, again: () => void refetch() }
  return { status: 'searching', words }
}
