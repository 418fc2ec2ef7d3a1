import { useQuery } from '@tanstack/react-query'
import type { Encounter } from 'fhir/r4'
import type { ReactNode } from 'react'

import { identityLine, patientIdentity, type PatientIdentity } from '#clinical/patient/patient.ts'
import { type Child, childrenOf } from '#clinical/patient/mother-and-child.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { pregnanciesOf } from '#departments/maternity/pregnancy/queries.ts'
import type { Stored } from '#fhir/client.ts'
import { useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { type Birth, type Labour, ofPregnancy } from './births.ts'
import { birthsOf, stayUnderWay } from './queries.ts'

export type BirthParts = {
  patient: PatientIdentity
  patientLine: string
  /** The pregnancy that a birth belongs to now; undefined: none is booked */
  pregnancy: Pregnancy | undefined
  births: Birth[]
  labour: Labour | undefined
  stay: Stored<Encounter> | undefined
  /** Registered as hers, and their birth is not written */
  unwritten: Child[]
  onClose: () => void
}

type Props = {
  title: string
  /** The view of the page it goes back to */
  view?: string
  children: (parts: BirthParts) => ReactNode
}

/** A dialog over the births of the open patient, once all is known that it goes by. */
export function OverBirth({ title, view = 'birth', children }: Props) {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const pregnancies = useQuery(pregnanciesOf(patientId))
  const births = useQuery(birthsOf(patientId))
  const stay = useQuery(stayUnderWay(patientId))
  const hers = useQuery(childrenOf(patientId))
  const onClose = useCloseTo('maternity', view)
  if (patient && pregnancies.data && births.data && hers.data && stay.data !== undefined) {
    const pregnancy = pregnancyOfBirth(pregnancies.data.pregnancies, births.data.births)
    const known = births.data.births
    const newest = pregnancy === pregnancies.data.pregnancies[0]
    return children({
      patient,
      patientLine: identityLine(patient),
      pregnancy,
      births: pregnancy ? ofPregnancy(births.data.births, pregnancy.episode, newest) : [],
      labour: pregnancy && ofPregnancy(births.data.labours, pregnancy.episode, newest)[0],
      stay: stay.data ?? undefined,
      unwritten: hers.data.children.filter(
        ({ patient: child }) => !known.some(({ babyId }) => babyId === child.id),
      ),
      onClose,
    })
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={pregnancies} what="pregnancies">
          {() => null}
        </Loaded>
        <Loaded query={births} what="births">
          {() => null}
        </Loaded>
        <Loaded query={hers} what="her children’s records">
          {() => null}
        </Loaded>
        <Loaded query={stay} what="the stay in hospital">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

/** The one under way; else the one whose babies were just born: a twin may come after it was thought to be over, and
 * she is seen for weeks. */
function pregnancyOfBirth(
  pregnancies: readonly Pregnancy[],
  births: readonly Birth[],
): Pregnancy | undefined {
  const underWay = pregnancies.find(({ over }) => !over)
  if (underWay) return underWay
  const recent = (at: string | undefined) => Date.now() - (Date.parse(at ?? '') || 0) < 90 * 86_400_000
  return pregnancies.find(({ episode }) =>
    births.some(({ episodeId, at }) => episodeId === episode.id && recent(at)),
  )
}
