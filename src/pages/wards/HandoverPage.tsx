import { Outlet, useParams } from 'react-router'

import { AllergyState } from '#features/allergies/AllergyState.tsx'
import { toAllergyList } from '#features/allergies/model.ts'
import { HandoverList } from '#features/handover/HandoverList.tsx'

import { handoverPatients } from './handover-patients.ts'
import { WardFrame } from './WardFrame.tsx'

export function Component() {
  const { wardId = '' } = useParams()
  return (
    <>
      <WardFrame wardId={wardId}>
        {(ward) => (
          <HandoverList
            wardId={wardId}
            wardName={ward.name}
            patients={handoverPatients(ward)}
            allergiesOf={(resources) => {
              const list = toAllergyList({ resources, withheld: 0 })
              return list.status === 'known' ? (
                `Allergies: ${list.allergies.map(({ substance }) => substance).join('; ')}`
              ) : (
                <>
                  Allergies: <AllergyState list={list} />
                </>
              )
            }}
          />
        )}
      </WardFrame>
      <Outlet />
    </>
  )
}
