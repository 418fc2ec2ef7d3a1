import { formatDateTime } from '#fhir/dates.ts'

import type { WindowedChart } from './queries.ts'

/** What must be said about the chart itself: which scale and why, what is left out, what could not be checked. */
export function ChartNotes({ chart, lastWindow }: { chart: WindowedChart; lastWindow: boolean }) {
  return (
    <ul className="obs-notes">
      {chartNotes(chart, lastWindow).map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}

function chartNotes(chart: WindowedChart, lastWindow: boolean): string[] {
  const { decision, needed, sets, struck, unreadable, withheld, mayHaveEarlier } = chart
  const takenBack = struck.reduce((count, { members }) => count + members.length, 0)
  return [
    needed.sure
      ? ''
      : 'Age, visit or pregnancy could not be read: whether this is the right chart was not checked.',
    decision?.scale === 2
      ? `SpO2 scale 2 (target 88–92 %) set by ${decision.by}, ${formatDateTime(decision.at)}: ${decision.reason ?? 'reason not recorded'}.`
      : needed.chart === 'NEWS2'
        ? 'SpO2 scale 1.'
        : '',
    sets.findLast(({ warning }) => warning)?.warning?.source ?? '',
    takenBack > 0
      ? `${entries(takenBack)} marked as entered in error or cancelled: not on this chart, shown struck through below.`
      : '',
    withheld > 0 ? `${entries(withheld)} withheld: restricted.` : '',
    unreadable > 0 ? `${entries(unreadable)} in a form that cannot be shown here.` : '',
    mayHaveEarlier && lastWindow ? 'The record holds earlier readings than these.' : '',
  ].filter(Boolean)
}

const entries = (count: number) => (count === 1 ? '1 entry' : `${count} entries`)
