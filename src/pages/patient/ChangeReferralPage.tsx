import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'

import { patientIdentity } from '#clinical/patient/patient.ts'
import { isReferralAct } from '#features/waiting-list/acts.ts'
import { ReferralDialog } from '#features/waiting-list/ReferralDialog.tsx'

import { required, useCloseTo, usePatientId } from './chart-params.ts'

/** One of the things that are done with a referral, by the last part of the address. */
export function Component() {
  const { entryId, act } = useParams()
  const { data: patient } = useQuery(patientIdentity(usePatientId()))
  const onClose = useCloseTo('referrals')
  if (!isReferralAct(act)) throw new Response('Nothing of that name is done with a referral', { status: 404 })
  return patient ? (
    <ReferralDialog patient={patient} referralId={required(entryId)} act={act} onClose={onClose} />
  ) : null
}
