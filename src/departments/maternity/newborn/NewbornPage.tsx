import '#ui/layout.css'
import './newborn.css'

import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { Withheld } from '#clinical/entries/Withheld.tsx'
import { type Mother, mothersOf } from '#clinical/patient/mother-and-child.ts'
import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { OtherPatient } from '#departments/maternity/birth/OtherPatient.tsx'
import { NotificationPanel } from '#departments/maternity/notification/NotificationPanel.tsx'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'

import { AtBirthPanel } from './AtBirthPanel.tsx'
import { ChecksPanel } from './ChecksPanel.tsx'
import { FeedingPanel } from './FeedingPanel.tsx'
import { NewbornReadings } from './NewbornReadings.tsx'
import { newbornOf } from './queries.ts'
import { WeightPanel } from './WeightPanel.tsx'

/** A newborn’s own page: nothing of the mother’s is on it but who she is and the way to her record. */
export default function NewbornPage({ baby }: { baby: PatientIdentity }) {
  const query = useQuery(newbornOf(baby.id))
  const mothers = useQuery(mothersOf(baby.id))
  const navigate = useNavigate()
  const open = (name: string) => void navigate(`${paths.chartAt(baby.id, 'maternity')}/${name}`)
  return (
    <>
      <Loaded query={mothers} what="who the mother is">
        {(those) => <TheMother mothers={those} />}
      </Loaded>
      {!baby.death && (
        <div className="buttons">
          <ActionButton
            may="maternity:baby-care"
            className="button primary"
            onClick={() => open('baby-feed')}
          >
            Record feed
          </ActionButton>
          <ActionButton may="maternity:birth" onClick={() => open('baby-weight')}>
            Record weight
          </ActionButton>
          <ActionButton may="maternity:birth" onClick={() => open('baby-check')}>
            Record newborn check
          </ActionButton>
        </div>
      )}
      <Loaded query={query} what="this baby’s record">
        {(newborn) => (
          <>
            {!baby.death && <ChecksPanel baby={baby} checks={newborn.checks} />}
            <div className="columns">
              <AtBirthPanel
                newborn={newborn}
                action={
                  <ActionButton
                    may="maternity:birth"
                    className="button small"
                    onClick={() => open('baby-at-birth')}
                  >
                    Record Apgar and measurements
                  </ActionButton>
                }
              />
              <div className="stack">
                {baby.death ? (
                  <p>Checks, feeding and weight are not asked for: this record says that the baby died.</p>
                ) : (
                  <>
                    <WeightPanel newborn={newborn} />
                    <NewbornReadings babyId={baby.id} />
                  </>
                )}
              </div>
              <div className="stack">
                {!baby.death && <FeedingPanel feeds={newborn.feeds} />}
                <NotificationPanel
                  babyId={baby.id}
                  action={
                    <ActionButton
                      may="maternity:birth"
                      className="button small"
                      onClick={() => open('baby-notification')}
                    >
                      Notify birth
                    </ActionButton>
                  }
                />
              </div>
            </div>
            <Withheld count={newborn.withheld} />
          </>
        )}
      </Loaded>
    </>
  )
}

function TheMother({ mothers }: { mothers: Mother[] }) {
  if (mothers.length === 0) return <p className="notice quiet">This record names no mother.</p>
  return mothers.map(({ id, name }) => (
    <OtherPatient key={id ?? name} who="Mother" id={id} name={name} section="maternity" />
  ))
}
