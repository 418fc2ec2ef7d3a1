import './forms.css'

import { useQuery } from '@tanstack/react-query'
import type { QuestionnaireResponse } from 'fhir/r4'
import type { ReactNode } from 'react'

import { useCan } from '#auth/session.ts'
import { dueWords } from '#clinical/observations/due-words.ts'
import { currentVisits } from '#clinical/care/encounter.ts'
import { EntrySource } from '#clinical/entries/EntrySource.tsx'
import { Lines } from '#clinical/entries/Lines.tsx'
import { patientIdentity } from '#clinical/patient/patient.ts'
import { formatDateTime, yearsAt } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { formDue } from './due.ts'
import { filledForms, wardForms } from './queries.ts'
import type { Form } from './questionnaire.ts'
import { hasEnded, isOf, toAssessment } from './response.ts'
import { ScoreBadge } from './ScoreBadge.tsx'

type Props = { patientId: string; fill: (formId: string, title: string) => ReactNode }

/** What is due on this stay, and what was found before. */
export function AssessmentsSection({ patientId, fill }: Props) {
  return (
    <div className="stack">
      <FormsToFill patientId={patientId} fill={fill} />
      <FilledForms patientId={patientId} />
    </div>
  )
}

function FormsToFill({ patientId, fill }: Props) {
  const forms = useQuery(wardForms)
  const filled = useQuery(filledForms(patientId))
  return (
    <Panel title="Assessments and charts">
      <Loaded query={forms} what="the forms of this ward">
        {(list) => (
          <Loaded query={filled} what="what was filled in before">
            {({ responses }) => (
              <>
                {list.length === 0 && <p>This record holds no forms.</p>}
                <ul className="lines">
                  {list.map((form) => (
                    <li key={form.id} className="form-line">
                      <div>
                        <strong>{form.title}</strong>
                        <DueState
                          patientId={patientId}
                          form={form}
                          last={responses.find((one) => isOf(one, form))}
                        />
                      </div>
                      {fill(form.id, form.title)}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </Panel>
  )
}

type DueProps = { patientId: string; form: Form; last: QuestionnaireResponse | undefined }

function DueState({ patientId, form, last: response }: DueProps) {
  const lastAt = response?.authored
  const visits = useQuery({ ...currentVisits(patientId), enabled: useCan('administration.read') })
  const { data: patient } = useQuery(patientIdentity(patientId))
  const now = useNow()
  const last = lastAt ? `Last ${formatDateTime(lastAt)}` : 'Not filled in yet'
  if (!visits.data)
    return <span className="second-line">{visits.error ? `${last} · could not load the stay` : last}</span>
  const stay = visits.data.entries.find(({ current, inpatient }) => current && inpatient)
  const due = formDue(form.cadence, {
    admittedAt: toInstant(stay?.start),
    // What has ended is due no more than what was never begun.
    lastAt: response && hasEnded(response) ? undefined : toInstant(lastAt),
    age: yearsAt(patient?.birth, new Date(now)),
  })
  if (!stay || due === 'not scheduled' || due === 'done')
    return (
      <span className="second-line">
        {last} · {stay && due === 'done' ? 'done for this stay' : form.cadence.words}
      </span>
    )
  const { urgency, words, interval } = dueWords(due, now)
  return (
    <span className="second-line">
      <span className={`due ${urgency}`}>{urgency === 'later' ? `due ${words}` : words}</span> · {interval} ·{' '}
      {last}
    </span>
  )
}

const toInstant = (date: string | undefined): number | undefined => {
  const instant = Date.parse(date ?? '')
  return Number.isNaN(instant) ? undefined : instant
}

function FilledForms({ patientId }: { patientId: string }) {
  const forms = useQuery(wardForms)
  const filled = useQuery(filledForms(patientId))
  return (
    <Panel title="Filled in">
      <Loaded query={filled} what="filled-in forms">
        {({ responses, withheld, complete }) => (
          <>
            {responses.length === 0 && <p>No form has been filled in.</p>}
            <Lines of={responses}>
              {(response) => {
                const { title, at, answers, score, source } = toAssessment(
                  response,
                  forms.data?.find((form) => isOf(response, form)),
                )
                return (
                  <article>
                    <h3 className="result-head">
                      {title} {score && <ScoreBadge score={score} />}
                    </h3>
                    <p className="second-line">
                      {formatDateTime(at, 'Date not recorded')} ·{' '}
                      <EntrySource source={{ ...source, on: undefined }} />
                    </p>
                    <dl className="form-answers">
                      {answers.map(({ label, words, carriedFrom }, index) => (
                        <div key={`${label} ${index}`}>
                          <dt>{label}</dt>
                          <dd>
                            {words} {carriedFrom && <span className="badge">carried from {carriedFrom}</span>}
                          </dd>
                        </div>
                      ))}
                    </dl>
                  </article>
                )
              }}
            </Lines>
            {(withheld > 0 || !complete) && (
              <p className="quiet-text list-notes">
                {!complete && `Newest ${responses.length} of more. `}
                {withheld > 0 && `${withheld} withheld: restricted.`}
              </p>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  )
}
