import '#ui/layout.css'

import { useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { paths } from '#lib/paths.ts'
import { usePatientId } from '#pages/patient/chart-params.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { PregnancyView } from './PregnancyView.tsx'
import { pregnanciesOf } from './queries.ts'

/** The pregnancies of one patient: the one under way first. */
export function Component() {
  const patientId = usePatientId()
  const query = useQuery(pregnanciesOf(patientId))
  const navigate = useNavigate()
  const open = (name: string) => void navigate(`${paths.chartAt(patientId, 'maternity')}/${name}`)
  const underWay = query.data?.pregnancies.some(({ over }) => !over)
  return (
    <>
      <header className="page-head">
        <h1>Maternity</h1>
        <span className="buttons">
          {underWay === false && (
            <ActionButton may="maternity:record" className="button primary" onClick={() => open('book')}>
              Book pregnancy
            </ActionButton>
          )}
          {underWay && (
            <>
              <ActionButton may="maternity:record" onClick={() => open('estimate')}>
                Add estimate of due date
              </ActionButton>
              <ActionButton may="maternity:record" className="button primary" onClick={() => open('contact')}>
                Record antenatal contact
              </ActionButton>
            </>
          )}
        </span>
      </header>
      <Loaded query={query} what="pregnancies">
        {({ pregnancies, withheld }) => (
          <div className="stack">
            {pregnancies.length === 0 && (
              <Panel title="Pregnancy">
                <p>No pregnancy recorded</p>
              </Panel>
            )}
            {pregnancies.map((one) => (
              <PregnancyView key={one.episode.id} pregnancy={one} />
            ))}
            {withheld > 0 && <p className="quiet-text">{withheld} entries are withheld: restricted.</p>}
          </div>
        )}
      </Loaded>
      <Outlet />
    </>
  )
}
