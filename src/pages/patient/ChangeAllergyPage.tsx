import { ChangeAllergyDialog } from '#features/allergies/ChangeAllergyDialog.tsx'

import { OverEntry } from './OverEntry.tsx'

export function Component() {
  return (
    <OverEntry section="allergies" type="AllergyIntolerance" title="Change allergy">
      {(seen, dialog) => <ChangeAllergyDialog {...dialog} seen={seen} />}
    </OverEntry>
  )
}
