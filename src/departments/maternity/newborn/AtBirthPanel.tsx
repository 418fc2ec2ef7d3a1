import '#ui/table.css'

import type { ReactNode } from 'react'

import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { apgarText, isLow } from './apgar.ts'
import { apgarPartNames, apgarParts, minutes } from './codes.ts'
import type { Newborn } from './newborn.ts'

/** Apgar score by minute and part, and what was measured. */
export function AtBirthPanel({ newborn, action }: { newborn: Newborn; action: ReactNode }) {
  const { apgars, atBirth, birthGrams } = newborn
  const of = (minute: string) => apgars.find((one) => one.minute === minute)
  return (
    <Panel title="At birth" action={action}>
      <TableScroll label="Apgar score">
        <table className="table" aria-label="Apgar score">
          <thead>
            <tr>
              <th scope="col">Apgar</th>
              {minutes.map((minute) => (
                <th key={minute} scope="col" className="numeric">
                  {minute} min
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {apgarPartNames.map((part) => (
              <tr key={part}>
                <th scope="row">{apgarParts[part].words}</th>
                {minutes.map((minute) => (
                  <td key={minute} className="numeric">
                    {of(minute)?.parts[part] ?? '–'}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">Score</th>
              {minutes.map((minute) => {
                const one = of(minute)
                return (
                  <td key={minute} className="numeric">
                    <strong>{one ? apgarText(one) : 'Not recorded'}</strong>
                    {one && isLow(one) && <span className="badge danger">Below 7</span>}
                  </td>
                )
              })}
            </tr>
          </tbody>
        </table>
      </TableScroll>
      <dl className="fact-grid">
        <div>
          <dt>Birth weight</dt>
          <dd>{birthGrams === undefined ? 'Not recorded in grams' : `${birthGrams} g`}</dd>
        </div>
        {atBirth.map(({ label, words, warning }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {words} {warning && <span className="badge danger">{warning}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
