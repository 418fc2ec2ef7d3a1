import { identityLine, type PatientIdentity } from '#clinical/patient/patient.ts'
import { BannerAllergyEntries, BannerAllergyTitle } from '#clinical/patient/BannerSafety.tsx'
import { lensText } from '#departments/ophthalmology/biometry/lens.ts'
import { eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { useBannerAllergies } from '#features/allergies/use-banner-allergies.ts'

import type { Listing } from './listing.ts'

/** Who, which eye in words, and what must be known before: allergies, what makes it difficult, the lens. */
export function AboutListing({ patient, listing }: { patient: PatientIdentity; listing: Listing }) {
  const allergies = useBannerAllergies(patient.id, true)
  const { eye, which, anaesthesia, complexity, lens } = listing
  return (
    <div className="wide stack">
      <p>
        <strong>{identityLine(patient)}</strong>
      </p>
      <p className="listed-eye">
        <strong>{eye ? eyeWords[eye] : 'Eye not recorded'}</strong>, cataract surgery
        {[which, anaesthesia, ...complexity].filter(Boolean).map((words) => ` · ${words}`)}
        {lens && <span className="second-line">Lens chosen: {lensText(lens)}</span>}
      </p>
      <div>
        <BannerAllergyTitle allergies={allergies} />
        <BannerAllergyEntries allergies={allergies} />
      </div>
    </div>
  )
}
