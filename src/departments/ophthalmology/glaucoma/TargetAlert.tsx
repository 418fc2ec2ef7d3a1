import '#ui/loaded.css'

import { Link } from 'react-router'

import type { Reading } from '#departments/ophthalmology/eye/record.ts'
import { formatDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'

import { aboveTarget, aboveTargetWords } from './plan.ts'

/** `patientId`: with the way to the plan, where that is not in sight */
type Props = { readings: readonly Reading[]; patientId?: string }

/** A pressure above its target, in words, wherever the eyes are looked at; nothing when there is none. */
export function TargetAlert({ readings, patientId }: Props) {
  const above = aboveTarget(readings)
  if (above.length === 0) return null
  return (
    <div className="notice warning" role="note" aria-label="Pressure above target">
      {above.map((one) => (
        <p key={one.eye}>
          <strong>{aboveTargetWords(one)}</strong>, {one.by} more, {formatDate(one.pressure.when)}
        </p>
      ))}
      {patientId && (
        <Link to={`${paths.chartAt(patientId, 'ophthalmology')}?view=glaucoma`}>See the glaucoma plan</Link>
      )}
    </div>
  )
}
