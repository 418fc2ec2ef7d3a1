import type { ObservationSet } from '#clinical/observations/observation-set.ts'
import { toStruck } from '#clinical/observations/struck.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { setWords } from './set-words.ts'

type Props = { struck: readonly ObservationSet[]; sets: readonly ObservationSet[] }

/** What was taken back, kept and struck through as on paper: what it said, who took it back, when, why, and what stands now. */
export function StruckSets({ struck, sets }: Props) {
  if (struck.length === 0) return null
  return (
    <section className="obs-struck" aria-label="Struck through">
      <h3>Struck through</h3>
      <ul className="lines">
        {struck.map((set) => (
          <li key={set.id}>
            <p>
              <span className="visually-hidden">No longer valid: </span>
              <s>
                {formatDateTime(set.at, 'Time not recorded')} · {setWords(set)}
              </s>
            </p>
            <p className="second-line">{whyStruck(set, sets)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** `Amended by Callum Kenyon, 27-Nov-2026 10:02: wrong bed. In its place: the set of 27-Nov-2026 09:39.` */
export function whyStruck({ struck: entry, by }: ObservationSet, sets: readonly ObservationSet[]): string {
  if (!entry) return ''
  const struck = toStruck(entry)
  const who = [struck.by && `by ${struck.by}`, struck.at && formatDateTime(struck.at)].filter(Boolean)
  const said = `${[struck.words, ...who].join(', ').replace(', by', ' by')}: ${struck.reason ?? 'reason not recorded'}.`
  const instead = struck.replacedBy && sets.find(({ members }) => members.includes(struck.replacedBy ?? ''))
  const place = instead
    ? ` In its place: the set of ${formatDateTime(instead.at, 'a time not recorded')}.`
    : struck.replacedBy
      ? ' In its place: a set that is not on this chart.'
      : ''
  return `${said}${place}${by ? ` First recorded by ${by}.` : ''}`
}
