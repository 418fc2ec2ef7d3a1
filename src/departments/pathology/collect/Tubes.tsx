import { useFormContext } from 'react-hook-form'

import { priorityWords } from '#clinical/care/order.ts'
import type { Work } from '#departments/pathology/work/model.ts'
import { isUrgent, orderOfDraw } from '#departments/pathology/work/rules.ts'

import { tubesFor } from './collecting.ts'

/** What is to be taken, tube by tube in the order of draw, each test ticked or left. */
export function Tubes({ due }: { due: readonly Work[] }) {
  const { register, formState } = useFormContext<{ tests: string[] }>()
  const error = formState.errors.tests?.message
  return (
    <fieldset className="field">
      <legend>Tubes, in the order of draw</legend>
      <span className="hint">{orderOfDraw.source}</span>
      <ol className="tubes">
        {tubesFor(due).map(({ words, cap, works }) => (
          <li key={words}>
            <span
              className={`tube-cap cap-${cap?.split(' ')[0]?.toLowerCase() ?? 'none'}`}
              aria-hidden="true"
            />
            <div>
              <strong>{words}</strong>
              <div className="choices">
                {works.map(({ id, what, why, request }) => (
                  <label key={id}>
                    <input type="checkbox" value={id} {...register('tests')} />
                    {what}
                    {isUrgent(request.priority) && (
                      <span className="badge warning">{priorityWords(request.priority)}</span>
                    )}
                    {why && <span className="badge danger">Again: {why}</span>}
                  </label>
                ))}
              </div>
            </div>
          </li>
        ))}
      </ol>
      {error && <span className="error">{error}</span>}
    </fieldset>
  )
}
