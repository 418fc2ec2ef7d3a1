import { formatDateTime } from '#fhir/dates.ts'

/** Stays in sight for as long as a restricted record is open (domain facts §1.7). */
export function EmergencyStrip({ until }: { until: string | undefined }) {
  return (
    <p className="emergency-strip">
      <span>Emergency access{until ? ` until ${formatDateTime(until)}` : ''}</span>
      <span>Everything you open here is reported to the privacy officer.</span>
    </p>
  )
}
