import { useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'

import { ChoiceField, RadioField, TextField } from '#ui/fields.tsx'
import { PartialDateField } from '#ui/PartialDateField.tsx'

import { asOptions, genders, languages, optionsOf } from './code-lists.ts'
import { practices } from './queries.ts'

/** Who somebody is: what a search for the same person goes by. */
export const IdentityFields = () => (
  <>
    <TextField name="family" label="Family name" maxLength={35} autoFocus />
    <TextField name="given" label="Given name" maxLength={35} />
    <PartialDateField name="born" label="Date of birth" />
    <NhsNumberFields />
    <RadioField name="gender" label="Gender" options={asOptions(genders)} className="wide" />
    <TextField name="postcode" label="Postcode" maxLength={10} />
    <TextField name="address" label="Address" hint="One line under another" multiline rows={2} />
  </>
)

function NhsNumberFields() {
  const number: unknown = useWatch({ name: 'nhsNumber' })
  return (
    <>
      <TextField name="nhsNumber" label="NHS number" hint="With or without spaces" maxLength={20} />
      {number ? (
        <ChoiceField
          name="verification"
          label="NHS number status"
          placeholder="Present but not traced"
          options={optionsOf('NHSNumberVerificationStatusEngland')}
        />
      ) : (
        <ChoiceField
          name="noNumber"
          label="Why there is no NHS number"
          placeholder="Not said"
          options={optionsOf('NHSNumberUnavailableReason')}
        />
      )}
    </>
  )
}

/** How they are reached, and what they need. */
export const ContactFields = () => (
  <>
    <TextField name="town" label="Town" />
    <TextField name="mobile" label="Mobile telephone" />
    <TextField name="home" label="Home telephone" />
    <TextField name="email" label="Email" />
    <PracticeField />
    <TextField name="title" label="Title" maxLength={35} />
    <TextField name="middle" label="Middle names" />
    <TextField name="preferred" label="Preferred name" maxLength={35} />
    <ChoiceField
      name="ethnicity"
      label="Ethnic category"
      placeholder="Not asked"
      options={optionsOf('EthnicCategoryEngland')}
    />
    <ChoiceField name="language" label="Language" placeholder="Not asked" options={asOptions(languages)} />
    <ChoiceField
      name="interpreter"
      label="Interpreter"
      placeholder="Not asked"
      options={[
        { value: 'yes', label: 'Needed' },
        { value: 'no', label: 'Not needed' },
      ]}
    />
    <TextField name="kinName" label="Next of kin" />
    <TextField name="kinRelation" label="Relationship" hint="Daughter, neighbour, …" />
    <TextField name="kinPhone" label="Telephone of next of kin" />
  </>
)

function PracticeField() {
  const { data, error } = useQuery(practices())
  const chosen: unknown = useWatch({ name: 'practice' })
  const options = data ?? []
  const listed = typeof chosen !== 'string' || !chosen || options.some(({ value }) => value === chosen)
  return (
    <ChoiceField
      name="practice"
      label="GP practice"
      placeholder={error ? 'Practices could not be loaded' : data ? 'Not known' : 'Loading practices…'}
      options={
        listed
          ? options
          : [{ value: chosen, label: chosen.replace(/^\S+ ?/, '') || 'As recorded' }, ...options]
      }
    />
  )
}
