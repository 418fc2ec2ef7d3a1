import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { groupWords } from '#clinical/entries/duplicates.ts'
import { Lines } from '#clinical/entries/Lines.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { AllergyLine } from './AllergyLine.tsx'
import { AllergyState } from './AllergyState.tsx'
import { groupAllergies } from './groups.ts'
import { allergyList } from './queries.ts'

/** The allergies in short, for the summary. */
export function AllergiesPanel({ patientId, action }: { patientId: string; action?: ReactNode }) {
  const query = useQuery(allergyList(patientId))
  return (
    <Panel title="Allergies" action={action}>
      <Loaded query={query} what="allergies">
        {(list) => (
          <>
            <AllergyState list={list} />
            {list.status === 'known' && (
              <Lines of={groupAllergies(list).filter(({ active }) => active)}>
                {({ entries, conflict }) => (
                  <>
                    <AllergyLine allergy={entries[0]} />
                    {entries.length > 1 && <p className="second-line">{conflict ?? groupWords(entries)}</p>}
                  </>
                )}
              </Lines>
            )}
            <ListNotes of={list.list} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}
