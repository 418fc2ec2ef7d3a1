import type { Observation } from 'fhir/r4'

import { AlreadyTakenBack } from '#clinical/observations/AlreadyTakenBack.tsx'
import { isTakenBack } from '#clinical/observations/news2-score.ts'
import { ObservationInErrorDialog } from '#clinical/observations/ObservationInErrorDialog.tsx'
import type { Stored } from '#fhir/client.ts'

import { fluidRows } from './one-fluid.ts'

type Props = { patientId: string; patientLine: string; seen: Stored<Observation>; onClose: () => void }

/** Takes one entry of the fluid chart back: it leaves every total. */
export function FluidInErrorDialog(props: Props) {
  const about = { ...props, title: 'Mark fluid entry in error', toRows: fluidRows }
  return isTakenBack(props.seen) ? (
    <AlreadyTakenBack {...about} />
  ) : (
    <ObservationInErrorDialog {...about} outcome="The entry leaves every total." />
  )
}
