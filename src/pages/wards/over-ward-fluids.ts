import { useNavigate, useOutletContext, useParams } from 'react-router'

import type { Inpatient } from '#features/ward-fluids/model.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { paths } from '#lib/paths.ts'

/** What the fluids of a ward tell a dialog over them: who is on a chart, in their order. */
export type OverWardFluids = { charted: readonly Inpatient[] }

/** The patient of the address, the way back, and who is next on a round of the charts. */
export function useOverWardFluids() {
  const { wardId = '', patientId = '' } = useParams()
  const { charted } = useOutletContext<OverWardFluids>()
  const navigate = useNavigate()
  const go = (to: string) => void navigate(to, { replace: true, preventScrollReset: true })
  const next = charted[charted.findIndex((one) => one.patientId === patientId) + 1]
  return {
    patientId,
    close: () => go(paths.wardFluids(wardId)),
    next,
    toNext: () => next && go(deepPaths.recordFluidsOnWard(wardId, next.patientId)),
  }
}
