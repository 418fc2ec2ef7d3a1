import '#ui/layout.css'
import './labour.css'

import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { FreshnessWords } from '#clinical/entries/FreshnessWords.tsx'
import { Withheld } from '#clinical/entries/Withheld.tsx'
import { pregnanciesOf } from '#departments/maternity/pregnancy/queries.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { BloodLossPanel } from './BloodLossPanel.tsx'
import { CtgPanel } from './CtgPanel.tsx'
import { DrugsPanel } from './DrugsPanel.tsx'
import { DuePanel } from './DuePanel.tsx'
import { EarlyWarning } from './EarlyWarning.tsx'
import { EntriesTable } from './EntriesTable.tsx'
import { LabourFacts } from './LabourFacts.tsx'
import { Partogram } from './Partogram.tsx'
import { laboursOf } from './queries.ts'
import { useLabourLive } from './use-labour-live.ts'

/** The labour under way, or the last one: how far it is, what is due, and everything that was charted in it. */
export default function LabourView({ patientId }: { patientId: string }) {
  const query = useQuery(laboursOf(patientId))
  const pregnancies = useQuery(pregnanciesOf(patientId))
  const freshness = useLabourLive(patientId, query)
  const now = useNow()
  const navigate = useNavigate()
  const open = (name: string) =>
    void navigate(`${paths.chartAt(patientId, 'maternity')}/labour/${name}?view=labour`)
  const labour = query.data?.labour
  return (
    <>
      <div className="buttons labour-actions">
        {query.data && (!labour || labour.over) && (
          <ActionButton may="maternity:record" className="button primary" onClick={() => open('begin')}>
            Begin labour
          </ActionButton>
        )}
        {labour && (
          <>
            <ActionButton
              may="maternity:record"
              className={labour.over ? 'button' : 'button primary'}
              onClick={() => open('record')}
            >
              Record in labour
            </ActionButton>
            <ActionButton may="maternity:record" onClick={() => open('examine')}>
              Vaginal examination
            </ActionButton>
            <ActionButton may="maternity:record" onClick={() => open('ctg')}>
              CTG
            </ActionButton>
            <ActionButton may="maternity:record" onClick={() => open('blood')}>
              Blood loss
            </ActionButton>
            <ActionButton may="medicine.administer" onClick={() => open('drug')}>
              Drug given
            </ActionButton>
          </>
        )}
        {labour && !labour.over && (
          <ActionButton may="maternity:record" onClick={() => open('end')}>
            End labour
          </ActionButton>
        )}
        <p className="quiet-text">
          <FreshnessWords {...freshness} now={now} />
        </p>
      </div>
      <Loaded query={query} what="labour">
        {({ labour: known, earlier, withheld }) => (
          <>
            {!known && (
              <Panel title="Labour">
                <p>No labour recorded</p>
              </Panel>
            )}
            {known && (
              <>
                <div className="columns">
                  <LabourFacts labour={known} pregnancies={pregnancies} />
                  <DuePanel labour={known} />
                  <EarlyWarning labour={known} />
                </div>
                <Partogram labour={known} />
                <div className="columns">
                  <CtgPanel patientId={patientId} labour={known} onOpen={open} />
                  <BloodLossPanel patientId={patientId} labour={known} onOpen={open} />
                </div>
                <DrugsPanel patientId={patientId} labour={known} onOpen={open} />
                <EntriesTable patientId={patientId} labour={known} onOpen={open} />
              </>
            )}
            {earlier.length > 0 && (
              <p className="quiet-text">
                Earlier labours in this record:{' '}
                {earlier.map(({ period }) => formatDateTime(period?.start, 'time not recorded')).join('; ')}.
                They stand under Visits.
              </p>
            )}
            <Withheld count={withheld} />
          </>
        )}
      </Loaded>
    </>
  )
}
