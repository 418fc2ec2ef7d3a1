import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { Lines } from '#clinical/Lines.tsx'
import { ListNotes } from '#clinical/ListNotes.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { AllergyLine } from './AllergyLine.tsx'
import { AllergyState } from './AllergyState.tsx'
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
              <Lines of={list.allergies}>
                {(allergy) => (
                  <>
                    <AllergyLine allergy={allergy} />
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
