import { useQuery } from '@tanstack/react-query'

import { AboutButton } from '#clinical/AboutButton.tsx'
import { Lines } from '#clinical/Lines.tsx'
import { ListNotes } from '#clinical/ListNotes.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { type Problem, problemRows } from './model.ts'
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
            <Group
              patientId={patientId}
              title="Active"
              problems={list.entries.filter(({ active }) => active)}
            />
            <Group
              patientId={patientId}
              title="No longer active"
              problems={list.entries.filter(({ active }) => !active)}
            />
            <ListNotes of={list} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

type GroupProps = { patientId: string; title: string; problems: Problem[] }

function Group({ patientId, title, problems }: GroupProps) {
  if (problems.length === 0) return null
  return (
    <div className="list-group">
      <h3>
        {title} <span className="panel-note">{problems.length}</span>
      </h3>
      <Lines of={problems}>
        {(problem) => (
          <div className="entry-row">
            <div>
              <ProblemLine problem={problem} full />
            </div>
            <AboutButton
              patientId={patientId}
              type="Condition"
              id={problem.id}
              what={problem.name}
              toRows={problemRows}
            />
          </div>
        )}
      </Lines>
    </div>
  )
}
