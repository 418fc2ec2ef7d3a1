import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { Outlet, useLocation, useNavigate, useParams } from 'react-router'

import { SavedNotice, type SavedSet } from '#features/observation-entry/SavedNotice.tsx'
import { UnsavedSets } from '#features/observation-entry/UnsavedSets.tsx'
import { RoundPanel } from '#features/ward-round/RoundPanel.tsx'
import { type Round, startRound } from '#features/ward-round/round.ts'
import type { OnBed } from '#features/wards/actions.ts'
import type { Ward } from '#features/wards/model.ts'
import { ward } from '#features/wards/queries.ts'
import { WardList } from '#features/wards/WardList.tsx'
import { paths } from '#lib/paths.ts'

import type { OverWard } from './over-ward.ts'
import { useOutstanding } from './use-outstanding.ts'
import { WardHead } from './WardHead.tsx'

export function Component() {
  const { wardId = '' } = useParams()
  const navigate = useNavigate()
  const [saved, setSaved] = useState<SavedSet>()
  const { search } = useLocation()
  const onBed = useCallback<OnBed>(
    (action, id, to) => {
      setSaved(undefined)
      const pathname = dialogs[action](wardId, id)
      void navigate({ pathname, search }, { preventScrollReset: true, state: { to } })
    },
    [navigate, wardId, search],
  )
  const outstanding = useOutstanding(wardId)
  const [round, setRound] = useState<Round>()
  const { data: found } = useQuery(ward(wardId))
  const begin = (patientIds: readonly string[]) => {
    setRound(startRound(patientIds))
    if (patientIds[0]) onBed('record', patientIds[0])
  }
  return (
    <div className="page">
      <WardHead wardId={wardId} />
      <SavedNotice
        saved={saved}
        toEscalation={(patientId) => paths.chart(patientId, 'observations')}
        onDismiss={() => setSaved(undefined)}
      />
      <UnsavedSets />
      {round && (
        <RoundPanel
          round={round}
          who={(id) => whoIn(found, id)}
          onGo={(id) => onBed('record', id)}
          onEnd={() => setRound(undefined)}
        />
      )}
      <WardList wardId={wardId} outstanding={outstanding} onBed={onBed} onRound={begin} />
      <Outlet context={{ onSaved: setSaved, saved, round, onRound: setRound } satisfies OverWard} />
    </div>
  )
}

function whoIn(found: Ward | undefined, patientId: string): string {
  for (const { bed, state } of found?.rows ?? []) {
    if (state.status === 'occupied' && state.occupant.patientId === patientId)
      return `${bed ?? 'No bed'}: ${state.occupant.patient?.name ?? 'not available'}`
  }
  return 'A patient no longer on this ward'
}

const dialogs = {
  record: paths.recordOnWard,
  task: paths.addTaskOnWard,
  details: paths.stayOnWard,
  move: paths.moveOnWard,
  bed: paths.bedOnWard,
}
