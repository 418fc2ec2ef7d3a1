import { useQuery } from '@tanstack/react-query'

import { decisionWords } from '#clinical/observations/monitoring.ts'
import { dueAfter, scoredSets, scoreOf } from '#clinical/observations/observation-set.ts'
import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { ChangeIntervalDialog } from '#features/observation-changes/ChangeIntervalDialog.tsx'
import { latestObservations, type WindowedChart } from '#features/observations/queries.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const latest = useQuery(latestObservations(patientId))
  const close = useCloseTo('observations')
  if (patient && latest.data) {
    return (
      <ChangeIntervalDialog
        key={patientId}
        patientId={patientId}
        patientLine={identityLine(patient)}
        standing={standingWords(latest.data)}
        score={newestScore(latest.data)}
        onClose={close}
      />
    )
  }
  return (
    <Dialog title="Change interval of observations" onClose={close}>
      <div className="dialog-body">
        <Loaded query={latest} what="the newest observations">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

/** The score a decision is made on: the newest there is, by the chart of that set. */
function newestScore({ sets }: WindowedChart) {
  const set = scoredSets(sets).at(-1)
  const total = set && scoreOf(set)
  if (total === undefined) return undefined
  return { code: set?.chart.chart === 'PEWS' ? ('pewsScore' as const) : ('score' as const), total }
}

function standingWords({ sets, interval }: WindowedChart): string {
  const due = dueAfter(sets, interval)
  return `Now: ${decisionWords(interval, due) ?? `${due?.words ?? 'nothing to count from'}, as the chart asks.`}`
}
