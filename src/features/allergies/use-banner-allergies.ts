import { useQuery } from '@tanstack/react-query'

import type { BannerAllergies } from '#clinical/patient/banner-parts.ts'

import { bannerAllergies } from './model.ts'
import { allergyList } from './queries.ts'

/** The banner's allergy line; asks nothing for somebody who may not read it. */
export function useBannerAllergies(patientId: string, enabled: boolean): BannerAllergies | undefined {
  const { data, error, dataUpdatedAt } = useQuery({ ...allergyList(patientId), enabled })
  return bannerAllergies({ data, error, dataUpdatedAt })
}
