import { BannerAllergyEntries, BannerAllergyTitle } from '#clinical/patient/BannerSafety.tsx'
import { identityLine, type PatientIdentity } from '#clinical/patient/patient.ts'
import { useBannerAllergies } from '#features/allergies/use-banner-allergies.ts'
import { toOrder } from '#features/orders/model.ts'
import { OrderLine } from '#features/orders/OrderLine.tsx'

import type { Examination } from './steps.ts'

/** Who, what for, and what must be known before: allergies, and what was answered with the request. */
export function AboutExamination({
  patient,
  examination: { request, task },
}: {
  patient: PatientIdentity
  examination: Examination
}) {
  const allergies = useBannerAllergies(patient.id, true)
  return (
    <div className="wide stack">
      <p>
        <strong>{identityLine(patient)}</strong>
      </p>
      <OrderLine order={toOrder(request)} />
      <div>
        <BannerAllergyTitle allergies={allergies} />
        <BannerAllergyEntries allergies={allergies} />
      </div>
      {(task?.note ?? []).map(({ text }, index) => (
        <p key={index}>{text}</p>
      ))}
    </div>
  )
}
