import { ChoiceField } from '#ui/fields.tsx'

import { managementOptions, optionsOf, specialityOptions } from '#clinical/care/spell-codes.ts'

/** How, from where, in which specialty, and how long it is meant to be. */
export const SpellFields = () => (
  <>
    <ChoiceField
      name="method"
      label="Admission method"
      placeholder="Not recorded"
      options={optionsOf('AdmissionMethodEngland')}
    />
    <ChoiceField
      name="source"
      label="Admitted from"
      placeholder="Not recorded"
      options={optionsOf('SourceOfAdmissionEngland')}
    />
    <ChoiceField name="speciality" label="Specialty" placeholder="Not recorded" options={specialityOptions} />
    <ChoiceField
      name="management"
      label="Intended management"
      placeholder="Not recorded"
      options={managementOptions}
    />
  </>
)
