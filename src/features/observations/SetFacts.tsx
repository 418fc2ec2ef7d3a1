import './observations.css'

import type { ObservationSet } from '#clinical/observations/observation-set.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { outcomeOf } from './outcome.ts'
import { toSheets } from './sheets.ts'
import { whyStruck } from './StruckSets.tsx'

/** One set in full: when, by whom, each reading with what it scores, and what it comes to. */
export function SetFacts({ set }: { set: ObservationSet }) {
  const [sheet] = toSheets([set])
  const { total, words, monitoring, response } = outcomeOf(set)
  const readings = (sheet?.rows ?? []).flatMap(({ label, cell }) => {
    const found = cell(set)
    if (!found) return []
    return [
      {
        label,
        words: [found.spoken, found.remark && !found.spoken.includes(found.remark) ? found.remark : '']
          .filter(Boolean)
          .join(', '),
      },
    ]
  })
  const facts = [
    { label: 'Observed', words: formatDateTime(set.at, 'Time not recorded') },
    {
      label: 'Recorded by',
      words: [set.by ?? 'Not stated', set.enteredAt && `entered ${set.enteredAt}`].filter(Boolean).join(', '),
    },
    ...readings,
    { label: sheet?.totalLabel ?? 'Total', words: [total, words].filter(Boolean).join(', ') },
    { label: 'Monitoring', words: monitoring },
    { label: 'Response', words: response ?? '' },
  ].filter(({ words }) => words !== '')
  return (
    <>
      {set.struck && <p className="notice warning">{whyStruck(set, [])}</p>}
      <dl className="facts">
        {facts.map(({ label, words }) => (
          <div key={label} className="obs-fact">
            <dt>{label}</dt>
            <dd>{set.struck ? <s>{words}</s> : words}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
