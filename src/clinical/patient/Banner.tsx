import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'

import { useCan } from '#auth/session.ts'

import { alertList } from '#clinical/care/alert.ts'
import type { BannerAllergies, BannerPart } from './banner-parts.ts'
import { currentVisits } from '#clinical/care/encounter.ts'
import { PatientBanner } from './PatientBanner.tsx'
import type { PatientIdentity } from './patient.ts'

type Props = { patient: PatientIdentity; allergies: BannerAllergies | undefined; strip?: ReactNode }

/** The banner with its own questions to the record; each part answers or fails for itself. */
export function Banner({ patient, allergies, strip }: Props) {
  const clinical = useCan('chart.read')
  const administration = useCan('administration.read')
  const alerts = useQuery({ ...alertList(patient.id), enabled: administration })
  const visits = useQuery({ ...currentVisits(patient.id), enabled: administration })
  const hidden = (alerts.data?.withheld ?? 0) + (alerts.data?.unreadable ?? 0) > 0
  const alertPart = useMemo(
    () =>
      hidden && alerts.data?.entries.length === 0 ? unavailable : partOf(alerts.data?.entries, alerts.error),
    [hidden, alerts.data, alerts.error],
  )
  return (
    <PatientBanner
      patient={patient}
      stay={
        administration ? partOf(visits.data && { visit: visits.data.entries[0] }, visits.error) : unavailable
      }
      {...(clinical ? { clinical: { allergies } } : {})}
      alerts={administration ? alertPart : 'not yours to see'}
      strip={strip}
    />
  )
}

const unavailable = { unavailable: true } as const

/** Old data stays in sight when a refresh fails: for alerts and places that is safer than nothing. */
function partOf<T>(known: T | undefined, error: unknown): BannerPart<T> {
  if (known !== undefined) return { known }
  return error ? unavailable : undefined
}
