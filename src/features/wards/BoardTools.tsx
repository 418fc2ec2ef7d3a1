import './board-tools.css'

import { type ReactNode, useState } from 'react'

import { bandWords, type Band } from '#clinical/observations/news2.ts'

import { type BoardView, isFiltered } from './board-view.ts'
import type { Ward } from './model.ts'

type Props = {
  ward: Ward
  view: BoardView
  clinical: boolean
  shown: number
  onChange: (change: Partial<BoardView>) => void
}

/** How the board is looked at: kept in the address, so that it can be bookmarked and sent. */
export function BoardTools({ ward, view, clinical, shown, onChange }: Props) {
  const [filtering, setFiltering] = useState(false)
  return (
    <div className="board-tools" role="group" aria-label="How the ward is shown">
      <Choice
        label="View"
        value={view.layout}
        options={[
          ['table', 'Table'],
          ['bays', 'Bays'],
        ]}
        onChange={(layout) => onChange({ layout: layout === 'bays' ? 'bays' : 'table' })}
      />
      {clinical && (
        <Choice
          label="Order"
          value={view.sort}
          options={[
            ['bed', 'By bed'],
            ['due', 'Longest overdue first'],
            ['score', 'Highest score first'],
          ]}
          onChange={(sort) => onChange({ sort: sort as BoardView['sort'] })}
        />
      )}
      <button
        type="button"
        className="button small board-filtering"
        aria-expanded={filtering}
        onClick={() => setFiltering(!filtering)}
      >
        Filter
      </button>
      <Filters {...{ ward, view, clinical, onChange }} open={filtering} />
      {isFiltered(view) && (
        <p className="board-filtered" role="status">
          {`Showing ${shown} of ${ward.rows.length} beds.`}{' '}
          <button type="button" className="button small" onClick={() => onChange(everything)}>
            Show all
          </button>
        </p>
      )}
    </div>
  )
}

type FiltersProps = Omit<Props, 'shown'> & { open: boolean }

/** In sight where there is room; on a small screen behind the button before them. */
function Filters({ ward, view, clinical, onChange, open }: FiltersProps) {
  return (
    <div className={open ? 'board-filters open' : 'board-filters'}>
      {clinical && (
        <Choice
          label="NEWS2"
          value={view.band ?? ''}
          options={[['', 'Any'], ...bands.map((one): [string, string] => [one, bandWordsAndUp(one)])]}
          onChange={(band) => onChange({ band: bands.find((one) => one === band) })}
        />
      )}
      <Choice
        label="Consultant"
        value={view.consultant ?? ''}
        options={[['', 'Any'], ...consultantsOf(ward)]}
        onChange={(consultant) => onChange({ consultant: consultant || undefined })}
      />
      <Choice
        label="Bay"
        value={view.bay ?? ''}
        options={[['', 'All'], ...baysOf(ward)]}
        onChange={(bay) => onChange({ bay: bay || undefined })}
      />
      {clinical && (
        <>
          <Toggle checked={view.mine} onChange={(mine) => onChange({ mine })}>
            My patients
          </Toggle>
          <Toggle checked={view.overdue} onChange={(overdue) => onChange({ overdue })}>
            Overdue only
          </Toggle>
        </>
      )}
      <Toggle checked={view.privacy} onChange={(privacy) => onChange({ privacy })}>
        Privacy mode
      </Toggle>
    </div>
  )
}

const bands = ['low-medium', 'medium', 'high'] as const satisfies readonly Band[]
const bandWordsAndUp = (band: Band) => (band === 'high' ? bandWords[band] : `${bandWords[band]} and above`)
const everything: Partial<BoardView> = {
  band: undefined,
  overdue: false,
  mine: false,
  consultant: undefined,
  bay: undefined,
}

type ChoiceProps = {
  label: string
  value: string
  options: readonly (readonly [value: string, words: string])[]
  onChange: (value: string) => void
}

const Choice = ({ label, value, options, onChange }: ChoiceProps) => (
  <label className="board-choice">
    {label}
    <select value={value} onChange={(event) => onChange(event.target.value)}>
      {options.map(([code, words]) => (
        <option key={code} value={code}>
          {words}
        </option>
      ))}
    </select>
  </label>
)

type ToggleProps = { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode }

const Toggle = ({ checked, onChange, children }: ToggleProps) => (
  <label className="ward-toggle">
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    {children}
  </label>
)

function consultantsOf({ rows }: Ward): [string, string][] {
  const found = new Map<string, string>()
  for (const { state } of rows) {
    if (state.status !== 'occupied') continue
    const { consultant, consultantId } = state.occupant
    if (consultant && consultantId) found.set(consultantId, consultant)
  }
  return [...found].toSorted(([, one], [, other]) => one.localeCompare(other))
}

const baysOf = ({ rows }: Ward): [string, string][] => [
  ...new Map(rows.flatMap(({ bayId, bay }) => (bayId && bay ? [[bayId, bay] as const] : []))),
]
