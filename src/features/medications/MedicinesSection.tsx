import { useQuery } from '@tanstack/react-query'

import type { Entries } from '#clinical/entries.ts'
import { Lines } from '#clinical/Lines.tsx'
import { ListNotes } from '#clinical/ListNotes.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { MedicineLine } from './MedicineLine.tsx'
import type { Medicine } from './model.ts'
import { currentMedicines, earlierMedicines } from './queries.ts'

export function MedicinesSection({ patientId }: { patientId: string }) {
  const current = useQuery(currentMedicines(patientId))
  const earlier = useQuery(earlierMedicines(patientId))
  return (
    <div className="stack">
      <Panel title="Medicines">
        <Loaded query={current} what="medicines">
          {(lists) => <Lists {...lists} none="No current medicines recorded" />}
        </Loaded>
      </Panel>
      <Panel title="Not current">
        <Loaded query={earlier} what="earlier medicines">
          {(lists) => <Lists {...lists} none="No earlier medicines recorded" />}
        </Loaded>
      </Panel>
    </div>
  )
}

type Props = { prescribed: Entries<Medicine>; reported: Entries<Medicine>; none: string }

function Lists({ prescribed, reported, none }: Props) {
  const groups = [
    { title: 'Prescribed', list: prescribed },
    { title: 'Taken, as reported', list: reported },
  ]
  return (
    <>
      {prescribed.entries.length + reported.entries.length === 0 && <p>{none}</p>}
      {groups.map(({ title, list }) => (
        <div key={title} className="list-group">
          {list.entries.length > 0 && <h3>{title}</h3>}
          <Lines of={list.entries}>
            {(medicine) => (
              <>
                <MedicineLine medicine={medicine} full />
              </>
            )}
          </Lines>
          <ListNotes of={list} />
        </div>
      ))}
    </>
  )
}
