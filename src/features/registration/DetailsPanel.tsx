import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'

import { DialogButton } from '#auth/DialogButton.tsx'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { differences } from '#clinical/entries/versions.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { detailRows } from './detail-rows.ts'
import { patientDetails } from './queries.ts'

/** Who the patient is and how to reach them: for the desk. */
export function DetailsPanel({ patientId }: { patientId: string }) {
  const query = useQuery(patientDetails(patientId))
  return (
    <Panel
      title="Patient details"
      action={
        <>
          <AboutButton
            patientId={patientId}
            type="Patient"
            id={patientId}
            what="Patient details"
            toRows={detailRows}
          />
          <DialogButton
            may="patient.register"
            to={deepPaths.changeDetails(patientId)}
            className="button small"
          >
            Change details
          </DialogButton>
        </>
      }
    >
      <Loaded query={query} what="the patient’s details">
        {(patient) => (
          <dl className="facts">
            {differences([], detailRows(patient)).map(({ label, after }) => (
              <Fragment key={label}>
                <dt>{label}</dt>
                <dd>{after}</dd>
              </Fragment>
            ))}
          </dl>
        )}
      </Loaded>
    </Panel>
  )
}
