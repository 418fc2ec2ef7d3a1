import '#ui/table.css'
import '#ui/table-cards.css'

import { useNavigate } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { type Check, checks as all, checksSource, dueOf, jaundiceWords, type Standing } from './checks.ts'
import type { Checked } from './newborn.ts'

const words: Record<Standing, { text: string; badge: string }> = {
  done: { text: 'Done', badge: 'badge success' },
  refer: { text: 'To be followed up', badge: 'badge danger' },
  declined: { text: 'Declined', badge: 'badge warning' },
  due: { text: 'Due', badge: 'badge warning' },
  overdue: { text: 'Overdue', badge: 'badge danger' },
  'to come': { text: 'To come', badge: 'badge' },
  'if indicated': { text: 'Not recorded', badge: 'badge' },
  'not known': { text: 'Not recorded; birth date not known', badge: 'badge warning' },
}

/** What is to be done of every newborn, by the clock, and what was found. */
export function ChecksPanel({ baby, checks }: { baby: PatientIdentity; checks: readonly Checked[] }) {
  return (
    <Panel title="Newborn checks" note={checksSource}>
      <TableScroll label="Newborn checks">
        <table className="table table-cards" aria-label="Newborn checks">
          <thead>
            <tr>
              <th scope="col">Check</th>
              <th scope="col">State</th>
              <th scope="col">Found</th>
              <th scope="col">
                <span className="visually-hidden">Record</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {all.map((check) => (
              <Row
                key={check.id}
                check={check}
                baby={baby}
                done={checks.filter(({ checkId }) => checkId === check.id)}
              />
            ))}
          </tbody>
        </table>
      </TableScroll>
      {checks.some(({ checkId }) => !all.some(({ id }) => id === checkId)) && (
        <ul className="lines" aria-label="Other checks">
          {checks
            .filter(({ checkId }) => !all.some(({ id }) => id === checkId))
            .map((one) => (
              <li key={one.id}>
                {one.words}: {one.result}, {formatDateTime(one.at)}
              </li>
            ))}
        </ul>
      )}
    </Panel>
  )
}

type Props = { check: Check; baby: PatientIdentity; done: readonly Checked[] }

function Row({ check, baby, done: [newest, ...earlier] }: Props) {
  const navigate = useNavigate()
  const { standing, by } = dueOf(
    check,
    newest?.resultId ?? (newest && 'other'),
    baby.birth,
    new Date(useNow()),
  )
  const { text, badge } = words[standing]
  return (
    <tr>
      <th scope="row">{check.words}</th>
      <td data-label="State">
        <span className={badge}>{text}</span>{' '}
        {by && (
          <span className="second-line">
            {check.day === undefined ? 'By' : `Day ${check.day}, on`} {formatDateTime(by)}
          </span>
        )}
      </td>
      <td data-label="Found">
        {newest ? (
          <>
            {check.id === 'jaundice' && newest.resultId === 'seen' ? (
              <strong>{jaundiceWords(newest.at, baby.birth)}</strong>
            ) : (
              newest.result
            )}
            {newest.items.length > 0 &&
              `: ${newest.items.map((item) => `${item.words} ${item.result.toLowerCase()}`).join(', ')}`}
            {newest.note && <span className="second-line">{newest.note}</span>}
            <span className="second-line">
              {formatDateTime(newest.at)}, {newest.by ?? 'by whom is not recorded'}
              {earlier.length > 0 && `, and ${earlier.length} before`}
            </span>
          </>
        ) : (
          'Nothing recorded'
        )}
      </td>
      <td>
        <ActionButton
          may="maternity:birth"
          className="button quiet small"
          onClick={() => void navigate(`${paths.chartAt(baby.id, 'maternity')}/baby-check?check=${check.id}`)}
        >
          Record<span className="visually-hidden"> {check.words}</span>
        </ActionButton>
      </td>
    </tr>
  )
}
