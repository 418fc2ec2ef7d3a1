import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'

import { useDebounced } from '#lib/use-debounced.ts'
import { SuggestField } from '#ui/SuggestField.tsx'

import { lettersNeeded, peopleNamed, personNamed, searchWord } from './people.ts'

/** One named person: nothing is sent until the words are exactly one of those suggested. */
export function PersonField({ name, label }: { name: string; label: string }) {
  const queryClient = useQueryClient()
  const typed: unknown = useWatch({ name })
  const words = typeof typed === 'string' ? typed.trim() : ''
  const settled = useDebounced(words, 150)
  const { data = [], error } = useQuery({
    ...peopleNamed(settled),
    enabled: searchWord(settled).length >= lettersNeeded,
  })
  const wanted = words.toLowerCase().split(/\s+/)
  const options = data
    .map((person) => person.words)
    .filter((option) => wanted.every((word) => option.toLowerCase().includes(word)))
  function said() {
    if (personNamed(queryClient, words)) return 'They must accept it; until then it stays yours'
    return error ? 'Names cannot be looked up just now' : 'Type a name, and choose from the list'
  }
  return <SuggestField name={name} label={label} options={options} said={said} className="wide" />
}
