import '#ui/table.css'

import { Link } from 'react-router'

import { balanceOf, balanceWords, nothing, sumOf, volumeWords } from '#clinical/observations/fluid-totals.ts'
import { fluidDayOn, dateAfter } from '#clinical/observations/fluid-day.ts'
import type { Fluid } from '#clinical/observations/fluid.ts'
import { formatDate } from '#fhir/dates.ts'
import { TableScroll } from '#ui/TableScroll.tsx'

import type { GridDay } from './grid.ts'
import { daysShown } from './queries.ts'

type DayProps = { title: string; day: GridDay }

/** The totals of one day, large: what is asked for first. */
export function DayTotals({ title, day: { total, hours, over } }: DayProps) {
  const urine = total.cells.get('urine') ?? nothing
  const some = total.cells.size > 0
  return (
    <section className="fluid-totals" aria-label={title}>
      <h3>
        {title}
        <span className="quiet-text">{over ? `${hours.length} hours` : 'the day lasts'}</span>
      </h3>
      {some ? (
        <dl>
          <Figure label="In" words={volumeWords(total.intake)} />
          <Figure label="Out" words={volumeWords(total.output)} />
          <Figure label="Balance" words={balanceWords(total.balance)} />
          <Figure label="Urine" words={volumeWords(urine)} />
        </dl>
      ) : (
        <p>Nothing charted.</p>
      )}
    </section>
  )
}

const Figure = ({ label, words }: { label: string; words: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>
      {words} {/\d/.test(words) && <span className="unit">mL</span>}
    </dd>
  </div>
)

type DaysProps = {
  fluids: readonly Fluid[]
  date: string
  startsAt: number
  /** The chart of a day; on paper nowhere */
  linkTo?: (date: string) => string
}

/** The day and the six before it, the newest first. */
export function FluidDaysTable({ fluids, date, startsAt, linkTo }: DaysProps) {
  const days = Array.from({ length: daysShown }, (_, back) => fluidDayOn(dateAfter(date, -back), startsAt))
  return (
    <TableScroll label="Daily totals">
      <table className="table fluid-days" aria-label="Daily totals">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" className="number">
              In, mL
            </th>
            <th scope="col" className="number">
              Out, mL
            </th>
            <th scope="col" className="number">
              Urine, mL
            </th>
            <th scope="col" className="number">
              Balance, mL
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => {
            const within = fluids.filter(
              ({ instant }) => instant !== undefined && instant >= day.start && instant < day.end,
            )
            const of = (direction: Fluid['direction']) =>
              sumOf(within.filter((one) => one.direction === direction))
            const [intake, output] = [of('intake'), of('output')]
            return (
              <tr key={day.date}>
                <th scope="row">
                  {linkTo ? <Link to={linkTo(day.date)}>{formatDate(day.date)}</Link> : formatDate(day.date)}
                </th>
                <td className="number">{volumeWords(intake)}</td>
                <td className="number">{volumeWords(output)}</td>
                <td className="number">
                  {volumeWords(sumOf(within.filter(({ kind }) => kind === 'urine')))}
                </td>
                <td className="number">{balanceWords(balanceOf({ intake, output }))}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </TableScroll>
  )
}
