import { zodResolver } from '@hookform/resolvers/zod'
import type { Patient } from 'fhir/r4'
import { useState } from 'react'
import { useFieldArray, useForm } from 'react-hook-form'
import * as z from 'zod/mini'

import { contactRoles, relations } from '#clinical/patient/relations.ts'
import type { Stored } from '#fhir/client.ts'
import { CheckField } from '#ui/CheckField.tsx'
import { ChecksField } from '#ui/ChecksField.tsx'
import { ChoiceField, TextField } from '#ui/fields.tsx'

import { ListDialog, OneOfSeveral, Removal } from './ListDialog.tsx'
import { newPerson, peopleOf, personDraft, personDrafts, withPeople } from './person.ts'

const draft = z.object({ people: z.array(personDraft) })
type Draft = z.infer<typeof draft>

export function PeopleDialog({ seen, onClose }: { seen: Stored<Patient>; onClose: () => void }) {
  const [before, setBefore] = useState(() => personDrafts(seen))
  const form = useForm<Draft>({ resolver: zodResolver(draft), defaultValues: { people: before } })
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'people' })
  return (
    <ListDialog
      title="Change people to contact"
      submit="Save people to contact"
      seen={seen}
      form={form}
      toChanged={(patient, { people }, now) => withPeople(patient, before, people, now)}
      toRows={(patient) => peopleOf(patient).map(({ name, who, reached }) => [name, `${who}, ${reached}`])}
      onTake={(now) => {
        const theirs = personDrafts(now)
        setBefore(theirs)
        form.reset({ people: theirs })
      }}
      onClose={onClose}
    >
      {fields.map((field, index) => {
        const name = `people.${index}`
        return (
          <OneOfSeveral key={field.id} name={name} legend={`Person ${index + 1}`}>
            <div className="fields">
              <TextField name={`${name}.name`} label="Name" />
              <ChoiceField
                name={`${name}.relation`}
                label="Relationship"
                placeholder="Not one of these, or not known"
                options={relationOptions}
              />
              <ChecksField name={`${name}.roles`} label="To be called as" options={roleOptions} />
              <TextField name={`${name}.phone`} label="Telephone" />
              <TextField name={`${name}.email`} label="Email" />
              <TextField
                name={`${name}.rank`}
                label="Order of calling"
                hint="1 is called first"
                maxLength={1}
              />
              <CheckField name={`${name}.copies`} label="Gets copies of letters" />
              <Removal
                name={name}
                isNew={field.at === ''}
                label="No longer to be called"
                onRemove={() => remove(index)}
              />
            </div>
          </OneOfSeveral>
        )
      })}
      <p>
        <button type="button" className="button small" onClick={() => append(newPerson())}>
          Add person
        </button>
      </p>
    </ListDialog>
  )
}

const optionsFrom = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))
const relationOptions = optionsFrom(relations)
const roleOptions = optionsFrom(contactRoles)
