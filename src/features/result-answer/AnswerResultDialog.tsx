import './answer.css'

import { useQuery } from '@tanstack/react-query'

import { newestResults, together } from '#clinical/results/newest-results.ts'
import { earlierIn } from '#clinical/results/earlier.ts'
import type { OwedResult } from '#clinical/results/owed-result.ts'
import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { ReportView } from '#clinical/results/ReportView.tsx'
import { StandingLine } from '#clinical/results/StandingLine.tsx'
import { formatDateTime } from '#fhir/dates.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { AnswerForm } from './AnswerForm.tsx'
import { resultInFull } from './queries.ts'
import { Steps } from './Steps.tsx'
import { WhatChanged } from './WhatChanged.tsx'

type Props = { patientId: string; reportId: string; onClose: () => void }

/** One result in full, what has been done about it, and what the reader does about it now. */
export function AnswerResultDialog({ patientId, reportId, onClose }: Props) {
  const patient = useQuery(patientIdentity(patientId))
  const query = useQuery(resultInFull(patientId, reportId))
  if (patient.data && query.data)
    return (
      <AnswerForm patientId={patientId} result={query.data} onClose={onClose}>
        <p>{identityLine(patient.data)}</p>
        <Loaded query={query} what="this result">
          {(result) => <Result patientId={patientId} result={result} />}
        </Loaded>
      </AnswerForm>
    )
  return (
    <Dialog title="Result" width="wide" onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={patient} what="whose result this is">
          {() => null}
        </Loaded>
        <Loaded query={query} what="this result">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

const count = 50

function Result({ patientId, result }: { patientId: string; result: OwedResult }) {
  const { report, standing, owner } = result
  // Only for the change since last: the result is read and answered without it.
  const others = useQuery(newestResults(patientId, count))
  const earlier = earlierIn(others.data ? together(others.data) : [])
  return (
    <section aria-label={report.name} className="answer-result">
      <h3 className="result-head">
        {report.name}
        {report.status && <span className="badge warning">{report.status}</span>}
        <span className="quiet-text result-when">{formatDateTime(report.when, 'Date not recorded')}</span>
      </h3>
      <p className="report-standing">
        <StandingLine standing={standing} />
        {standing.state === 'new' && (
          <span className="quiet-text">
            {owner.who}
            {owner.why === 'nobody named' ? '' : ` (${owner.why})`}
          </span>
        )}
      </p>
      <WhatChanged patientId={patientId} result={result} />
      <ReportView report={report} earlier={earlier} />
      {others.error && (
        <p className="quiet-text">Earlier values could not be loaded: no change since last is shown.</p>
      )}
      <Steps standing={standing} />
    </section>
  )
}
