import { InErrorDialog } from '#clinical/acts/InErrorDialog.tsx'
import { allergyRows } from '#features/allergies/model.ts'
import { allergyList } from '#features/allergies/queries.ts'

import { OverEntry } from './OverEntry.tsx'

const title = 'Mark allergy in error'

export function Component() {
  return (
    <OverEntry section="allergies" type="AllergyIntolerance" title={title}>
      {(seen, dialog) => (
        <InErrorDialog
          {...dialog}
          title={title}
          seen={seen}
          toRows={allergyRows}
          list={allergyList(dialog.patientId).queryKey}
        />
      )}
    </OverEntry>
  )
}
