import type { TaskStep } from '#clinical/care/task-steps.ts'
import { formatDateTime } from '#fhir/dates.ts'

/** Who did what with a task, and when. */
export const TaskHistory = ({ steps }: { steps: readonly TaskStep[] }) => (
  <ol className="task-history" aria-label="History">
    {steps.map(({ who, when, what }, index) => (
      // the same person may do the same twice in one minute
      // oxlint-disable-next-line react/no-array-index-key -- steps are only ever added at the end
      <li key={index}>
        <span className="nowrap quiet-text">{formatDateTime(when, 'Time not recorded')}</span>{' '}
        <span>
          <strong>{what}</strong>
          <span className="second-line">{who ?? 'Not said by whom'}</span>
        </span>
      </li>
    ))}
  </ol>
)
