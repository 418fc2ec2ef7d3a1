import '#ui/layout.css'

import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { Withheld } from '#clinical/entries/Withheld.tsx'
import { pregnanciesOf } from '#departments/maternity/pregnancy/queries.ts'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { ElsewherePanel } from './ElsewherePanel.tsx'
import { PregnancyView } from './PregnancyView.tsx'

/** The pregnancies of one patient: the one under way first. */
export default function AntenatalView({ patientId }: { patientId: string }) {
  const query = useQuery(pregnanciesOf(patientId))
  const navigate = useNavigate()
  const open = (name: string) => void navigate(`${paths.chartAt(patientId, 'maternity')}/${name}`)
  const underWay = query.data?.pregnancies.some(({ over }) => !over)
  return (
    <>
      <div className="buttons">
        {underWay === false && (
          <ActionButton may="maternity:record" className="button primary" onClick={() => open('book')}>
            Book pregnancy
          </ActionButton>
        )}
        {underWay && (
          <>
            <ActionButton may="maternity:record" className="button primary" onClick={() => open('contact')}>
              Record antenatal contact
            </ActionButton>
            <ActionButton may="maternity:record" onClick={() => open('estimate')}>
              Add estimate of due date
            </ActionButton>
            <ActionButton may="maternity:record" onClick={() => open('end')}>
              Record the end of this pregnancy
            </ActionButton>
          </>
        )}
      </div>
      <Loaded query={query} what="pregnancies">
        {({ pregnancies, observations, withheld }) => (
          <>
            {pregnancies.length === 0 && (
              <Panel title="Pregnancy">
                <p>No pregnancy recorded</p>
              </Panel>
            )}
            {pregnancies.map((one) => (
              <PregnancyView key={one.episode.id} patientId={patientId} pregnancy={one} />
            ))}
            <ElsewherePanel observations={observations} pregnant={pregnancies.length > 0} />
            <Withheld count={withheld} />
          </>
        )}
      </Loaded>
    </>
  )
}
