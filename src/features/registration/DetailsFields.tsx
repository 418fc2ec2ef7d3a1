import { useFormContext, useWatch } from 'react-hook-form'

import { withheldWords } from '#clinical/patient/patient.ts'
import { relations } from '#clinical/patient/relations.ts'
import { groupedNhsNumber } from '#lib/nhs-number.ts'
import { ChoiceField, RadioField, TextField } from '#ui/fields.tsx'
import { PartialDateField } from '#ui/PartialDateField.tsx'

import { asOptions, birthSexes, genders, languages, optionsOf } from './code-lists.ts'
import { PracticeFields } from './PracticeFields.tsx'

/** Of a sensitive record: nobody writes over what they do not see, and the server takes nothing of it. */
type Props = { withheld?: boolean }

const Withheld = ({ what }: { what: string }) => (
  <p className="field">
    <span>{what}</span> <span className="hint">{withheldWords}</span>
  </p>
)

/** Who somebody is: what a search for the same person goes by. */
export const IdentityFields = ({ withheld = false }: Props) => (
  <>
    <TextField name="family" label="Family name" maxLength={35} autoFocus />
    <TextField name="given" label="Given name" maxLength={35} />
    <PartialDateField name="born" label="Date of birth" />
    <NhsNumberFields />
    <RadioField name="gender" label="Gender" options={asOptions(genders)} className="wide" />
    {withheld ? (
      <Withheld what="Address" />
    ) : (
      <>
        <TextField name="postcode" label="Postcode" maxLength={10} />
        <TextField name="address" label="Address" hint="One line under another" multiline rows={2} />
      </>
    )}
  </>
)

function NhsNumberFields() {
  const number: unknown = useWatch({ name: 'nhsNumber' })
  const { register, setValue } = useFormContext<{ nhsNumber: string }>()
  // Grouped 3-3-4 while it is typed or pasted (CUI NUM-0010..0018); whoever corrects a figure inside keeps their place.
  register('nhsNumber', {
    onChange: ({ target }: { target: HTMLInputElement }) => {
      const grouped = groupedNhsNumber(target.value)
      if (target.selectionStart === target.value.length && grouped !== target.value)
        setValue('nhsNumber', grouped)
    },
  })
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

/** Words that are in the record already and on no list stay a choice. */
function RelationField() {
  const said: unknown = useWatch({ name: 'kinRelation' })
  const listed = Object.values(relations).map((words) => ({ value: words, label: words }))
  const other = typeof said === 'string' && said !== '' && !listed.some(({ value }) => value === said)
  return (
    <ChoiceField
      name="kinRelation"
      label="Relationship"
      placeholder="Not known"
      options={other ? [{ value: said, label: said }, ...listed] : listed}
    />
  )
}

/** How they are reached, and what they need. */
export const ContactFields = ({ withheld = false }: Props) => (
  <>
    {withheld ? (
      <Withheld what="Telephone, email, GP practice, next of kin" />
    ) : (
      <>
        <TextField name="town" label="Town" />
        <TextField name="mobile" label="Mobile telephone" />
        <TextField name="home" label="Home telephone" />
        <TextField name="email" label="Email" />
        <PracticeFields />
      </>
    )}
    <TextField name="title" label="Title" maxLength={35} />
    <TextField name="middle" label="Middle names" />
    <TextField name="preferred" label="Preferred name" maxLength={35} />
    <ChoiceField
      name="birthSex"
      label="Sex at birth"
      placeholder="Not asked"
      options={asOptions(birthSexes)}
    />
    <ChoiceField
      name="marital"
      label="Marital status"
      placeholder="Not asked"
      options={optionsOf('PersonMaritalStatusEngland')}
    />
    <ChoiceField
      name="residential"
      label="Residential status"
      placeholder="Not asked"
      options={optionsOf('ResidentialStatus')}
    />
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
    {!withheld && (
      <>
        <TextField name="kinName" label="Next of kin" />
        <RelationField />
        <TextField name="kinPhone" label="Telephone of next of kin" />
      </>
    )}
  </>
)
