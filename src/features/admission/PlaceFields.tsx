import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { ChoiceField } from '#ui/fields.tsx'

import { consultants, freeBeds, wardsToChoose } from './queries.ts'

type Props = { patient: Pick<PatientIdentity, 'id' | 'gender'>; staying?: boolean }

/** A ward and one of its free beds. `staying`: it may stay where it is. */
export function PlaceFields({ patient, staying = false }: Props) {
  const wards = useQuery(wardsToChoose(useSession().post.orgCode))
  return (
    <>
      <ChoiceField
        name="wardId"
        label="Ward"
        autoFocus
        placeholder={staying && wards.data ? 'As it is' : waiting(wards, 'wards')}
        options={wards.data ?? []}
      />
      <BedField patient={patient} />
    </>
  )
}

/** The free beds of the chosen ward, and what speaks against the one that is chosen. */
function BedField({ patient }: Pick<Props, 'patient'>) {
  const { setValue } = useFormContext()
  const [wardId, bedId]: unknown[] = useWatch({ name: ['wardId', 'bedId'] })
  const ward = typeof wardId === 'string' ? wardId : ''
  const beds = useQuery({ ...freeBeds(ward, patient), enabled: ward !== '' })
  const chosen = beds.data?.find(({ id }) => id === bedId)
  const before = useRef(ward)
  useEffect(() => {
    // A bed of another ward is not a bed of this one.
    if (before.current !== ward) setValue('bedId', '')
    before.current = ward
  }, [ward, setValue])
  const none = beds.data?.length === 0
  return (
    <div>
      <ChoiceField
        name="bedId"
        label="Bed"
        disabled={ward === ''}
        placeholder={ward === '' ? 'Choose a ward first' : none ? 'No free bed' : waiting(beds, 'beds')}
        options={(beds.data ?? []).map(({ id, name, warnings }) => ({
          value: id,
          label: [name, ...warnings].join(' – '),
        }))}
      />
      {chosen?.warnings.map((warning) => (
        <p key={warning} className="notice warning" role="status">
          {warning}. Bays are for one sex: choose another bed, or agree it with the nurse in charge.
        </p>
      ))}
    </div>
  )
}

/** Who answers for the stay. */
export function ConsultantField({ missing }: { missing: string }) {
  const doctors = useQuery(consultants(useSession().post.orgCode))
  const chosen: unknown = useWatch({ name: 'consultant' })
  const options = doctors.data ?? []
  const listed = typeof chosen !== 'string' || !chosen || options.some(({ value }) => value === chosen)
  return (
    <ChoiceField
      name="consultant"
      label="Consultant"
      placeholder={doctors.data ? missing : waiting(doctors, 'consultants')}
      // who is not in the directory is still whom the record names
      options={
        listed ? options : [{ value: chosen, label: chosen.replace(/^\S+ ?/, '') || chosen }, ...options]
      }
    />
  )
}

const waiting = ({ data, error }: { data: unknown; error: unknown }, what: string) =>
  data ? 'Choose' : error ? `Could not load ${what}` : `Loading ${what}…`
