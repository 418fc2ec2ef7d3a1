import { RecordAllergyDialog } from '#features/allergies/RecordAllergyDialog.tsx'

import { RecordFrom } from './RecordFrom.tsx'

export function Component() {
  return (
    <RecordFrom section="allergies" type="AllergyIntolerance" title="Record allergy">
      {(dialog, from) => <RecordAllergyDialog {...dialog} {...(from ? { from } : {})} />}
    </RecordFrom>
  )
}
