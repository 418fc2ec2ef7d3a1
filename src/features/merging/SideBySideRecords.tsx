import './merging.css'

import { useFormContext, useWatch } from 'react-hook-form'

import { toIdentity } from '#clinical/patient/patient.ts'
import { formatDateTime } from '#fhir/dates.ts'

import type { MergeDraft } from './draft.ts'
import type { MergeRecord, Pair } from './merge.ts'
import { isChoice, type Part, parts } from './parts.ts'

type Props = {
  pair: Pair
  /** By part, whose words are kept when this record is */
  fromByDefault: (keptId: string) => Record<string, string>
}

/** Who each is, what each holds; where they differ, whose words are kept. */
export function SideBySideRecords({ pair, fromByDefault }: Props) {
  const { register, setValue, formState } = useFormContext<MergeDraft>()
  const keep = useWatch<MergeDraft, 'keep'>({ name: 'keep' })
  const isSilent = (part: Part) => pair.every(({ patient }) => part.words(patient) === '')
  const [said, silent] = [parts.filter((part) => !isSilent(part)), parts.filter(isSilent)]
  const counts = countsOf(pair)
  const isNone = ([, ...both]: Row) => both.every((count) => count === '0')
  const [held, none] = [counts.filter((row) => !isNone(row)), counts.filter(isNone)]
  function follow(keptId: string) {
    const touched: Record<string, unknown> = formState.dirtyFields.from ?? {}
    for (const [key, id] of Object.entries(fromByDefault(keptId)))
      if (!touched[key]) setValue(`from.${key}`, id)
  }
  return (
    <table className="table records-to-merge">
      <caption className="visually-hidden">The two records side by side</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">What</span>
          </th>
          {pair.map(({ patient }) => (
            <th key={patient.id} scope="col">
              <label className="keep-record">
                <input
                  type="radio"
                  value={patient.id}
                  {...register('keep', { onChange: () => follow(patient.id) })}
                />
                Keep {titleOf(patient)}
              </label>
              <span className="second-line">
                {keep === patient.id ? 'The record to use' : 'Will lead to the other'}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {said.map((part) => (
          <PartRow key={part.key} part={part} pair={pair} />
        ))}
        {[...facts(pair), ...held].map(([label, ...both]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {both.map((words, index) => (
              <td key={pair[index]?.patient.id}>{words}</td>
            ))}
          </tr>
        ))}
        {[
          ['Neither says', silent.map(({ label }) => label)] as const,
          ['Neither holds', none.map(([label]) => label)] as const,
        ].map(
          ([label, words]) =>
            words.length > 0 && (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td colSpan={2}>{words.join(', ')}</td>
              </tr>
            ),
        )}
      </tbody>
    </table>
  )
}

function PartRow({ part, pair }: { part: Part; pair: Pair }) {
  const { register } = useFormContext<MergeDraft>()
  const choice = isChoice(part, pair[0].patient, pair[1].patient)
  return (
    <tr className={choice ? 'changed' : undefined}>
      <th scope="row">
        {part.label} {choice && <span className="badge accent">Differs</span>}
      </th>
      {pair.map(({ patient }) => {
        const words = part.words(patient) || 'Not recorded'
        return (
          <td key={patient.id}>
            {choice ? (
              <label className="keep-words">
                <input type="radio" value={patient.id} {...register(`from.${part.key}`)} />
                <span>
                  <span className="visually-hidden">{part.label}: </span>
                  {words}
                </span>
              </label>
            ) : (
              words
            )}
          </td>
        )
      })}
    </tr>
  )
}

const titleOf = (patient: MergeRecord['patient']) => {
  const { name, hospitalNumbers } = toIdentity(patient)
  return [name, ...hospitalNumbers.slice(0, 1).map(({ value }) => value)].join(' · ')
}

type Row = readonly [label: string, one: string, other: string]

/** What is no part of the choice: numbers stay with their record, and what it holds stays in it. */
function facts([one, other]: Pair): Row[] {
  const both = (label: string, words: (record: MergeRecord) => string): Row => [
    label,
    words(one),
    words(other),
  ]
  return [
    both(
      'Hospital number',
      ({ patient }) =>
        toIdentity(patient)
          .hospitalNumbers.map(({ value }) => value)
          .join(', ') || 'Not recorded',
    ),
    both('In hospital now', ({ stays }) => stays.map(stayWords).join('; ') || 'No'),
    both('Restricted', ({ patient }) => (toIdentity(patient).confidentiality === 'usual' ? 'No' : 'Yes')),
    both('Last changed', ({ patient }) => formatDateTime(patient.meta?.lastUpdated, 'Not said')),
  ]
}

/** How much of what stands in each; of what it says, the desk reads nothing. */
const countsOf = ([one, other]: Pair): Row[] =>
  one.counts.map(({ label, count }) => [
    label,
    String(count),
    String(other.counts.find((its) => its.label === label)?.count ?? 'Not counted'),
  ])

const stayWords = ({ location = [], period }: MergeRecord['stays'][number]) =>
  [
    location.at(-1)?.location.display ?? 'In hospital',
    period?.start && `since ${formatDateTime(period.start)}`,
  ]
    .filter(Boolean)
    .join(' ')
