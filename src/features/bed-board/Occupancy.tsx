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

const box = { width: 720, height: 104, floor: 84, top: 12 }

/** One bar an hour: beds taken then; the line is every bed that is open. Numbers stand in the table. */
function HoursChart({ forecast: { hours, open } }: { forecast: Forecast }) {
  const most = Math.max(open, ...hours.map(({ taken }) => taken), 1)
  const step = box.width / hours.length
  const up = (beds: number) => box.floor - (beds / most) * (box.floor - box.top)
  return (
    <svg
      className="hours-chart"
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-label="Beds taken in each of the next 24 hours; the numbers are in the table below"
    >
      {hours.map(({ at, leaving, coming, taken }, index) => (
        <g key={at}>
          <title>{`${formatTime(new Date(at).toISOString())}: ${taken} taken, ${leaving} to leave, ${coming} to come`}</title>
          <rect
            className={taken > open ? 'over' : undefined}
            x={index * step + 3}
            width={step - 6}
            y={up(taken)}
            height={Math.max(box.floor - up(taken), 0)}
          />
          {leaving + coming > 0 && (
            <text className="moves" x={index * step + step / 2} y={box.floor - 5}>
              {[leaving > 0 ? `−${leaving}` : '', coming > 0 ? `+${coming}` : ''].join('')}
            </text>
          )}
          {index % 3 === 0 && (
            <text x={index * step + step / 2} y={box.height - 4}>
              {formatTime(new Date(at).toISOString())}
            </text>
          )}
        </g>
      ))}
      <line x1={0} x2={box.width} y1={up(open)} y2={up(open)} />
    </svg>
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
