import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { DuplicateEntries } from '#clinical/entries/DuplicateEntries.tsx'
import { Lines } from '#clinical/entries/Lines.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { groupProblems, type ProblemGroup } from './groups.ts'
import { type Problem, problemRows } from './model.ts'
import { ProblemActions, type ProblemPaths } from './ProblemActions.tsx'
import { ProblemLine } from './ProblemLine.tsx'
import { problemList } from './queries.ts'

type Props = { patientId: string; record?: ReactNode; paths: ProblemPaths }

/** Every problem in full, active before past; what is said more than once stands together, each entry as it is. */
export function ProblemsSection({ patientId, record, paths }: Props) {
  const query = useQuery(problemList(patientId))
  const entry = (problem: Problem) => (
    <div className="entry-row">
      <div>
        <ProblemLine problem={problem} full />
      </div>
      <div className="buttons">
        <ProblemActions problem={problem} paths={paths} />
        <AboutButton
          patientId={patientId}
          type="Condition"
          id={problem.id}
          what={problem.name}
          toRows={problemRows}
        />
      </div>
    </div>
  )
  const lines = (title: string, groups: ProblemGroup[]) =>
    groups.length > 0 && (
      <div className="list-group">
        <h3>
          {title} <span className="panel-note">{groups.length}</span>
        </h3>
        <Lines of={groups}>
          {({ entries, conflict }) => (
            <DuplicateEntries entries={entries} conflict={conflict} name={entries[0].name}>
              {entry}
            </DuplicateEntries>
          )}
        </Lines>
      </div>
    )
  return (
    <Panel title="Problems" action={record}>
      <Loaded query={query} what="problems">
        {(list) => {
          const groups = groupProblems(list.entries)
          return (
            <>
              {groups.length === 0 && <p>No problems recorded</p>}
              {lines(
                'Active',
                groups.filter(({ active }) => active),
              )}
              {lines(
                'Past',
                groups.filter(({ active }) => !active),
              )}
              <ListNotes of={list} />
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}
