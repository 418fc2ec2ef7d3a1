import '#clinical/entries/versions.css'

import type { Difference } from '#clinical/entries/versions.ts'

type Props = {
  caption: string
  /** What stands over the two columns */
  before: string
  after: string
  rows: Difference[]
}

/** Two states of one entry, line by line; what differs says so in a word, not only by its colour (hazard H19). */
export function SideBySide({ caption, before, after, rows }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways is reached by keyboard
    <div className="table-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="table side-by-side">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">What</span>
            </th>
            <th scope="col">{before}</th>
            <th scope="col">{after}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label} className={row.changed ? 'changed' : undefined}>
              <th scope="row">
                {row.label} {row.changed && <span className="badge accent">Changed</span>}
              </th>
              <td>{row.before ?? <NotSaid />}</td>
              <td>{row.after ?? <NotSaid />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const NotSaid = () => <span className="quiet-text">Not said</span>
