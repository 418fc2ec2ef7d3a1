import { formatDateTime } from '#fhir/dates.ts'

import type { Call } from './telephone.ts'

/** One call in words: when, to whom, whether it was read back. */
export function CallWords({ call }: { call: Call | undefined }) {
  if (!call) return null
  const { at, failed, who, grade, readBack, words, by } = call
  const to = [who, grade].filter(Boolean).join(', ')
  return (
    <span className="second-line">
      {formatDateTime(at, 'Time not recorded')}:{' '}
      {failed === undefined
        ? `${to || 'somebody not named'} told “${words}”, ${readBack ? 'read back' : 'not read back'}`
        : `${failed}${to ? ` (${to})` : ''}`}
      {by && `. ${by}`}
    </span>
  )
}
