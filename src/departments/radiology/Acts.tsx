import { Link } from 'react-router'

import type { Activity } from '#auth/permissions.ts'
import { useCan } from '#auth/session.ts'
import { textOf } from '#fhir/coding.ts'

import type { Examination, Step } from './steps.ts'

type Next = { act: string; words: string; may: Activity }

/** What is done next, by the step it stands at. */
const nextAt: Record<Step, readonly Next[]> = {
  requested: [{ act: 'vet', words: 'Vet', may: 'radiology:vet' }],
  vetted: [
    { act: 'schedule', words: 'Schedule', may: 'radiology:schedule' },
    { act: 'perform', words: 'Record as made', may: 'radiology:perform' },
  ],
  scheduled: [
    { act: 'perform', words: 'Record as made', may: 'radiology:perform' },
    { act: 'schedule', words: 'Move', may: 'radiology:schedule' },
  ],
  performed: [{ act: 'report', words: 'Write report', may: 'radiology:report' }],
  preliminary: [{ act: 'report', words: 'Verify report', may: 'radiology:report' }],
  reported: [{ act: 'addendum', words: 'Add to report', may: 'radiology:report' }],
  stopped: [],
}

/** Links of the dialogs; `base` is the page they open over, with its view behind the question mark. */
export function Acts({
  examination,
  patientId,
  base,
}: {
  examination: Examination
  patientId: string
  base: { path: string; search: string }
}) {
  const { request, step } = examination
  return (
    <span className="buttons">
      {nextAt[step].map((next) => (
        <ActLink
          key={next.act}
          next={next}
          what={textOf(request.code, 'examination')}
          to={`${base.path}/${encodeURIComponent(patientId)}/${encodeURIComponent(request.id)}/${next.act}${base.search}`}
        />
      ))}
    </span>
  )
}

function ActLink({ next: { words, may }, what, to }: { next: Next; what: string; to: string }) {
  return useCan(may) ? (
    <Link className="button small" to={to} aria-label={`${words}: ${what}`}>
      {words}
    </Link>
  ) : null
}
