import { useNow } from '#lib/use-now.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Panel } from '#ui/Panel.tsx'

import { dueIn, dueText, onCtg } from './due.ts'
import type { Labour } from './labour.ts'
import { labourRules, signOff } from './rules.ts'

/** What is to be done next, and what should have been done by now, in words; it moves on by itself. */
export function DuePanel({ labour }: { labour: Labour }) {
  const now = useNow()
  const due = dueIn(labour, now)
  return (
    <Panel title="Due next">
      {labour.over && <p>This labour has ended: nothing is due.</p>}
      {!labour.over && labour.stage === 'latent' && (
        <p>
          From 4 cm the observations of established labour are due. Until then: as planned with the woman.
        </p>
      )}
      {!labour.over && labour.stage === 'after' && (
        <p>
          Born: observations are as planned with the woman now. End the labour when her care after the birth
          begins.
        </p>
      )}
      {due.length > 0 && (
        <ul className="labour-due">
          {due.map(({ watch, last, late }) => (
            <li key={watch.key}>
              <span>
                {watch.words}
                <span className="second-line">
                  every {watch.minutes < 120 ? `${watch.minutes} minutes` : `${watch.minutes / 60} hours`}
                  {last === undefined
                    ? ', not done yet'
                    : `, last ${formatDateTime(new Date(last).toISOString())}`}
                </span>
              </span>
              <span className={late >= 60_000 ? 'badge danger' : late > -60_000 ? 'badge warning' : 'badge'}>
                {dueText(late)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="quiet-text">
        {onCtg(labour) ? 'The CTG runs: fresh eyes each hour instead of listening.' : ''} {labourRules.source}
        . {signOff}
      </p>
    </Panel>
  )
}
