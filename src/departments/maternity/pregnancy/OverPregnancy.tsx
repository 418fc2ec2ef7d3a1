import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import type { Pregnancy } from './pregnancy.ts'
import { pregnanciesOf } from './queries.ts'

export type Parts = {
  patientId: string
  patientLine: string
  underWay: Pregnancy | undefined
  onClose: () => void
}

type Props = {
  title: string
  /** The view of the page it goes back to */
  view?: string
  children: (parts: Parts) => ReactNode
}

/** A dialog over the pregnancies of the open patient, once it is known whether one is under way. */
export function OverPregnancy({ title, view, children }: Props) {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const query = useQuery(pregnanciesOf(patientId))
  const onClose = useCloseTo('maternity', view)
  if (patient && query.data)
    return children({
      patientId,
      patientLine: identityLine(patient),
      underWay: query.data.pregnancies.find(({ over }) => !over),
      onClose,
    })
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="pregnancies">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

/** The same, over the pregnancy that is under way; it says so when none is. */
export const OverUnderWay = ({
  children,
  ...over
}: Omit<Props, 'children'> & { children: (parts: UnderWay) => ReactNode }) => (
  <OverPregnancy {...over}>
    {({ underWay, ...parts }) =>
      underWay ? (
        children({ ...parts, pregnancy: underWay })
      ) : (
        <Told title={over.title} onClose={parts.onClose}>
          No pregnancy is under way in this record: book it first.
        </Told>
      )
    }
  </OverPregnancy>
)
export type UnderWay = Omit<Parts, 'underWay'> & { pregnancy: Pregnancy }

/** Nothing to do here now, and why. */
export const Told = ({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: ReactNode
}) => (
  <Dialog title={title} onClose={onClose}>
    <div className="dialog-body">
      <p>{children}</p>
    </div>
  </Dialog>
)
