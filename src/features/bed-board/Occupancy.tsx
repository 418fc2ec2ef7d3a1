import { formatTime } from '#fhir/dates.ts'
import { TableScroll } from '#ui/TableScroll.tsx'

import { type Forecast, forecastOf } from './forecast.ts'
import type { Board, BoardBed } from './model.ts'

/** How full the hospital is, and what the next 24 hours bring. */
export function Occupancy({ board, now }: { board: Board; now: number }) {
  const forecast = forecastOf(board, now)
  return (
    <section className="board-occupancy" aria-label="Occupancy">
      <dl className="board-counts">
        {countsOf(board, forecast).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="board-hours">
        <HoursChart forecast={forecast} />
        <p className="quiet-text">{restWords(forecast)}</p>
        <details>
          <summary>Hour by hour, as a table</summary>
          <HoursTable forecast={forecast} />
        </details>
      </div>
    </section>
  )
}

function countsOf({ wards }: Board, { taken, open }: Forecast): [string, string | number][] {
  const beds = wards.flatMap(({ bays }) => bays.flatMap((bay) => bay.beds))
  const count = (is: (bed: BoardBed) => boolean) => beds.filter(is).length
  const empty = (kind: string) =>
    count(({ state }) => state.kind === 'empty' && state.empty.kind === kind && !state.keptFor)
  const outliers = beds.flatMap(({ state }) => (state.kind === 'occupied' ? state.lying : []))
  return [
    ['Occupied', `${taken} of ${open} open`],
    ['Occupancy', open > 0 ? `${Math.floor((taken / open) * 100)} %` : 'No open bed'],
    ['Free', empty('free')],
    [
      'Reserved',
      count(
        ({ state }) =>
          state.kind === 'empty' && (state.empty.kind === 'reserved' || state.keptFor !== undefined),
      ),
    ],
    ['Being cleaned', empty('cleaning')],
    ['Closed', empty('closed')],
    ['Outliers', outliers.filter(({ outlier }) => outlier).length],
  ]
}

function restWords({ noHour, late, delays }: Forecast): string {
  return [
    `Expected home today at no hour said: ${noHour}.`,
    `Past their time and still here: ${late}.`,
    delays.length > 0
      ? `Waiting for: ${delays.map(([words, count]) => `${words.toLowerCase()} ${count}`).join(', ')}.`
      : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** One bar an hour: beds taken then; the line is every bed that is open. The numbers stand in the table. */
function HoursChart({ forecast: { hours, open } }: { forecast: Forecast }) {
  const most = Math.max(open, ...hours.map(({ taken }) => taken), 1)
  const share = (beds: number) => `${(Math.max(beds, 0) / most) * 100}%`
  return (
    <div
      className="hours-chart"
      role="img"
      aria-label="Beds taken in each of the next 24 hours; the numbers are in the table below"
    >
      <div className="hours-bars">
        <div className="hours-open" style={{ height: share(open) }} />
        {hours.map(({ at, leaving, coming, taken }) => (
          <div
            key={at}
            className={taken > open ? 'hours-bar over' : 'hours-bar'}
            style={{ height: share(taken) }}
            title={`${formatTime(new Date(at).toISOString())}: ${taken} taken, ${leaving} to leave, ${coming} to come`}
          >
            {leaving > 0 && <span>−{leaving}</span>}
            {coming > 0 && <span>+{coming}</span>}
          </div>
        ))}
      </div>
      <div className="hours-names">
        {hours.map(({ at }, index) => (
          <span key={at}>{index % 3 === 0 && formatTime(new Date(at).toISOString())}</span>
        ))}
      </div>
    </div>
  )
}

const HoursTable = ({ forecast: { hours, open } }: { forecast: Forecast }) => (
  <TableScroll label="Hour by hour">
    <table className="table">
      <caption className="visually-hidden">Occupancy and expected discharges by hour</caption>
      <thead>
        <tr>
          <th scope="col">Hour from</th>
          <th scope="col" className="number">
            Expected to leave
          </th>
          <th scope="col" className="number">
            Expected to come
          </th>
          <th scope="col" className="number">
            Beds taken, of {open} open
          </th>
        </tr>
      </thead>
      <tbody>
        {hours.map(({ at, leaving, coming, taken }) => (
          <tr key={at}>
            <th scope="row">{formatTime(new Date(at).toISOString())}</th>
            <td className="number">{leaving}</td>
            <td className="number">{coming}</td>
            <td className="number">{taken}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </TableScroll>
)
