import { useQuery } from '@tanstack/react-query'

import { Lines } from '#clinical/Lines.tsx'
import { ListNotes } from '#clinical/ListNotes.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import type { Problem } from './model.ts'
import { ProblemLine } from './ProblemLine.tsx'
import { problemList } from './queries.ts'

export function ProblemsSection({ patientId }: { patientId: string }) {
  const query = useQuery(problemList(patientId))
  return (
    <Panel title="Problems">
      <Loaded query={query} what="problems">
        {(list) => (
          <>
            {list.entries.length === 0 && <p>No problems recorded</p>}
            <Group title="Active" problems={list.entries.filter(({ active }) => active)} />
            <Group title="No longer active" problems={list.entries.filter(({ active }) => !active)} />
            <ListNotes of={list} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function Group({ title, problems }: { title: string; problems: Problem[] }) {
  if (problems.length === 0) return null
  return (
    <div className="list-group">
      <h3>
        {title} <span className="panel-note">{problems.length}</span>
      </h3>
      <Lines of={problems}>{(problem) => <ProblemLine problem={problem} full />}</Lines>
    </div>
  )
}
