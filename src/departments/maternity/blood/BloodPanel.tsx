import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { Withheld } from '#clinical/entries/Withheld.tsx'
import { codes } from '#departments/maternity/pregnancy/codes.ts'
import { gestationDays } from '#departments/maternity/pregnancy/gestation.ts'
import { newestOf, type Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { WrongLink } from '#departments/maternity/wrong/WrongLink.tsx'
import { textOf } from '#fhir/coding.ts'
import { formatDate, londonDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { type AntiD, antiDOf, antiDSource, dosesOf } from './anti-d.ts'
import { antiDDoses } from './queries.ts'

const badges: Record<AntiD['state'], { text: string; badge: string }> = {
  due: { text: 'Due now', badge: 'badge warning' },
  missed: { text: 'Missed', badge: 'badge danger' },
  'to come': { text: 'To come', badge: 'badge' },
  given: { text: 'Given', badge: 'badge success' },
  declined: { text: 'Not given', badge: 'badge warning' },
}

/** The blood group in full, antibodies, and for who is RhD negative each dose of anti-D: due, given, declined or missed. */
export function BloodPanel({ patientId, pregnancy }: { patientId: string; pregnancy: Pregnancy }) {
  const navigate = useNavigate()
  const open = (name: string) => void navigate(`${paths.chartAt(patientId, 'maternity')}/${name}`)
  const said = (coding: { code?: string }) => {
    const [newest] = newestOf(pregnancy, coding)
    return newest
      ? `${textOf(newest.valueCodeableConcept, newest.valueString ?? 'No value')}, ${formatDate(newest.effectiveDateTime)}`
      : undefined
  }
  return (
    <Panel
      title="Blood group and anti-D"
      action={
        !pregnancy.over && (
          <span className="buttons">
            <ActionButton may="maternity:record" className="button small" onClick={() => open('blood-group')}>
              Record blood group
            </ActionButton>
            {pregnancy.rhNegative && (
              <>
                <ActionButton may="maternity:record" className="button small" onClick={() => open('anti-d')}>
                  Record anti-D
                </ActionButton>
                <ActionButton
                  may="maternity:record"
                  className="button small"
                  onClick={() => open('sensitising-event')}
                >
                  Record sensitising event
                </ActionButton>
              </>
            )}
          </span>
        )
      }
    >
      <dl className="facts">
        <dt>Blood group</dt>
        <dd>{pregnancy.bloodGroup ?? 'Not recorded'}</dd>
        <dt>Antibody screen</dt>
        <dd>{said(codes.antibodies) ?? 'Not recorded'}</dd>
        {pregnancy.rhNegative && (
          <>
            <dt>RhD of the fetus</dt>
            <dd>{said(codes.fetalRh) ?? 'Not tested'}</dd>
          </>
        )}
      </dl>
      {pregnancy.rhNegative && <Doses patientId={patientId} pregnancy={pregnancy} />}
    </Panel>
  )
}

function Doses({ patientId, pregnancy }: { patientId: string; pregnancy: Pregnancy }) {
  const query = useQuery(antiDDoses(patientId))
  const today = londonDate(new Date(useNow()))
  const edd = pregnancy.estimates[0]?.edd
  return (
    <Loaded query={query} what="anti-D">
      {({ doses, withheld }) => {
        const all = dosesOf(pregnancy, doses)
        const due = antiDOf(pregnancy, all, edd ? gestationDays(edd, today) : undefined)
        return (
          <>
            {due === undefined ? (
              <p>The fetus is RhD negative: routine anti-D is not needed.</p>
            ) : (
              <ul className="lines" aria-label="Anti-D">
                {due.map(({ words, state, detail, entries }) => (
                  <li key={words}>
                    <strong>{words}</strong> <span className={badges[state].badge}>{badges[state].text}</span>
                    {entries.map((one) => (
                      <WrongLink key={one.id} {...one} />
                    ))}
                    <span className="second-line">{detail}</span>
                  </li>
                ))}
              </ul>
            )}
            <Withheld count={withheld} />
            <p className="quiet-text">{antiDSource}</p>
          </>
        )
      }}
    </Loaded>
  )
}
