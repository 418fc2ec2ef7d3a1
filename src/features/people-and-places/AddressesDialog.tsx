import { zodResolver } from '@hookform/resolvers/zod'
import type { Patient } from 'fhir/r4'
import { useState } from 'react'
import { useFieldArray, useForm } from 'react-hook-form'
import * as z from 'zod/mini'

import type { Stored } from '#fhir/client.ts'
import { ChoiceField, DateTimeField, TextField } from '#ui/fields.tsx'

import {
  addressDraft,
  addressDrafts,
  addressesOf,
  addressKinds,
  newAddress,
  withAddresses,
} from './address.ts'
import { ListDialog, OneOfSeveral, Removal } from './ListDialog.tsx'

const draft = z.object({ addresses: z.array(addressDraft) })
type Draft = z.infer<typeof draft>

export function AddressesDialog({ seen, onClose }: { seen: Stored<Patient>; onClose: () => void }) {
  const [before, setBefore] = useState(() => addressDrafts(seen))
  const form = useForm<Draft>({ resolver: zodResolver(draft), defaultValues: { addresses: before } })
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'addresses' })
  return (
    <ListDialog
      title="Change addresses"
      submit="Save addresses"
      seen={seen}
      form={form}
      toChanged={(patient, { addresses }, now) => withAddresses(patient, before, addresses, now)}
      toRows={(patient) =>
        addressesOf(patient).map(({ kind, words, period, past }) => [
          past ? 'Earlier' : kind,
          `${words} ${period}`,
        ])
      }
      onTake={(now) => {
        const theirs = addressDrafts(now)
        setBefore(theirs)
        form.reset({ addresses: theirs })
      }}
      onClose={onClose}
    >
      {fields.map((field, index) => {
        const name = `addresses.${index}`
        return (
          <OneOfSeveral key={field.id} name={name} legend={`Address ${index + 1}`}>
            <div className="fields">
              <ChoiceField name={`${name}.kind`} label="What for" options={kinds} placeholder={null} />
              <TextField
                name={`${name}.line`}
                label="Address"
                hint="One line under another"
                multiline
                rows={2}
              />
              <TextField name={`${name}.town`} label="Town" />
              <TextField name={`${name}.postcode`} label="Postcode" maxLength={10} />
              <DateTimeField name={`${name}.from`} label="From" type="date" />
              <DateTimeField name={`${name}.until`} label="Until" type="date" />
              <Removal
                name={name}
                isNew={field.at === ''}
                label="No longer theirs"
                onRemove={() => remove(index)}
              />
            </div>
          </OneOfSeveral>
        )
      })}
      <p className="buttons">
        {(['temp', 'billing', 'home'] as const).map((kind) => (
          <button key={kind} type="button" className="button small" onClick={() => append(newAddress(kind))}>
            Add {addressKinds[kind].toLowerCase()} address
          </button>
        ))}
      </p>
    </ListDialog>
  )
}

const kinds = Object.entries(addressKinds).map(([value, label]) => ({ value, label }))
