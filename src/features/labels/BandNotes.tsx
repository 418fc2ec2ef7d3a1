import { formatDateTime } from '#fhir/dates.ts'

import type { Printed } from './printed.ts'

type Props = {
  printed: readonly Printed[]
  /** Of the details that would be printed now */
  version: string | undefined
  mayKnowAllergies: boolean
}

/** What must be known before a band goes on: the one before it, and who looks at allergies. */
export function BandNotes({ printed, version, mayKnowAllergies }: Props) {
  const [last] = printed
  return (
    <>
      {!mayKnowAllergies && (
        <p className="notice warning">
          Give the band to the nurse: allergies are looked up before it is put on, and a nurse prints a red
          one.
        </p>
      )}
      {last && (
        <section aria-label="Bands printed before">
          {last.version !== undefined && last.version !== version && (
            <p className="notice warning">
              <strong>The details have changed since the last band was printed.</strong> Take the old one off.
            </p>
          )}
          <h3>Printed before</h3>
          <ul className="lines">
            {printed.map(({ on, who, reason }) => (
              <li key={`${on} ${who}`}>
                {formatDateTime(on, 'Time not recorded')}, {who}
                {reason && <span className="second-line">{reason}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
