import '#ui/layout.css'

import { lazy, Suspense } from 'react'

import { useView, ViewLinks } from '#ui/ViewLinks.tsx'

import { CaseList } from './CaseList.tsx'
import { ClinicList } from './ClinicList.tsx'

const views = {
  all: 'All pregnancies',
  mine: 'My caseload',
  clinic: 'Clinic of a day',
  screening: 'Screening results',
  'anti-d': 'Anti-D',
  scans: 'Scans',
  labour: 'Labour ward',
  births: 'Births',
  postnatal: 'After the birth',
}

/** Who is in labour, the babies, and the mothers after a birth; they come when they are read. */
const LabourWard = lazy(() => import('#departments/maternity/labour/LabourWard.tsx'))
const BirthsList = lazy(() => import('#departments/maternity/newborn/BirthsList.tsx'))
const PostnatalList = lazy(() => import('#departments/maternity/postnatal/PostnatalList.tsx'))

/** The pregnancies the midwives of the reader's organisation look after, and who of them waits for what. */
export function Component() {
  const view = useView(views, 'all')
  return (
    <div className="page">
      <header className="page-head">
        <h1>Maternity</h1>
        <ViewLinks label="Lists of maternity" views={views} current={view} />
      </header>
      <Suspense fallback={<p role="status">Loading…</p>}>
        {view === 'labour' ? (
          <LabourWard />
        ) : view === 'births' ? (
          <BirthsList />
        ) : view === 'postnatal' ? (
          <PostnatalList />
        ) : view === 'clinic' ? (
          <ClinicList />
        ) : (
          <CaseList key={view} name={view} />
        )}
      </Suspense>
    </div>
  )
}
