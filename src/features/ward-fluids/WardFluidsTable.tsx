import '#ui/table.css'
import '#ui/table-cards.css'
import './ward-fluids.css'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { useChanges } from '#clinical/entries/use-changes.ts'
import { fluidDayAt, fluidDayStartsAt, fluidDayWords } from '#clinical/observations/fluid-day.ts'
import { balanceWords, volumeWords } from '#clinical/observations/fluid-totals.ts'
import type { Earlier } from '#clinical/observations/latest-weight.ts'
import { formatDate, formatDateTime } from '#fhir/dates.ts'
import { clockTime } from '#lib/clock.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import type { Inpatient, WardFluids } from './model.ts'
import { measuredDays, wardFluids } from './queries.ts'

type Props = {
  wardId: string
  inpatients: readonly Inpatient[]
  /** What may be done about one patient from here */
  acts: (row: WardFluids) => ReactNode
}

/** The ward's fluids of the day: who is on a chart stands first, then by bed. */
export function WardFluidsTable({ wardId, inpatients, acts }: Props) {
  const day = fluidDayAt(useNow(), fluidDayStartsAt())
  const query = useQuery({ ...wardFluids(wardId, day, inpatients), enabled: inpatients.length > 0 })
  useWardFluidChanges(wardId, inpatients, query.dataUpdatedAt)
  if (inpatients.length === 0) return <p className="notice quiet">Nobody is on this ward.</p>
  return (
    <Loaded query={query} what="the fluids of this ward">
      {({ rows, withheld }) => (
        <>
          <p className="quiet-text ward-fluids-head">
            <strong>{countWords(rows)}</strong> Totals since{' '}
            {formatDateTime(new Date(day.start).toISOString())}. {fluidDayWords()} Weight, glucose and ketones
            of the last {measuredDays} days.
          </p>
          {withheld > 0 && <p className="notice quiet">{withheld} withheld: restricted.</p>}
          <TableScroll label="Fluids">
            <table className="table table-cards ward-fluids" aria-label="Fluids of the ward">
              <Head />
              <tbody>
                {chartedFirst(rows).map((row) => (
                  <Row key={row.inpatient.patientId} row={row} acts={acts} />
                ))}
              </tbody>
            </table>
          </TableScroll>
        </>
      )}
    </Loaded>
  )
}

/** Who is on a chart, in the order of the table; nobody while that is not known. */
export function useCharted(wardId: string, inpatients: readonly Inpatient[]): readonly Inpatient[] {
  const day = fluidDayAt(useNow(), fluidDayStartsAt())
  const { data } = useQuery({ ...wardFluids(wardId, day, inpatients), enabled: inpatients.length > 0 })
  return (data?.rows ?? []).filter(isCharted).map(({ inpatient }) => inpatient)
}

const chartedFirst = (rows: readonly WardFluids[]) =>
  rows.toSorted((one, other) => Number(isCharted(other)) - Number(isCharted(one)))
const isCharted = ({ decision }: WardFluids) => decision?.on === true

function countWords(rows: readonly WardFluids[]): string {
  const on = rows.filter(isCharted).length
  if (on === 0) return 'Nobody is on a fluid chart.'
  return on === 1 ? '1 patient is on a fluid chart.' : `${on} patients are on a fluid chart.`
}

const Head = () => (
  <thead>
    <tr>
      <th scope="col">Bed</th>
      <th scope="col">Patient</th>
      <th scope="col">Fluid chart</th>
      <th scope="col" className="number">
        In, mL
      </th>
      <th scope="col" className="number">
        Out, mL
      </th>
      <th scope="col" className="number">
        Balance, mL
      </th>
      <th scope="col">Last charted</th>
      <th scope="col">Weight</th>
      <th scope="col">Glucose, ketones</th>
      <th scope="col">
        <span className="visually-hidden">What may be done</span>
      </th>
    </tr>
  </thead>
)

function Row({ row, acts }: { row: WardFluids; acts: Props['acts'] }) {
  const { inpatient, decision, intake, output, balance, lastAt, latest } = row
  const some = lastAt !== undefined
  return (
    <tr>
      <td className="nowrap">{inpatient.bed}</td>
      <th scope="row">
        <Link to={deepPaths.fluids(inpatient.patientId)}>{inpatient.name}</Link>
      </th>
      <td data-label="Fluid chart">
        <div className="cell">
          {decision?.on ? (
            <>
              <span className="badge accent">On a fluid chart</span>
              <span className="second-line">{decision.reason ?? `since ${formatDate(decision.at)}`}</span>
            </>
          ) : (
            <span className="quiet-text">
              {decision ? `Stopped ${formatDate(decision.at)}` : 'Not on one'}
            </span>
          )}
        </div>
      </td>
      {some || decision?.on ? (
        <>
          <td data-label="In, mL" className="number">
            {volumeWords(intake)}
          </td>
          <td data-label="Out, mL" className="number">
            {volumeWords(output)}
          </td>
          <td data-label="Balance, mL" className="number">
            <strong>{balanceWords(balance)}</strong>
          </td>
          <td data-label="Last charted">{some ? clockTime(lastAt) : 'Nothing today'}</td>
        </>
      ) : (
        <td colSpan={4} className="quiet-text">
          Nothing charted today
        </td>
      )}
      <td data-label="Weight">
        <div className="cell">
          <Latest reading={latest.weight} unit="kg" />
        </div>
      </td>
      <td data-label="Glucose, ketones">
        <div className="cell">
          <Latest reading={latest.glucose} unit="mmol/L" />
          {latest.ketones && (
            <>
              <br />
              ketones <Latest reading={latest.ketones} unit="mmol/L" />
            </>
          )}
        </div>
      </td>
      <td>
        <div className="buttons">{acts(row)}</div>
      </td>
    </tr>
  )
}

/** A value never stands without its unit and its time (hazard H7). */
const Latest = ({ reading, unit }: { reading: Earlier | undefined; unit: string }) =>
  reading ? (
    <>
      {reading.value} {unit} <span className="second-line">{formatDateTime(reading.at)}</span>
    </>
  ) : (
    <span className="quiet-text">None lately</span>
  )

/** What others chart comes in while the ward is looked at. */
function useWardFluidChanges(wardId: string, inpatients: readonly Inpatient[], askedAt: number) {
  const queryClient = useQueryClient()
  const refresh = () => void queryClient.invalidateQueries({ queryKey: ['ward', wardId, 'fluids'] })
  useChanges(
    { patients: inpatients.map(({ patientId }) => patientId), places: [] },
    {
      askedAt: () => askedAt || undefined,
      onChanges: (changes) => {
        if (changes.some(({ type }) => type === 'Observation')) refresh()
      },
      onGap: refresh,
    },
  )
}
