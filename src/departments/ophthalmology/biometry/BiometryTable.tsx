import type { Observation } from 'fhir/r4'

import { DialogButton } from '#auth/DialogButton.tsx'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { type Eye, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { type Biometry, biometryOf, partNames, parts, questionsOf, toBiometries } from './biometry.ts'
import { biometryRows } from './biometry-rows.ts'

type Props = { patientId: string; found: readonly Stored<Observation>[] }

/** The newest of each eye side by side, the right one on the left; what is unusual is said below. */
export function BiometryTable({ patientId, found }: Props) {
  const all = toBiometries(found)
  const newest = { right: biometryOf(all, 'right'), left: biometryOf(all, 'left') }
  const lost = all.filter(({ eye }) => eye === undefined).length
  const earlier = all.length - lost - eyes.filter((eye) => newest[eye]).length
  if (all.length === 0)
    return (
      <Panel title="Biometry">
        <p>Neither eye has been measured.</p>
      </Panel>
    )
  const questions = questionsOf({ right: newest.right?.values ?? {}, left: newest.left?.values ?? {} })
  return (
    <Panel title="Biometry" {...(earlier > 0 ? { note: `${earlier} earlier` } : {})}>
      <div className="stack">
        <TableScroll label="Biometry of both eyes">
          <table className="table" aria-label="Biometry of both eyes">
            <thead>
              <tr>
                <th scope="col">Measured</th>
                {eyes.map((eye) => (
                  <th key={eye} scope="col">
                    {eyeWords[eye]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {partNames.map((part) => (
                <tr key={part}>
                  <th scope="row">{parts[part].words}</th>
                  {eyes.map((eye) => (
                    <td key={eye}>{newest[eye]?.texts[part] ?? 'Not recorded'}</td>
                  ))}
                </tr>
              ))}
              <tr>
                <th scope="row">When and with what</th>
                {eyes.map((eye) => (
                  <td key={eye}>
                    {newest[eye]
                      ? [formatDateTime(newest[eye].when), newest[eye].device, newest[eye].by]
                          .filter(Boolean)
                          .join(' · ')
                      : 'Not measured'}
                  </td>
                ))}
              </tr>
              <tr>
                <th scope="row">This entry</th>
                {eyes.map((eye) => (
                  <td key={eye}>
                    <Entry patientId={patientId} biometry={newest[eye]} eye={eye} />
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </TableScroll>
        {questions.map((words) => (
          <p key={words} className="notice warning">
            {words}
          </p>
        ))}
        {lost > 0 && <p>{lost} measured without saying which eye: in neither column.</p>}
      </div>
    </Panel>
  )
}

type EntryProps = { patientId: string; biometry: Biometry | undefined; eye: Eye }

function Entry({ patientId, biometry, eye }: EntryProps) {
  if (!biometry) return null
  return (
    <span className="buttons">
      <AboutButton
        patientId={patientId}
        type="Observation"
        id={biometry.id}
        what={`biometry of the ${eyeWords[eye].toLowerCase()}`}
        toRows={biometryRows}
      />
      <DialogButton
        may="ophthalmology:examine"
        className="button quiet small"
        label={`Mark in error: biometry of the ${eyeWords[eye].toLowerCase()}`}
        to={`${paths.chartAt(patientId, 'ophthalmology')}/biometry/${encodeURIComponent(biometry.id)}/in-error?view=surgery`}
      >
        Mark in error
      </DialogButton>
    </span>
  )
}
