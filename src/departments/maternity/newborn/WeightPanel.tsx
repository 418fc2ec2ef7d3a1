import { formatDateTime } from '#fhir/dates.ts'
import { Panel } from '#ui/Panel.tsx'

import type { Newborn } from './newborn.ts'

/** Every weight with what was lost or gained since birth. */
export function WeightPanel({ newborn: { weights, birthGrams } }: { newborn: Newborn }) {
  return (
    <Panel title="Weight" note={weights.length > 0 ? String(weights.length) : undefined}>
      {weights.length === 0 && <p>No weight recorded</p>}
      {weights.length > 0 && birthGrams === undefined && (
        <p className="notice quiet">No birth weight in grams: what was lost cannot be told.</p>
      )}
      <ul className="lines" aria-label="Weights">
        {weights.map(({ id, at, text, birth, change, grams }) => (
          <li key={id}>
            <strong>{text}</strong> {birth && 'at birth'} {change?.text}{' '}
            {change?.review && <span className="badge danger">More than 10 % lost: review</span>}
            <span className="second-line">
              {formatDateTime(at)}
              {grams === undefined && ' · not in grams: not compared'}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
