import '#ui/table.css'

import { useQuery } from '@tanstack/react-query'

import { warnedBy, warningInForce } from '#clinical/observations/warning-in-force.ts'
import { warningWords } from '#clinical/observations/warning-table.ts'
import { formatTime } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { readNow } from './early-warning.ts'
import type { Labour } from './labour.ts'

const tints = { red: 'badge danger', yellow: 'badge warning', normal: 'badge' }

/** The maternity early-warning score of what was read in the last hours, by the table the record holds. */
export function EarlyWarning({ labour }: { labour: Labour }) {
  const now = useNow()
  const query = useQuery({ queryKey: ['maternity-warning-in-force'], queryFn: warningInForce })
  const read = readNow(labour, labour.over ? (labour.charted.at(-1)?.at ?? now) : now)
  return (
    <Panel title="Maternity early warning">
      <Loaded query={query} what="the maternity early-warning table">
        {(table) => {
          const { red, yellow, total, missing, review, colours, trigger, source } = warnedBy(table)(
            read.values,
          )
          return (
            <>
              <p>
                <strong>
                  {total === undefined ? `${red} red, ${yellow} yellow` : `Total ${total}`}
                  {missing.length > 0 && ': not complete'}
                </strong>
                {missing.length > 0 && (
                  <span className="second-line">
                    Not scored, nothing read within 4 hours:{' '}
                    {missing.map((name) => warningWords[name]).join(', ')}
                  </span>
                )}
              </p>
              {review && (
                <p role="alert" className="notice warning labour-call">
                  Review now by the midwife in charge and the obstetric team: the table asks for it from{' '}
                  {trigger}.
                </p>
              )}
              <ul className="labour-due">
                {read.rows.map(({ name, text, when }) => {
                  const colour = colours[name]
                  return (
                    <li key={name}>
                      <span>
                        {warningWords[name]} {text} <span className="quiet-text">{formatTime(when)}</span>
                      </span>
                      <span className={colour ? tints[colour] : 'badge'}>{colour ?? 'no colour'}</span>
                    </li>
                  )
                })}
              </ul>
              <p className="quiet-text">{source}</p>
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}
