import '#ui/table.css'
import '#ui/table-cards.css'

import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { Withheld } from '#clinical/entries/Withheld.tsx'
import { type Eye, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { formatDate, formatDateTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { type Course, standingFor, type Visit } from './course.ts'
import { CourseLine } from './CourseLine.tsx'
import { type EyeInjections, eyeInjections } from './queries.ts'
import { redFlags } from './red-flags.ts'
import { courseRows, visitRows } from './rows.ts'

/** The injections of both eyes: each its course and what is due, then every visit, with and without one. */
export default function InjectionsView({ patientId }: { patientId: string }) {
  const query = useQuery(eyeInjections(patientId))
  const navigate = useNavigate()
  const base = paths.chartAt(patientId, 'ophthalmology')
  return (
    <>
      <div className="buttons">
        <ActionButton
          may="ophthalmology:treat"
          className="button primary"
          onClick={() => void navigate(`${base}/inject`)}
        >
          Record eye injection
        </ActionButton>
        <ActionButton may="ophthalmology:plan" onClick={() => void navigate(`${base}/course`)}>
          Plan eye injections
        </ActionButton>
      </div>
      <Loaded query={query} what="the injections">
        {(injections) => (
          <>
            <div className="eyes">
              {eyes.map((eye) => (
                <CoursePanel key={eye} eye={eye} injections={injections} patientId={patientId} />
              ))}
            </div>
            <Visits visits={injections.visits} patientId={patientId} />
            <EndedCourses courses={injections.courses.filter(({ over }) => over)} patientId={patientId} />
            <Withheld count={injections.withheld} />
            <Panel title="For the patient, after an injection">
              <ul>
                {redFlags.map((flag) => (
                  <li key={flag}>{flag}</li>
                ))}
              </ul>
            </Panel>
          </>
        )}
      </Loaded>
    </>
  )
}

type OfEye = { eye: Eye; injections: EyeInjections; patientId: string }

function CoursePanel({ eye, injections, patientId }: OfEye) {
  const navigate = useNavigate()
  const standing = standingFor(eye, injections)
  const base = `${paths.chartAt(patientId, 'ophthalmology')}/course`
  return (
    <Panel title={`${eyeWords[eye]}, injections`}>
      {!standing && <p>No course is planned.</p>}
      {standing && (
        <>
          <CourseLine standing={standing} />
          <Regimen course={standing.course} />
          <div className="buttons">
            <ActionButton
              may="ophthalmology:plan"
              className="button small"
              aria-label={`Change injections, ${eyeWords[eye]}`}
              onClick={() => void navigate(`${base}/${standing.course.id}`)}
            >
              Change
            </ActionButton>
            <ActionButton
              may="ophthalmology:plan"
              className="button small"
              aria-label={`End injections, ${eyeWords[eye]}`}
              onClick={() => void navigate(`${base}/${standing.course.id}/end`)}
            >
              End
            </ActionButton>
            <About course={standing.course} patientId={patientId} />
          </div>
        </>
      )}
    </Panel>
  )
}

const About = ({ course, patientId }: { course: Course; patientId: string }) => (
  <AboutButton
    patientId={patientId}
    type="ServiceRequest"
    id={course.id}
    what={`Course of ${course.agent}, ${course.eye ? eyeWords[course.eye] : 'eye not recorded'}`}
    toRows={courseRows}
  />
)

function Regimen({ course: { regimen } }: { course: Course }) {
  if (!regimen) return <p>Its intervals are not recorded.</p>
  const { loading, loadingWeeks, minimum, maximum, step } = regimen
  return (
    <p className="quiet-text">
      {loading} at {loadingWeeks} weeks, then every {minimum} to {maximum} weeks by steps of {step}
    </p>
  )
}

function Visits({ visits, patientId }: { visits: readonly Visit[]; patientId: string }) {
  return (
    <Panel title="Injection visits" note={visits.length > 0 ? 'The newest first' : undefined}>
      {visits.length === 0 && <p>None recorded</p>}
      {visits.length > 0 && (
        <TableScroll label="Injection visits">
          <table className="table table-cards" aria-label="Injection visits">
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Eye</th>
                <th scope="col">Injection</th>
                <th scope="col">Batch, and afterwards</th>
                <th scope="col">About</th>
              </tr>
            </thead>
            <tbody>
              {visits.toReversed().map((visit) => (
                <VisitRow key={visit.id} visit={visit} patientId={patientId} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </Panel>
  )
}

function VisitRow({ visit, patientId }: { visit: Visit; patientId: string }) {
  const { id, when, eye, given, what, reason, batch, notes } = visit
  return (
    <tr>
      <th scope="row" className="nowrap">
        {formatDateTime(when)}
      </th>
      <td data-label="Eye">{eye ? eyeWords[eye] : 'Eye not recorded'}</td>
      <td data-label="Injection">
        {given ? what : <span className="badge warning">No injection</span>}
        {reason && <span className="second-line">{reason}</span>}
      </td>
      <td data-label="Batch, and afterwards">
        {batch ?? (given ? 'Batch not recorded' : '')}
        {notes.length > 0 && <span className="second-line">{notes.join('; ')}</span>}
      </td>
      <td data-label="About">
        <AboutButton
          patientId={patientId}
          type="Procedure"
          id={id}
          what={`${given ? what : 'No injection'}, ${formatDate(when)}`}
          toRows={visitRows}
        />
      </td>
    </tr>
  )
}

function EndedCourses({ courses, patientId }: { courses: readonly Course[]; patientId: string }) {
  if (courses.length === 0) return null
  return (
    <Panel title="Courses that have ended">
      <ul className="lines">
        {courses.map((course) => (
          <li key={course.id}>
            {course.eye ? eyeWords[course.eye] : 'Eye not recorded'}: {course.agent}, {course.indication}
            <span className="second-line">
              {formatDate(course.begun)}
              {course.ended && ` · ${course.ended}`}
            </span>{' '}
            <About course={course} patientId={patientId} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
