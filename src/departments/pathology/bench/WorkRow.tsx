import { Link } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { priorityWords } from '#clinical/care/order.ts'
import { bornText, nhsNumberText } from '#clinical/patient/patient.ts'
import { ClockBadge } from '#departments/pathology/work/ClockBadge.tsx'
import { codesOf } from '#departments/pathology/work/catalogue.ts'
import { clockOf, type Stage, type Work } from '#departments/pathology/work/model.ts'
import { places } from '#departments/pathology/work/places.ts'
import { ownFormOf } from '#departments/pathology/work/own-form.ts'
import { disciplineWords, isUrgent } from '#departments/pathology/work/rules.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { paths } from '#lib/paths.ts'

import { whyNotAdded } from './add-on.ts'

/** What is done next, as its button says it. */
const nextWords: Record<Stage, string> = {
  'to collect': 'Open',
  collected: 'Receive',
  received: 'Enter results',
  'in progress': 'Enter results',
  'to authorise': 'Authorise',
  'to authorise clinically': 'Authorise clinically',
  rejected: 'Ask again',
  reported: 'Open',
}

/** One request, one row. */
export function WorkRow({ work, now, search }: { work: Work; now: number; search: string }) {
  const { patientId, patient, place, what, request, number, stage, why, discipline, requester } = work
  const own = ownStep(work)
  const next = own ? 'Open' : nextWords[stage]
  return (
    <tr>
      <th scope="row">
        <Link to={paths.chart(patientId, 'results')}>
          {patient?.name ?? 'Name not sent with the request'}
        </Link>
        {patient && (
          <span className="second-line">
            <span className="nowrap">Born {bornText(patient)}</span>{' '}
            <span className="nowrap">NHS No. {nhsNumberText(patient.nhsNumber)}</span>
          </span>
        )}
        {place && <span className="second-line">{place}</span>}
      </th>
      <td data-label="Test">
        <Link
          to={deepPaths.resultsGrid(patientId, codesOf(work.test))}
          aria-label={`Over time: ${what}, ${patient?.name ?? 'name not known'}`}
        >
          {what}
        </Link>{' '}
        {isUrgent(request.priority) && (
          <span className="badge warning">{priorityWords(request.priority)}</span>
        )}
        <span className="second-line">
          {discipline ? disciplineWords[discipline] : 'Discipline not known'}
          {number && ` · ${number}`}
        </span>
        <span className="second-line">
          Asked {formatDateTime(request.authoredOn)}
          {requester && ` by ${requester}`}
        </span>
      </td>
      <td data-label="Stage">
        <span className={stage === 'rejected' ? 'badge danger' : 'badge accent'}>
          {stage.charAt(0).toUpperCase() + stage.slice(1)}
        </span>
        {why && <span className="second-line">{why}</span>}
      </td>
      <td data-label="Turnaround">
        <ClockBadge clock={clockOf(work, now)} />
      </td>
      <td data-label="Next">
        {own && (
          <DialogButton
            may={own.may}
            to={`${places[own.form](patientId, work.id)}${search}`}
            className="button small"
            label={`${own.words}: ${what}, ${patient?.name ?? 'name not known'}`}
          >
            {own.words}
          </DialogButton>
        )}{' '}
        <DialogButton
          may="pathology:view"
          to={`${places.work(patientId, work.id)}${search}`}
          className={own ? 'button small quiet' : 'button small'}
          label={`${next}: ${what}, ${patient?.name ?? 'name not known'}`}
        >
          {next}
        </DialogButton>{' '}
        {!whyNotAdded(work, now) && (
          <DialogButton
            may="pathology:process"
            to={`${places.addOn(patientId, work.id)}${search}`}
            className="button small quiet"
            label={`Add a test: ${what}, ${patient?.name ?? 'name not known'}`}
          >
            Add a test
          </DialogButton>
        )}
      </td>
    </tr>
  )
}

const formWords = { culture: 'culture', blood: 'blood group' } as const

/** What has a form of its own is entered there, also after an interim report, and changed there once it is out. */
function ownStep(work: Work) {
  const form = ownFormOf(work)
  const { stage, report } = work
  if (!form) return undefined
  if (stage === 'received' || stage === 'in progress')
    return { form, may: 'pathology:process', words: `Enter ${formWords[form]}` } as const
  if (stage === 'to authorise clinically' && report?.status === 'preliminary')
    return { form, may: 'pathology:process', words: `Add to ${formWords[form]}` } as const
  if (stage === 'reported' && report)
    return { form, may: 'pathology:authorise-clinically', words: `Amend ${formWords[form]}` } as const
  return undefined
}
