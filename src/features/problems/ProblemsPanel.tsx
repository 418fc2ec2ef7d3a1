import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { Lines } from '#clinical/Lines.tsx'
import { ListNotes } from '#clinical/ListNotes.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { ProblemLine } from './ProblemLine.tsx'
import { problemList } from './queries.ts'

const shown = 12

/** The active problems, for the summary; the rest is counted. */
export function ProblemsPanel({ patientId, action }: { patientId: string; action?: ReactNode }) {
  const query = useQuery(problemList(patientId))
  return (
    <Panel title="Problems" action={action}>
      <Loaded query={query} what="problems">
        {(list) => {
          const active = list.entries.filter((problem) => problem.active)
          const others = list.entries.length - active.length
          const more = active.length - shown
          const rest = [more > 0 ? `${more} more active` : '', others > 0 ? `${others} no longer active` : '']
          const words = rest.filter(Boolean).join(', ')
          return (
            <>
              {active.length === 0 && (
                <p>{others > 0 ? 'No active problems recorded' : 'No problems recorded'}</p>
              )}
              <Lines of={active.slice(0, shown)}>{(problem) => <ProblemLine problem={problem} />}</Lines>
              {words ? <ListNotes of={list}>{`${words}: see Problems.`}</ListNotes> : <ListNotes of={list} />}
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}
