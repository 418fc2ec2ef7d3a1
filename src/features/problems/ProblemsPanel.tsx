import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { groupWords } from '#clinical/entries/duplicates.ts'
import { Lines } from '#clinical/entries/Lines.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { groupProblems } from './groups.ts'
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
          const groups = groupProblems(list.entries)
          const active = groups.filter((group) => group.active)
          const others = groups.length - active.length
          const more = active.length - shown
          const rest = [more > 0 ? `${more} more active` : '', others > 0 ? `${others} no longer active` : '']
          const words = rest.filter(Boolean).join(', ')
          return (
            <>
              {active.length === 0 && (
                <p>{others > 0 ? 'No active problems recorded' : 'No problems recorded'}</p>
              )}
              <Lines of={active.slice(0, shown)}>
                {({ entries, conflict }) => (
                  <>
                    <ProblemLine problem={entries[0]} />
                    {entries.length > 1 && (
                      <span className="second-line">{conflict ?? groupWords(entries)}</span>
                    )}
                  </>
                )}
              </Lines>
              {words ? <ListNotes of={list}>{`${words}: see Problems.`}</ListNotes> : <ListNotes of={list} />}
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}
