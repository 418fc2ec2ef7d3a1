import { PrintSheet, PrintSheets } from '#clinical/paper/PrintSheets.tsx'
import type { ObservationSet } from '#clinical/observations/observation-set.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { SheetTable } from './ChartTable.tsx'
import { ChartNotes } from './ChartNotes.tsx'
import type { WindowedChart } from './queries.ts'
import type { Sheet } from './sheets.ts'
import { StruckSets } from './StruckSets.tsx'
import { Trends } from './Trends.tsx'

type Props = {
  patientId: string
  chart: WindowedChart
  sheets: readonly Sheet[]
  amended: ReadonlySet<string>
  lastWindow: boolean
}

/** As many sets as stand side by side on A4 landscape; the words of the children's chart need more room. */
const setsPerSheet = { NEWS2: 12, PEWS: 8, maternity: 12 } as const

/** The charts as on paper: so many sets to a sheet, the trends, and what must be said about them. */
export function PrintedCharts({ patientId, chart, sheets, amended, lastWindow }: Props) {
  return (
    <PrintSheets patientId={patientId} title="Observations">
      {sheets.map((sheet) => (
        <PrintedSheet key={sheet.sets[0]?.id} sheet={sheet} amended={amended} />
      ))}
      <PrintSheet>
        <h3>About these charts</h3>
        <ChartNotes chart={chart} lastWindow={lastWindow} />
        <StruckSets struck={chart.struck} sets={chart.sets} />
      </PrintSheet>
    </PrintSheets>
  )
}

function PrintedSheet({ sheet, amended }: { sheet: Sheet; amended: ReadonlySet<string> }) {
  return (
    <>
      {inParts(sheet).map((part) => (
        <PrintSheet key={part.sets[0]?.id}>
          <h3>
            {part.title}, {spanWords(part.sets)}
          </h3>
          <SheetTable sheet={part} name={part.title} amended={amended} />
        </PrintSheet>
      ))}
      <PrintSheet>
        <Trends sheet={sheet} label={`Trends, ${sheet.title}`} />
      </PrintSheet>
    </>
  )
}

/** The newest sheet is full, the oldest may have fewer: what is looked at most stands together. */
function inParts(sheet: Sheet): Sheet[] {
  const size = setsPerSheet[sheet.chart.chart]
  const { sets } = sheet
  const parts = Math.ceil(sets.length / size)
  return Array.from({ length: parts }, (_, index) => {
    const end = sets.length - (parts - 1 - index) * size
    return { ...sheet, sets: sets.slice(Math.max(0, end - size), end) }
  })
}

const spanWords = (sets: readonly ObservationSet[]) =>
  `${formatDateTime(sets[0]?.at, 'time not recorded')} to ${formatDateTime(sets.at(-1)?.at, 'time not recorded')}`
