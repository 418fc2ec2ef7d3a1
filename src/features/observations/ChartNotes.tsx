import { otherChartWords } from '#clinical/news2.ts'
import { formatDateTime } from '#fhir/dates.ts'

import type { WindowedChart } from './queries.ts'

/** What must be said about the chart itself: which scale and why, what is left out, what could not be checked. */
export function ChartNotes({ chart, lastWindow }: { chart: WindowedChart; lastWindow: boolean }) {
  const { decision, needed, takenBack, unreadable, withheld, mayHaveEarlier } = chart
  const entries = (count: number) => (count === 1 ? '1 entry' : `${count} entries`)
  const notes = [
    needed.chart === 'NEWS2' ? '' : otherChartWords[needed.chart],
    needed.sure
      ? ''
      : 'Age, visit or pregnancy could not be read: whether NEWS2 is the right chart was not checked.',
    decision?.scale === 2
      ? `SpO2 scale 2 (target 88–92 %) set by ${decision.by}, ${formatDateTime(decision.at)}: ${decision.reason ?? 'reason not recorded'}.`
      : needed.chart === 'NEWS2'
        ? 'SpO2 scale 1.'
        : '',
    takenBack > 0 ? `${entries(takenBack)} marked as entered in error or cancelled: not on this chart.` : '',
    withheld > 0 ? `${entries(withheld)} withheld: restricted.` : '',
    unreadable > 0 ? `${entries(unreadable)} in a form that cannot be shown here.` : '',
    mayHaveEarlier && lastWindow ? 'The record holds earlier readings than these.' : '',
  ].filter(Boolean)
  return (
    <ul className="obs-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
