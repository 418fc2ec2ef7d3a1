import { clockTime } from '#lib/clock.ts'

import type { LiveList } from './use-live-list.ts'

type Props = LiveList & {
  /** "1 to 160 of 10,289" */
  range: string
  withheld: number
}

/** Above a long list: which rows of how many, what is kept back, how old it is where it is not live, and what else fits by now. */
export function LiveListNotices({ freshness, elsewhere, anew, withheld, range }: Props) {
  return (
    <>
      <p className="quiet-text long-list-range">
        <strong>{range}</strong>
        {withheld > 0 &&
          ` · ${withheld === 1 ? '1 entry is' : `${withheld} entries are`} withheld: restricted`}
        {!freshness.live && ` · as at ${clockTime(freshness.at)}`}
      </p>
      {elsewhere > 0 && (
        <p className="notice" role="status">
          {elsewhere === 1 ? 'One more that fits has' : `${elsewhere} more that fit have`} come or changed
          since this list was asked for.{' '}
          <button type="button" className="button small" onClick={anew}>
            Show the list anew
          </button>
        </p>
      )}
    </>
  )
}
