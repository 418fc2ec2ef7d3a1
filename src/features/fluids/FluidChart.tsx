import './fluids.css'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { dateAfter, fluidDayAt, fluidDayStartsAt } from '#clinical/observations/fluid-day.ts'
import { formatDate } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { usePrinting } from '#ui/use-printing.ts'

import { DayTotals, FluidDaysTable } from './FluidDays.tsx'
import { FluidEntries } from './FluidEntries.tsx'
import { FluidGrid } from './FluidGrid.tsx'
import { gridDay, rowsOf } from './grid.ts'
import { type FluidEntry, standing } from './model.ts'
import { notesOf } from './notes.ts'
import { PrintedFluids } from './PrintedFluids.tsx'
import { daysShown, type FluidWeek, fluidWeek } from './queries.ts'
import { UrineLine } from './UrineLine.tsx'
import { useFluidChanges } from './use-fluid-changes.ts'

type Props = {
  patientId: string
  /** The date in the address; today's when undefined */
  asked: string | undefined
  /** What may be done about the chart, and about one entry of it */
  actions: ReactNode
  decision: ReactNode
  acts: (entry: FluidEntry) => ReactNode
}

/** What goes in and out of one patient: a day by the hour beside the day before it, a week by the day, and every entry. */
export function FluidChart({ patientId, asked, actions, decision, acts }: Props) {
  const now = useNow()
  const startsAt = fluidDayStartsAt()
  const today = fluidDayAt(now, startsAt).date
  // A day that has not begun has no chart.
  const date = asked && asked < today ? asked : today
  const query = useQuery({ ...fluidWeek(patientId, date, startsAt), placeholderData: keepPreviousData })
  const asAt = useFluidChanges(patientId, query.dataUpdatedAt)
  const printing = usePrinting()
  return (
    <div className="stack">
      <Panel title="Fluid chart" action={actions} {...(asAt ? { note: `as at ${asAt}` } : {})}>
        {decision}
        <DayLinks patientId={patientId} date={date} today={today} />
        <Loaded query={query} what="the fluid chart">
          {(week) => <Day week={week} now={now} today={today} patientId={patientId} />}
        </Loaded>
      </Panel>
      {query.data && (
        <>
          <Panel title="Daily totals" note={`${daysShown} days`}>
            <FluidDaysTable
              fluids={standing(query.data.entries)}
              date={query.data.day.date}
              startsAt={startsAt}
              linkTo={(one) => deepPaths.fluids(patientId, one === today ? undefined : one)}
            />
          </Panel>
          <Panel title="Entries" note={`${formatDate(query.data.day.date)} and the day before`}>
            <FluidEntries
              entries={query.data.entries}
              days={[query.data.day, query.data.before]}
              acts={acts}
            />
          </Panel>
        </>
      )}
      {printing && <PrintedFluids patientId={patientId} week={query.data} now={now} startsAt={startsAt} />}
    </div>
  )
}

type LinksProps = { patientId: string; date: string; today: string }

function DayLinks({ patientId, date, today }: LinksProps) {
  const to = (one: string) => deepPaths.fluids(patientId, one >= today ? undefined : one)
  return (
    <nav aria-label="Day" className="buttons fluid-nav">
      <Link className="button small" to={to(dateAfter(date, -1))}>
        ‹ Day before
      </Link>
      <strong>
        {formatDate(date)}
        {date === today && ', today'}
      </strong>
      {date < today && (
        <>
          <Link className="button small" to={to(dateAfter(date, 1))}>
            Day after ›
          </Link>
          <Link className="button small" to={to(today)}>
            Today
          </Link>
        </>
      )}
    </nav>
  )
}

type DayProps = { week: FluidWeek; now: number; today: string; patientId: string }

function Day({ week, now, today, patientId }: DayProps) {
  const { day, before, entries } = week
  const fluids = standing(entries)
  const days = [gridDay(before, fluids, now), gridDay(day, fluids, now)]
  const within = fluids.filter(
    ({ instant }) => instant === undefined || (instant >= before.start && instant < day.end),
  )
  return (
    <div className="fluid-chart">
      <div className="fluid-figures">
        {days.toReversed().map((one) => (
          <DayTotals
            key={one.day.date}
            title={one.day.date === today ? 'Today so far' : formatDate(one.day.date)}
            day={one}
          />
        ))}
      </div>
      {day.date === today && <UrineLine patientId={patientId} fluids={fluids} now={now} />}
      <FluidGrid days={days} rows={rowsOf(within)} name="Fluids by the hour" />
      <ul className="fluid-notes">
        {notesOf(week).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  )
}
