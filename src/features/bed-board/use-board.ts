import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'

import { useSession } from '#auth/session.ts'
import { sameSpecialty } from '#clinical/care/suitability.ts'

import { type Board, type Hospital, toBoard, toHospitals } from './model.ts'
import { hospitalStays, trustPlaces } from './queries.ts'

/** The hospital and the specialty of the address: the largest hospital, and all of it, where it names none. */
export function useBoard() {
  const { orgCode } = useSession().post
  const [search] = useSearchParams()
  const places = useQuery(trustPlaces(orgCode))
  const hospitals = useMemo(() => toHospitals(places.data ?? []), [places.data])
  const hospital = hospitals.find(({ id }) => id === search.get('site')) ?? largestOf(hospitals) ?? nowhere
  const stays = useQuery({
    ...hospitalStays(orgCode, hospital.id, hospital.wardIds),
    enabled: hospital !== nowhere,
  })
  const whole = useMemo(
    () =>
      places.data && stays.data
        ? toBoard({ places: places.data, stays: stays.data }, hospital.wardIds)
        : undefined,
    [places.data, stays.data, hospital],
  )
  const specialty = search.get('specialty') ?? ''
  const board = useMemo(() => whole && ofSpecialty(whole, specialty), [whole, specialty])
  return { orgCode, places, stays, hospitals, hospital, whole, board, specialty }
}

const largestOf = (hospitals: readonly Hospital[]) =>
  hospitals.toSorted((one, other) => other.beds - one.beds)[0]

const nowhere: Hospital = { id: 'none', name: '', wardIds: [], free: 0, beds: 0 }

/** The wards of one specialty, and who waits for it or for none in particular. */
export function ofSpecialty({ wards, waiting, withheld }: Board, specialty: string): Board {
  if (!specialty) return { wards, waiting, withheld }
  const isOf = (one: string | undefined) => one !== undefined && sameSpecialty(one, specialty)
  return {
    wards: wards.filter((ward) => isOf(ward.specialty)),
    waiting: waiting.filter((one) => isOf(one.specialty)),
    withheld,
  }
}
