import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { useSession } from '#auth/session.ts'
import { isIn, usualDays } from '#departments/pathology/work/filter.ts'
import { places } from '#departments/pathology/work/places.ts'
import { labWork } from '#departments/pathology/work/queries.ts'
import { disciplines, disciplineWords, telephoneRules } from '#departments/pathology/work/rules.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { criticalResults } from './critical-queries.ts'
import { isLate, isTold } from './telephone.ts'

/** What waits in the laboratory, for the home page of those who work there. */
export default function WaitingPanel() {
  const { post } = useSession()
  const now = useNow()
  const work = useQuery(labWork({ organisation: post.orgCode, days: usualDays, done: false }))
  const critical = useQuery(criticalResults(post.orgCode, telephoneRules.days))
  return (
    <Panel title="Pathology">
      <Loaded query={critical} what="critical results">
        {({ results }) => {
          const untold = results.filter((one) => !isTold(one))
          const late = untold.filter((one) => isLate(one, now)).length
          return (
            <p>
              <Link to={`${places.here}?view=critical`}>
                {untold.length === 1 ? '1 critical result' : `${untold.length} critical results`} nobody has
                been told of
              </Link>{' '}
              {late > 0 && <span className="badge danger">{late} overdue</span>}
            </p>
          )
        }}
      </Loaded>
      <Loaded query={work} what="the worklist">
        {({ entries }) => (
          <ul className="lines">
            {disciplines.map((discipline) => {
              const mine = entries.filter((one) => one.discipline === discipline)
              const of = (stage: 'open' | 'to authorise' | 'to authorise clinically') =>
                mine.filter((one) => isIn(one, stage, now)).length
              const late = mine.filter((one) => isIn(one, 'open', now) && isIn(one, 'overdue', now)).length
              return (
                <li key={discipline}>
                  <Link to={`${places.here}?view=worklist&discipline=${discipline.replaceAll(' ', '-')}`}>
                    {disciplineWords[discipline]}
                  </Link>
                  : {of('open')} in the laboratory, {of('to authorise') + of('to authorise clinically')} to
                  authorise {late > 0 && <span className="badge danger">{late} overdue</span>}
                </li>
              )
            })}
          </ul>
        )}
      </Loaded>
    </Panel>
  )
}
