import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { Lines } from '#clinical/Lines.tsx'
import { ListNotes } from '#clinical/ListNotes.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { MedicineLine } from './MedicineLine.tsx'
import { currentMedicines } from './queries.ts'

/** What is to be given now, for the summary: all of it, in short. */
export function MedicinesPanel({ patientId, action }: { patientId: string; action?: ReactNode }) {
  const query = useQuery(currentMedicines(patientId))
  return (
    <Panel title="Medicines" action={action}>
      <Loaded query={query} what="medicines">
        {({ prescribed, reported }) => (
          <>
            {prescribed.entries.length + reported.entries.length === 0 && (
              <p>No current medicines recorded</p>
            )}
            <Lines of={prescribed.entries}>
              {(medicine) => (
                <>
                  <MedicineLine medicine={medicine} />
                </>
              )}
            </Lines>
            {reported.entries.length > 0 && (
              <>
                <h3>Taken, as reported</h3>
                <Lines of={reported.entries}>
                  {(medicine) => (
                    <>
                      <MedicineLine medicine={medicine} />
                    </>
                  )}
                </Lines>
              </>
            )}
            <ListNotes of={prescribed} />
            <ListNotes of={reported} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}
