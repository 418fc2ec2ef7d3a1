import '#ui/layout.css'

import { useQuery } from '@tanstack/react-query'
import { Link, Outlet } from 'react-router'

import { Lines } from '#clinical/entries/Lines.tsx'
import { Withheld } from '#clinical/entries/Withheld.tsx'
import { toOrder } from '#features/orders/model.ts'
import { OrderLine } from '#features/orders/OrderLine.tsx'
import { formatDateTime } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { paths } from '#lib/paths.ts'
import { usePatientId } from '#pages/patient/chart-params.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { Acts } from './Acts.tsx'
import { ImagesLine } from './ImagesLine.tsx'
import { imagingOf } from './queries.ts'
import { type Examination, stepWords } from './steps.ts'

/** Every examination of one patient, the newest first: how far each has come, its images, its report. */
export function Component() {
  const patientId = usePatientId()
  const query = useQuery(imagingOf(patientId))
  return (
    <>
      <h1>Radiology</h1>
      <Panel title="Examinations">
        <Loaded query={query} what="examinations">
          {({ examinations, withheld }) => (
            <>
              {examinations.length === 0 && <p>No imaging has been asked for</p>}
              <Lines of={examinations.map((one) => ({ id: one.request.id, one })).toSorted(newestFirst)}>
                {({ one }) => <OneExamination examination={one} patientId={patientId} />}
              </Lines>
              <Withheld count={withheld} />
            </>
          )}
        </Loaded>
      </Panel>
      <Outlet />
    </>
  )
}

type Line = { one: Examination }
const newestFirst = ({ one }: Line, { one: other }: Line) =>
  (other.request.authoredOn ?? '').localeCompare(one.request.authoredOn ?? '')

function OneExamination({ examination, patientId }: { examination: Examination; patientId: string }) {
  const { request, step, appointment, study, report, task } = examination
  return (
    <div className="stack">
      <OrderLine order={toOrder(request)} />
      <p>
        <span
          className={step === 'reported' ? 'badge success' : step === 'stopped' ? 'badge' : 'badge accent'}
        >
          {stepWords[step]}
        </span>{' '}
        {step === 'scheduled' && formatDateTime(appointment?.start)}
        {step === 'stopped' && task?.statusReason?.text}
        {report && (
          <>
            {report.status === 'appended' && 'Added to. '}
            <Link to={deepPaths.chartEntry(patientId, 'results', report.id)}>Read the report</Link>
          </>
        )}
      </p>
      {(study ?? step === 'performed') && <ImagesLine examination={examination} />}
      <Acts
        examination={examination}
        patientId={patientId}
        base={{ path: paths.chartAt(patientId, 'radiology'), search: '' }}
      />
    </div>
  )
}
