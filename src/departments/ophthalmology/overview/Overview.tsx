import '#ui/layout.css'

import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { Withheld } from '#clinical/entries/Withheld.tsx'
import { useOpenWork } from '#clinical/writing/work.ts'
import { type Eye, eyes } from '#departments/ophthalmology/eye/eye.ts'
import type { Finding } from '#departments/ophthalmology/eye/finding.ts'
import { eyeExaminations, eyeRecord } from '#departments/ophthalmology/eye/queries.ts'
import type { EyeRecord } from '#departments/ophthalmology/eye/record.ts'
import { TargetAlert } from '#departments/ophthalmology/glaucoma/TargetAlert.tsx'
import { injectionsDue } from '#departments/ophthalmology/treatment/course.ts'
import { formatDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { Latest } from './Latest.tsx'

/** The eyes of one patient: how they are now. */
export default function Overview({ patientId }: { patientId: string }) {
  const query = useQuery(eyeRecord(patientId))
  const examinations = useQuery(eyeExaminations(patientId))
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
        <ActionButton may="ophthalmology:treat" onClick={() => void navigate(`${base}/laser`)}>
          Record laser
        </ActionButton>
      </div>
      <Loaded query={query} what="the eyes">
        {(record) => (
          <>
            <TargetAlert readings={record.readings} patientId={patientId} />
            <Loaded query={examinations} what="what was found of the eyes">
              {({ findings, withheld }) => (
                <>
                  <div className="eyes">
                    {eyes.map((eye) => (
                      <Latest key={eye} findings={findings} eye={eye} due={dueOf(record, eye)} />
                    ))}
                  </div>
                  <Elsewhere
                    findings={findings}
                    treatments={record.treatments}
                    withheld={Math.max(withheld, record.withheld)}
                  />
                </>
              )}
            </Loaded>
          </>
        )}
      </Loaded>
    </>
  )
}

const dueOf = ({ due }: EyeRecord, eye: Eye) => injectionsDue(due, eye)[0]?.occurrenceDateTime

type ElsewhereProps = Pick<EyeRecord, 'treatments' | 'withheld'> & { findings: readonly Finding[] }

/** What does not say which eye is in no column, and is said to. */
function Elsewhere({ findings, treatments, withheld }: ElsewhereProps) {
  const lost = [
    ...findings.map(({ id, eye, when, title, words }) => ({
      id,
      eye,
      when,
      said: `${title}: ${words.text}`,
    })),
    ...treatments.map(({ id, eye, when, what }) => ({ id, eye, when, said: what })),
  ].filter(({ eye }) => eye === undefined)
  return (
    <>
      {lost.length > 0 && (
        <Panel title="Which eye is not recorded">
          <ul className="lines">
            {lost.map(({ id, when, said }) => (
              <li key={id}>
                {said}
                <span className="second-line">{formatDate(when)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Withheld count={withheld} />
    </>
  )
}
