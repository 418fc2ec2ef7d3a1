import './medicines.css'

import type { ComponentProps, ReactNode } from 'react'

import type { Entries } from '#clinical/entries/entries.ts'
import { Lines } from '#clinical/entries/Lines.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import type { MedicineGroup } from './groups.ts'
import { MedicineGroupLine } from './MedicineGroupLine.tsx'
import type { Medicine } from './model.ts'

type Props = {
  /** No heading of its own where the panel says it */
  title?: string
  what: string
  /** Said when the record holds none */
  none: string
  query: ComponentProps<typeof Loaded<Entries<Medicine>>>['query']
  group: (medicines: readonly Medicine[]) => MedicineGroup[]
  about?: (medicine: Medicine) => ReactNode
  onMore?: () => void
}

/** The medicines of one kind, which loads and fails for itself. */
export function MedicineList({ title, what, none, query, group, about, onMore }: Props) {
  return (
    <div className="medicine-list">
      {title && <h3>{title}</h3>}
      <Loaded query={query} what={what}>
        {(list) => (
          <>
            {list.entries.length === 0 && list.withheld + list.unreadable === 0 && (
              <p className="quiet-text">{none}</p>
            )}
            <Lines of={group(list.entries)}>{(one) => <MedicineGroupLine group={one} about={about} />}</Lines>
            <ListNotes of={list} />
            {onMore && !list.complete && (
              <button type="button" className="button small" onClick={onMore} disabled={query.isFetching}>
                Show more
              </button>
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}
