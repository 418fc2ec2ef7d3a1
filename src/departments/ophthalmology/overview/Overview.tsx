import '#ui/layout.css'

import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { useOpenWork } from '#clinical/writing/work.ts'
import { type Eye, eyeOf, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { measures } from '#departments/ophthalmology/eye/measures.ts'
import { eyeRecord } from '#departments/ophthalmology/eye/queries.ts'
import { type EyeRecord, lastOf } from '#departments/ophthalmology/eye/record.ts'
import { OneAxis } from '#departments/ophthalmology/over-time/OneAxis.tsx'
import { formatDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

/** The eyes of one patient: how they are now, and over the years on one axis. */
export default function Overview({ patientId }: { patientId: string }) {
  const query = useQuery(eyeRecord(patientId))
  const navigate = useNavigate()
  const open = useOpenWork()
  const base = paths.chartAt(patientId, 'ophthalmology')
  return (
    <>
      <div className="buttons">
        <ActionButton
          may="ophthalmology:examine"
          className="button primary"
          onClick={() => open({ kind: 'eyes', id: newEntryId() })}
        >
          Examine eyes
        </ActionButton>
        <ActionButton may="ophthalmology:treat" onClick={() => void navigate(`${base}/treat`)}>
          Record eye treatment
        </ActionButton>
      </div>
      <Loaded query={query} what="the eyes">
        {(record) => (
          <>
            <div className="eyes">
              {eyes.map((eye) => (
                <Latest key={eye} record={record} eye={eye} />
              ))}
            </div>
            <OneAxis record={record} />
            <Elsewhere record={record} />
          </>
        )}
      </Loaded>
    </>
  )
}

function Latest({ record, eye }: { record: EyeRecord; eye: Eye }) {
  const due = record.due.find((one) => eyeOf(one.bodySite, one) === eye)
  return (
    <Panel
      title={eyeWords[eye]}
      {...(due ? { note: `Next injection due ${formatDate(due.occurrenceDateTime)}` } : {})}
    >
      <dl className="fact-grid">
        {(['acuity', 'pressure', 'target', 'thickness', 'field'] as const).map((measure) => {
          const last = lastOf(record.readings, measure, eye)
          return (
            <div key={measure}>
              <dt>{measures[measure].words}</dt>
              <dd>
                {last ? last.text : 'Not recorded'}
                {last && (
                  <span className="second-line">
                    {[formatDate(last.when), last.how, last.also].filter(Boolean).join(' · ')}
                  </span>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </Panel>
  )
}

/** What does not say which eye is in no column, and is said to. */
function Elsewhere({ record: { readings, treatments, withheld } }: { record: EyeRecord }) {
  const lost = [...readings, ...treatments].filter(({ eye }) => eye === undefined)
  return (
    <>
      {lost.length > 0 && (
        <Panel title="Which eye is not recorded">
          <ul className="lines">
            {lost.map((one) => (
              <li key={one.id}>
                {'measure' in one ? `${measures[one.measure].words}: ${one.text}` : one.what}
                <span className="second-line">{formatDate(one.when)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {withheld > 0 && <p className="quiet-text">{withheld} entries are withheld: restricted.</p>}
    </>
  )
}
