import { ChoiceField } from '#ui/fields.tsx'

import { optionsOf, specialityOptions } from './code-lists.ts'

/** How, from where, and in which specialty. */
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
  </>
)
