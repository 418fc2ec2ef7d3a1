import type { ServiceRequest } from 'fhir/r4'

import { priorityWords } from '#clinical/care/order.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'

type Props = { theirs: Stored<ServiceRequest>[]; onChoose: (choice: 'theirs' | 'mine') => void }

/** The same basket was changed in another window: both are shown, and the writer decides (hazard H11). */
export function ElsewhereNotice({ theirs, onChoose }: Props) {
  const open = theirs.filter(({ status }) => status === 'draft')
  return (
    <div role="alert" className="notice warning">
      <div>
        <p>
          <strong>Not saved.</strong> These requests have been changed in another window meanwhile. There:
        </p>
        <ul>
          {theirs.map(({ id, status, code, priority, reasonCode = [] }) => (
            <li key={id}>
              {textOf(code)}, {stateWords[status] ?? 'no longer a draft'}
              {status === 'draft' && `, ${priorityWords(priority) ?? 'no priority'}`}
              {reasonCode[0]?.text && `: ${reasonCode[0].text}`}
            </li>
          ))}
        </ul>
        <p className="buttons">
          <button type="button" className="button" onClick={() => onChoose('mine')}>
            {open.length > 0 ? 'Go on with what is here' : 'Go on with the others'}
          </button>
          {open.length > 0 && (
            <button type="button" className="button" onClick={() => onChoose('theirs')}>
              Take what is there
            </button>
          )}
        </p>
      </div>
    </div>
  )
}

const stateWords: Record<string, string> = {
  draft: 'in the basket',
  active: 'signed already',
  revoked: 'withdrawn',
  'entered-in-error': 'removed from the basket',
}
