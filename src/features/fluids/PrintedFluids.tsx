import { PrintSheet, PrintSheets } from '#clinical/paper/PrintSheets.tsx'

import { FluidDaysTable } from './FluidDays.tsx'
import { FluidEntries } from './FluidEntries.tsx'
import { GridTable } from './FluidGrid.tsx'
import { gridDay, rowsOf } from './grid.ts'
import { standing } from './model.ts'
import { notesOf } from './notes.ts'
import type { FluidWeek } from './queries.ts'

type Props = { patientId: string; week: FluidWeek | undefined; now: number; startsAt: number }

/** On A4: the day and the day before, each by the hour across the sheet; then the week and every entry. */
export function PrintedFluids({ patientId, week, now, startsAt }: Props) {
  return (
    <PrintSheets patientId={patientId} title="Fluid balance">
      {week ? (
        <Sheets week={week} now={now} startsAt={startsAt} />
      ) : (
        <PrintSheet>The fluid chart had not been read when this was printed.</PrintSheet>
      )}
    </PrintSheets>
  )
}

function Sheets({ week, now, startsAt }: { week: FluidWeek; now: number; startsAt: number }) {
  const fluids = standing(week.entries)
  return (
    <>
      <PrintSheet>
        {[week.day, week.before].map((day) => (
          <GridTable
            key={day.date}
            days={[gridDay(day, fluids, now)]}
            rows={rowsOf(fluids)}
            name={`Fluids by the hour, ${day.date}`}
          />
        ))}
        {notesOf(week).map((words) => (
          <p key={words}>{words}</p>
        ))}
      </PrintSheet>
      <PrintSheet>
        <FluidDaysTable fluids={fluids} date={week.day.date} startsAt={startsAt} />
        <FluidEntries entries={week.entries} days={[week.day, week.before]} />
      </PrintSheet>
    </>
  )
}
