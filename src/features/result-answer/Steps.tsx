import type { Acknowledgement, Standing } from '#clinical/results/acknowledgement.ts'
import { formatDateTime } from '#fhir/dates.ts'

/** Everything that was done about a result, oldest first; also about what it said before. */
export function Steps({ standing: { now, before } }: { standing: Standing }) {
  const done = [...(before ? [before] : []), ...(now ? [now] : [])]
  if (done.every(({ steps }) => steps.length === 0)) return null
  return (
    <section aria-label="What was done">
      <h4>What was done</h4>
      {done.map((one) => (
        <StepList key={one.id} of={one} />
      ))}
    </section>
  )
}

const StepList = ({ of: { steps } }: { of: Acknowledgement }) => (
  <ol className="answer-steps">
    {steps.map(({ who, at, words }, index) => (
      <li key={index}>
        {words}
        <span className="second-line">
          {who} · {formatDateTime(at, 'time not recorded')}
        </span>
      </li>
    ))}
  </ol>
)
