import { useState } from 'react'

import { DialogButton } from '#auth/DialogButton.tsx'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { valueRows } from '#clinical/results/value-rows.ts'
import { deepPaths } from '#lib/deep-paths.ts'

import type { Measurements } from './model.ts'

type Props = { patientId: string; title: string; entries: Measurements['entries'] }

const shown = 20

/** The newest entries behind a chart: where each came from, and the way to take it back where it is wrong. */
export function MeasuredEntries({ patientId, title, entries }: Props) {
  const [open, setOpen] = useState(false)
  if (entries.length === 0) return null
  const newest = entries.slice(0, shown)
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Entries: {title}</summary>
      {open && (
        <>
          <ul className="lines">
            {newest.map(({ id, words }) => (
              <li key={id} className="entry-row">
                <span>{words}</span>
                <span className="buttons">
                  <AboutButton
                    patientId={patientId}
                    type="Observation"
                    id={id}
                    what={words}
                    toRows={valueRows}
                  />
                  <DialogButton
                    may="observations.record"
                    to={deepPaths.measurementInError(patientId, id)}
                    className="button small quiet"
                  >
                    In error<span className="visually-hidden"> {words}</span>
                  </DialogButton>
                </span>
              </li>
            ))}
          </ul>
          {entries.length > shown && <p className="quiet-text">Newest {shown} of those read.</p>}
        </>
      )}
    </details>
  )
}
