import './fluids.css'
import '#ui/table.css'

import { useLayoutEffect, useRef } from 'react'

import {
  type Balance,
  balanceWords,
  nothing,
  type Volume,
  volumeWords,
} from '#clinical/observations/fluid-totals.ts'
import type { Direction } from '#clinical/observations/fluid-kinds.ts'
import { formatDate, formatTime } from '#fhir/dates.ts'

import type { GridDay, GridHour, GridRow } from './grid.ts'

type Props = { days: readonly GridDay[]; rows: readonly GridRow[]; name: string }

/** The hours of these days side by side, the newest on the right and in view; each day ends in its totals. */
export function FluidGrid({ days, rows, name }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const label = `${name}, scrolls sideways`
  const columns = days.reduce((sum, { hours }) => sum + hours.length, 0)
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollLeft = scroller.current.scrollWidth
  }, [columns])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div ref={scroller} className="table-scroll" role="region" aria-label={label} tabIndex={0}>
      <GridTable days={days} rows={rows} name={name} />
    </div>
  )
}

/** The table itself, on the screen and on paper. */
export function GridTable({ days, rows, name }: Props) {
  const part = (direction: Direction, words: string) => (
    <tbody>
      {rows
        .filter((row) => row.direction === direction)
        .map((row) => (
          <VolumeRow key={row.key} days={days} words={row.words} of={({ cells }) => cells.get(row.key)} />
        ))}
      <VolumeRow days={days} words={words} sum of={(sums) => sums[direction]} />
    </tbody>
  )
  return (
    <table className="fluid-grid" aria-label={name}>
      <GridHead days={days} />
      {part('intake', 'In')}
      {part('output', 'Out')}
      <tbody>
        <tr className="fluid-sum">
          <th scope="row">Running balance</th>
          {days.flatMap(({ day, hours, total }) => [
            ...hours.map(({ start, running }) => (
              <td key={start}>
                <BalanceCell balance={running} />
              </td>
            )),
            <td key={day.date} className="fluid-total">
              <BalanceCell balance={total.balance} />
            </td>,
          ])}
        </tr>
      </tbody>
    </table>
  )
}

function GridHead({ days }: Pick<Props, 'days'>) {
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          <span className="quiet-text">Hour from, mL</span>
        </th>
        {days.map(({ day, hours, over }) => (
          <th key={day.date} scope="colgroup" colSpan={hours.length + 1} className="fluid-day">
            <span>
              {formatDate(day.date)}
              {!over && ' so far'}
            </span>
          </th>
        ))}
      </tr>
      <tr>
        {days.flatMap(({ day, hours, over }) => [
          ...hours.map(({ start }) => (
            <th key={start} scope="col" className="fluid-hour">
              {formatTime(new Date(start).toISOString())}
            </th>
          )),
          <th key={day.date} scope="col" className="fluid-total">
            {over ? 'Day' : 'So far'}
          </th>,
        ])}
      </tr>
    </thead>
  )
}

type Sums = Pick<GridHour, 'cells' | Direction>
type RowProps = {
  days: readonly GridDay[]
  words: string
  sum?: true
  of: (sums: Sums) => Volume | undefined
}

function VolumeRow({ days, words, sum, of }: RowProps) {
  return (
    <tr className={sum && 'fluid-sum'}>
      <th scope="row">{words}</th>
      {days.flatMap(({ day, hours, total }) => [
        ...hours.map((one) => (
          <td key={one.start}>
            <VolumeCell volume={of(one) ?? nothing} />
          </td>
        )),
        <td key={day.date} className="fluid-total">
          <VolumeCell volume={of(total) ?? nothing} />
        </td>,
      ])}
    </tr>
  )
}

/** A sign for the eye where the column is narrow, the words for everybody else. */
function VolumeCell({ volume }: { volume: Volume }) {
  const { millilitres, atLeast } = volume
  if (millilitres === undefined && !atLeast) return <Nothing words="not charted" />
  if (!atLeast) return millilitres
  return (
    <>
      <span aria-hidden="true">{millilitres === undefined ? 'NM' : `≥${millilitres}`}</span>
      <span className="visually-hidden">{volumeWords(volume)}</span>
    </>
  )
}

/** The same for a balance. */
function BalanceCell({ balance }: { balance: Balance | undefined }) {
  if (!balance) return <Nothing words="not known" />
  const { bound } = balance
  if (bound === 'exactly') return balanceWords(balance)
  return (
    <>
      <span aria-hidden="true">
        {bound === 'at most' ? '≤' : '≥'}
        {balanceWords({ ...balance, bound: 'exactly' })}
      </span>
      <span className="visually-hidden">{balanceWords(balance)}</span>
    </>
  )
}

const Nothing = ({ words }: { words: string }) => <span className="visually-hidden">{words}</span>
