import './booking.css'

import { useQuery } from '@tanstack/react-query'
import { useFormContext, useWatch } from 'react-hook-form'

import type { Clinic } from '#clinical/booking/clinics.ts'
import { kinds, optionsOf, priorities } from '#clinical/booking/codes.ts'
import { isFitting } from '#clinical/booking/fitting.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { ChoiceField, DateTimeField, RadioField } from '#ui/fields.tsx'

import { clinicOf, clinicsFor, diaryOf, freePlaces, placeText, type Wanted } from './places.ts'

type Props = {
  patientId: string
  clinics: readonly Clinic[]
  today: string
  /** Beside the places themselves: one more choice */
  besides?: readonly { value: string; label: string }[]
}

const mostOffered = 8

/** The next places that fit, by clinic, clinician, site, type and priority. None is chosen for anybody (hazard H17). */
export function PlacePicker({ patientId, clinics, today, besides = [] }: Props) {
  const { control } = useFormContext<Wanted & { from: string }>()
  const [clinicId, clinicianId, siteId, kind, priority, from] = useWatch({
    control,
    name: ['clinicId', 'clinicianId', 'siteId', 'kind', 'priority', 'from'],
  })
  const wanted = { clinicId, clinicianId, siteId, kind, priority }
  const chosen = clinicsFor(wanted, clinics)
  const places = useQuery({
    ...freePlaces(
      chosen.map(({ id }) => id),
      from || today,
    ),
    enabled: chosen.length > 0,
  })
  const diary = useQuery(diaryOf(patientId))
  return (
    <>
      <ChoiceField
        name="clinicId"
        label="Clinic"
        autoFocus
        placeholder="Any clinic"
        options={clinics.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ChoiceField name="kind" label="Type" options={optionsOf(kinds)} />
      <ChoiceField name="priority" label="Priority" placeholder={null} options={optionsOf(priorities)} />
      <DateTimeField name="from" type="date" label="On or after" min={today} />
      <ChoiceField
        name="clinicianId"
        label="Clinician"
        placeholder="Any clinician"
        options={distinct(clinics, ({ clinicianId: id, clinician }) => [id, clinician])}
      />
      <ChoiceField
        name="siteId"
        label="Site"
        placeholder="Any site"
        options={distinct(clinics, ({ siteId: id, site }) => [id, site])}
      />
      <div className="wide">
        {chosen.length === 0 ? (
          <p className="notice quiet">No clinic has that clinician at that site.</p>
        ) : (
          <Loaded query={places} what="free places">
            {({ resources, complete }) => {
              const fitting = resources.filter((slot) => isFitting(slot, wanted))
              const offered = fitting.slice(0, mostOffered).flatMap((slot) => {
                const clinic = clinicOf(slot, clinics)
                return clinic ? [{ value: slot.id, label: placeText(slot, clinic, diary.data ?? []) }] : []
              })
              return (
                <>
                  <RadioField
                    name="slotId"
                    label="Next free places"
                    className="places"
                    options={[...offered, ...besides]}
                    {...(diary.data
                      ? {}
                      : {
                          hint: 'The patient’s other appointments are not loaded: they are checked when you book.',
                        })}
                  />
                  <p className="quiet-text" role="status">
                    {saidOf(fitting.length, complete)}
                  </p>
                </>
              )
            }}
          </Loaded>
        )}
      </div>
    </>
  )
}

function saidOf(fitting: number, complete: boolean): string {
  if (fitting === 0)
    return complete
      ? 'No free place fits.'
      : 'None of the next 200 free places fits. Choose a later day, or ask for less.'
  if (fitting > mostOffered) return `The next ${mostOffered} of more. Later ones: choose a later day.`
  return fitting === 1 ? '1 place fits.' : `${fitting} places fit.`
}

function distinct(
  clinics: readonly Clinic[],
  of: (clinic: Clinic) => [id: string | undefined, words: string | undefined],
): { value: string; label: string }[] {
  const found = new Map<string, string>()
  for (const clinic of clinics) {
    const [id, words] = of(clinic)
    if (id && words) found.set(id, words)
  }
  return [...found]
    .map(([value, label]) => ({ value, label }))
    .toSorted((one, other) => one.label.localeCompare(other.label))
}
