import type { Observation } from 'fhir/r4'

import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Panel } from '#ui/Panel.tsx'

import { elsewhereOf } from './elsewhere.ts'

type Props = { observations: readonly Stored<Observation>[]; pregnant: boolean }

/** Closed and not printed: what another record tells may be told of abuse. */
export function ElsewherePanel({ observations, pregnant }: Props) {
  const all = elsewhereOf(observations, pregnant)
  if (all.length === 0) return null
  return (
    <Panel title="From another maternity record" note={String(all.length)}>
      <details className="not-printed">
        <summary>Told in its own words; nothing is computed from it</summary>
        <ul className="lines">
          {all.map(({ id, what, text, on }) => (
            <li key={id}>
              {what}: <strong>{text}</strong>
              <span className="second-line">{formatDateTime(on, 'Date not recorded')}</span>
            </li>
          ))}
        </ul>
      </details>
    </Panel>
  )
}
