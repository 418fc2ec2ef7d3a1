import './chart.css'

import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { Link, type LoaderFunctionArgs, NavLink, Outlet, redirect, useLocation } from 'react-router'

import { type Activity, can } from '#auth/permissions.ts'
import { canNow, useCan, useSession } from '#auth/session.ts'
import { alertList } from '#clinical/care/alert.ts'
import { Banner } from '#clinical/patient/Banner.tsx'
import { useEmergencyAccess } from '#clinical/patient/emergency.ts'
import { EmergencyStrip } from '#clinical/patient/EmergencyStrip.tsx'
import { currentVisits } from '#clinical/care/encounter.ts'
import { type PatientIdentity, patientIdentity } from '#clinical/patient/patient.ts'
import { PrintedBy } from '#clinical/paper/PrintedBy.tsx'
import { rememberPatient } from '#clinical/patient/recent-patients.ts'
import { departments } from '#departments/all.ts'
import { allergyList } from '#features/allergies/queries.ts'
import { useBannerAllergies } from '#features/allergies/use-banner-allergies.ts'
import { type ChartSection, chartSectionIn, paths } from '#lib/paths.ts'
import { queryClient } from '#lib/query-client.ts'

import { patientIdOf, usePatientId } from './chart-params.ts'
import { prefetch } from './prefetch.ts'
import { ReturnToList } from './ReturnToList.tsx'
import { useWork } from './use-work.ts'

const ChartWorkspace = lazy(() =>
  import('./ChartWorkspace.tsx').then((file) => ({ default: file.ChartWorkspace })),
)
const SoughtEntry = lazy(() => import('./SoughtEntry.tsx').then((file) => ({ default: file.SoughtEntry })))

export async function loader(args: LoaderFunctionArgs) {
  const id = patientIdOf(args)
  if (canNow('chart.read')) prefetch(allergyList(id))
  if (canNow('administration.read')) {
    prefetch(alertList(id))
    prefetch(currentVisits(id))
  }
  const { replacedBy } = await queryClient.query(patientIdentity(id)) // without this there is no chart
  const after = replacedBy[0]?.id
  // Everything of it is read in the other, and only there (hazard H2).
  if (after && (await hasTakenOver(after, id)))
    return redirect(paths.chartAt(after, chartSectionIn(new URL(args.request.url).pathname)))
  return null
}

/** Both records must say so; a link that the other does not answer is said in a warning, and leads nowhere by itself. */
const hasTakenOver = (id: string, replaced: string) =>
  queryClient.query(patientIdentity(id)).then(
    ({ replaces }) => replaces.some((one) => one.id === replaced),
    () => false,
  )

const sections: { section: ChartSection; words: string; needs?: Activity }[] = [
  { section: 'summary', words: 'Summary' },
  { section: 'timeline', words: 'Timeline', needs: 'chart.read' },
  { section: 'observations', words: 'Observations', needs: 'chart.read' },
  { section: 'results', words: 'Results', needs: 'chart.read' },
  { section: 'medicines', words: 'Medicines', needs: 'chart.read' },
  { section: 'problems', words: 'Problems', needs: 'chart.read' },
  { section: 'allergies', words: 'Allergies', needs: 'chart.read' },
  { section: 'notes', words: 'Notes', needs: 'chart.read' },
  { section: 'documents', words: 'Documents', needs: 'administration.read' },
  { section: 'orders', words: 'Orders', needs: 'chart.read' },
  { section: 'assessments', words: 'Assessments', needs: 'chart.read' },
  { section: 'care-plans', words: 'Care plans', needs: 'chart.read' },
  { section: 'visits', words: 'Visits', needs: 'administration.read' },
  { section: 'referrals', words: 'Referrals', needs: 'administration.read' },
  { section: 'details', words: 'Details', needs: 'administration.read' },
]

export function Component() {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  // The loader has awaited it; while another patient is on the way, nothing of the last one may stay.
  return patient?.id === patientId ? <Chart key={patientId} patient={patient} /> : null
}

function Chart({ patient }: { patient: PatientIdentity }) {
  const clinical = useCan('chart.read')
  const allergies = useBannerAllergies(patient.id, clinical)
  const access = useEmergencyAccess(patient.id)
  const { work, frame } = useWork(patient.id)
  const { hash } = useLocation()
  const { role } = useSession().post
  useEffect(() => rememberPatient(patient), [patient])
  return (
    <>
      <Banner
        patient={patient}
        allergies={allergies}
        strip={
          (access || patient.confidentiality === 'V') && <EmergencyStrip until={access?.until ?? undefined} />
        }
      />
      <div className="chart">
        <nav aria-label="Chart" className="chart-nav">
          <ReturnToList patientId={patient.id} />
          <ul>
            {sections
              .filter(({ needs }) => !needs || can(role, needs))
              .map(({ section, words }) => (
                <li key={section}>
                  <NavLink to={paths.chart(patient.id, section)}>{words}</NavLink>
                </li>
              ))}
            {departments.map(
              ({ name, title, patient: page }) =>
                page &&
                can(role, page.needs ?? 'chart.read') && (
                  <li key={name}>
                    <NavLink to={paths.chartAt(patient.id, name)}>{title}</NavLink>
                  </li>
                ),
            )}
          </ul>
        </nav>
        <div className="chart-section">
          <Warnings patient={patient} />
          {hash !== '' && (
            <Suspense>
              <SoughtEntry />
            </Suspense>
          )}
          <Outlet />
        </div>
        {work && (
          <Suspense>
            <ChartWorkspace patient={patient} work={work} frame={frame} />
          </Suspense>
        )}
      </div>
      <PrintedBy />
    </>
  )
}

/** What makes this record the wrong one to write in (hazard H2). */
function Warnings({ patient }: { patient: PatientIdentity }) {
  return (
    <>
      {patient.replacedBy.map(({ id, display }) => (
        <p key={`${id} ${display}`} className="notice warning chart-warning">
          <span>
            <strong>This record has been replaced.</strong> Do not write in it: use{' '}
            {id ? <Link to={paths.chart(id, 'summary')}>{display}</Link> : display}.
          </span>
        </p>
      ))}
      {patient.replaces.length > 0 && (
        <p className="notice quiet chart-warning">
          <span>
            Also holds what was recorded in {patient.replaces.map(({ display }) => display).join(' and ')}.{' '}
            <Link to={paths.mergedRecords(patient.id)}>Merged records</Link>
          </span>
        </p>
      )}
      {!patient.active && patient.replacedBy.length === 0 && (
        <p className="notice warning chart-warning">
          <span>
            <strong>This record is marked as not in use.</strong> Check that it is the right one.
          </span>
        </p>
      )}
    </>
  )
}
