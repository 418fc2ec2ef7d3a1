import { useQuery } from '@tanstack/react-query'

import { warningInForce, warnedBy } from '#clinical/observations/warning-in-force.ts'
import { type WarningReadings, warningWords } from '#clinical/observations/warning-table.ts'

/** The colours of the maternity table while readings are typed, with the table they come from. */
export default function LiveWarning({ readings }: { readings: WarningReadings }) {
  const { data: table } = useQuery({ queryKey: ['maternity-warning-in-force'], queryFn: warningInForce })
  if (!table) return <div role="status">Loading the maternity table…</div>
  const { red, yellow, total, missing, review, source, trigger } = warnedBy(table)(readings)
  const counted = `${red} red and ${yellow} yellow`
  return (
    <div className="live-score">
      <div role="status">
        <span>
          <strong>
            Maternity early warning: {total === undefined ? counted : `total ${total}`}
            {missing.length > 0 && ', not complete'}
          </strong>
          <span className="second-line">
            {missing.length > 0 && `No colour for: ${missing.map((name) => warningWords[name]).join(', ')}. `}
            {source}
          </span>
        </span>
      </div>
      {review && (
        <p className="escalation maternity-red-edge">
          <strong>Review by the midwife in charge and the obstetric team:</strong> the table asks for it from{' '}
          {trigger}.
        </p>
      )}
    </div>
  )
}
