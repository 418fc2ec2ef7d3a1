import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import type { Encounter } from 'fhir/r4'
import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { childrenOf } from '#clinical/patient/mother-and-child.ts'
import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { bornText, identityLine } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { useNow } from '#lib/use-now.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, DateTimeField, RadioField, TextField } from '#ui/fields.tsx'

import { type BirthDraft, birthDraft } from './birth-draft.ts'
import { useRecordBirth } from './birth-mutation.ts'
import { PlaceFields } from './PlaceFields.tsx'

type Props = {
  mother: PatientIdentity
  stay: Stored<Encounter>
  wardId: string | undefined
  onClose: () => void
  onSaved: (babyId: string) => void
}

/** A child is born: a patient of their own, with a stay and a cot, linked to the mother. */
export function BirthDialog({ mother, stay, wardId, onClose, onSaved }: Props) {
  const now = londonWallClock(useNow())
  const [seen] = useState(stay)
  const form = useForm<BirthDraft, unknown, BirthDraft>({
    resolver: zodResolver(birthDraft),
    defaultValues: {
      born: now,
      family: mother.name.split(',')[0]?.trim() ?? '',
      given: '',
      order: '',
      method: '82',
      wardId: wardId ?? '',
      bedId: '',
      sideRoom: false,
    },
  })
  return (
    <FormDialog
      title="Record birth"
      submit="Record birth"
      submitting="Recording birth…"
      form={form}
      save={useRecordBirth(mother.id, seen)}
      onClose={onClose}
      onSaved={onSaved}
    >
      <div className="fields">
        <p className="wide">Mother: {identityLine(mother)}</p>
        <AlreadyRegistered motherId={mother.id} />
        <DateTimeField name="born" label="Born at" max={now} autoFocus />
        <RadioField
          name="gender"
          label="Sex"
          options={[
            { value: 'female', label: 'Female' },
            { value: 'male', label: 'Male' },
            { value: 'other', label: 'Indeterminate' },
            { value: 'unknown', label: 'Not known' },
          ]}
        />
        <TextField name="family" label="Family name" maxLength={35} />
        <TextField name="given" label="Given name" hint="“Baby” when there is none yet" maxLength={35} />
        <ChoiceField
          name="method"
          label="How the birth was"
          placeholder={null}
          options={[
            { value: '82', label: 'In this hospital' },
            { value: '83', label: 'Outside of it' },
            { value: '2C', label: 'At home as intended' },
          ]}
        />
        <ChoiceField
          name="order"
          label="Of several"
          placeholder="One child"
          options={['1', '2', '3', '4'].map((value) => ({ value, label: `Number ${value}` }))}
        />
        <PlaceFields
          patient={{ id: 'newborn', gender: 'Not Known' }}
          speciality="Well Baby"
          noBed="A cot beside the mother"
        />
      </div>
    </FormDialog>
  )
}

/** Another press makes another child: whoever is there already is named first (hazard H2). */
function AlreadyRegistered({ motherId }: { motherId: string }) {
  const { data, error } = useQuery({ ...childrenOf(motherId), staleTime: 0 })
  if (error)
    return <p className="wide notice warning">Whether a child is registered already could not be loaded.</p>
  if (!data || data.children.length === 0) return null
  const named = data.children.map(({ patient }) => `${patient.name}, born ${bornText(patient)}`)
  return <p className="wide notice warning">Registered already as hers: {named.join('; ')}.</p>
}
