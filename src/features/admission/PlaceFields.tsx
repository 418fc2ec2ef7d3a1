import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { specialityOf } from '#clinical/care/spell-codes.ts'
import { bySuitability, suitabilityOf } from '#clinical/care/suitability.ts'
import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { CheckField } from '#ui/CheckField.tsx'
import { ChoiceField } from '#ui/fields.tsx'

import { consultants, freeBeds, wardsToChoose } from './queries.ts'

type Props = {
  patient: Pick<PatientIdentity, 'id' | 'gender'>
  /** It may stay where it is */
  staying?: boolean
  /** The specialty of the stay, where the form does not ask for it */
  speciality?: string | undefined
  /** What it is called when no bed is chosen, where none need be */
  noBed?: string
}

/** A ward and one of its free beds. */
export function PlaceFields({ patient, staying = false, speciality, noBed }: Props) {
  const wards = useQuery(wardsToChoose(useSession().post.orgCode))
  useShown('wardId', wards.data)
  return (
    <>
      <ChoiceField
        name="wardId"
        label="Ward"
        autoFocus
        placeholder={staying && wards.data ? 'As it is' : waiting(wards, 'wards')}
        options={wards.data ?? []}
      />
      <BedField patient={patient} speciality={speciality} {...(noBed ? { noBed } : {})} />
      <div className="wide">
        <CheckField name="sideRoom" label="Needs a side room" />
      </div>
    </>
  )
}

/** The free beds of the chosen ward, the best suited first, and what speaks against the one that is chosen. */
function BedField({ patient, speciality: known, noBed }: Pick<Props, 'patient' | 'speciality' | 'noBed'>) {
  const { setValue } = useFormContext()
  const [wardId, bedId, sideRoom, chosenSpeciality]: unknown[] = useWatch({
    name: ['wardId', 'bedId', 'sideRoom', 'speciality'],
  })
  const ward = typeof wardId === 'string' ? wardId : ''
  const beds = useQuery({ ...freeBeds(ward, patient.id), enabled: ward !== '' })
  const specialty = (typeof chosenSpeciality === 'string' && specialityOf(chosenSpeciality)?.text) || known
  const wanted = { gender: patient.gender, sideRoom: sideRoom === true, specialty }
  const options = (beds.data ?? [])
    .map((bed) => ({ ...bed, ...suitabilityOf(bed, wanted) }))
    .toSorted((one, other) => Number(other.kept) - Number(one.kept) || bySuitability(one, other))
  const chosen = options.find(({ id }) => id === bedId)
  useShown('bedId', beds.data)
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
        placeholder={
          ward === '' ? 'Choose a ward first' : (noBed ?? (none ? 'No free bed' : waiting(beds, 'beds')))
        }
        options={options.map(({ id, name, kept, against }) => ({
          value: id,
          label: [name, ...(kept ? ['kept for this patient'] : []), ...against].join(' – '),
        }))}
      />
      {chosen?.against.map((warning) => (
        <p key={warning} className="notice warning" role="status">
          {warning}. Choose another bed, or agree it with the nurse in charge.
        </p>
      ))}
    </div>
  )
}

/** A value that was there before its options is shown by the browser's list once they are. */
function useShown(name: string, options: unknown) {
  const { getValues, setValue } = useFormContext()
  useEffect(() => {
    if (options) setValue(name, getValues(name))
  }, [name, options, getValues, setValue])
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
