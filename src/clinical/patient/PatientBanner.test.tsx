import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Patient } from 'fhir/r4'
import type { ComponentProps } from 'react'
import { afterEach, describe, expect, it } from 'vitest'

import type { Alert } from '#clinical/care/alert.ts'
import { sourceOf } from '#clinical/entries/source.ts'
import type { Stored } from '#fhir/client.ts'

import type { BannerAllergies } from './banner-parts.ts'
import { PatientBanner } from './PatientBanner.tsx'
import { toIdentity } from './patient.ts'

afterEach(cleanup)

const doreen: Stored<Patient> = {
  resourceType: 'Patient',
  id: 'p1',
  name: [
    { use: 'official', family: 'Ashworth', given: ['Doreen'], prefix: ['Mrs'] },
    { use: 'nickname', given: ['Dot'] },
  ],
  birthDate: '1945-07-14',
  gender: 'female',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9434765919' }],
  address: [{ line: ['1 Mill Lane'], city: 'Burnley', postalCode: 'bb11 1aa' }],
}
const known: BannerAllergies = {
  title: 'Known allergies',
  entries: [{ id: 'a1', words: 'Penicillin', updated: '14-Mar-2026' }],
}

type Shown = ComponentProps<typeof PatientBanner>['alerts']
const hearing: Alert = {
  id: 'f1',
  kind: 'adjustment',
  words: 'Uses hearing aid',
  category: undefined,
  since: undefined,
  source: sourceOf({ resourceType: 'Flag', status: 'active', code: {}, subject: {} }),
}

const show = (patient: Stored<Patient>, allergies?: BannerAllergies, alerts: Shown = { known: [] }) =>
  render(
    <PatientBanner
      patient={toIdentity(patient)}
      stay={{ known: { visit: undefined } }}
      alerts={alerts}
      {...(allergies ? { clinical: { allergies } } : {})}
    />,
  )
const banner = () => screen.getByRole('region', { name: 'Patient banner' })
const words = () => banner().textContent

describe('the patient banner', () => {
  it('says name, birth, gender and NHS number, in that order and without colons', () => {
    show(doreen, known)
    expect(words()).toMatch(
      /ASHWORTH, Doreen \(Mrs\) Preferred name Dot.*Born 14-Jul-1945 \(\d+y\).*Gender Female.*NHS No\. 943 476 5919 NHS number not verified/,
    )
  })
  it('always shows the allergy title, and each entry with its date when opened', async () => {
    show(doreen, known)
    expect(words()).toContain('Known allergies')
    expect(words()).not.toContain('Penicillin')
    await userEvent.click(screen.getByRole('button', { name: 'More about this patient' }))
    expect(words()).toContain('Penicillin Last updated 14-Mar-2026')
    expect(words()).toContain('BB11 1AA')
  })
  it('opens and closes its five sections together', async () => {
    show(doreen, known)
    const names = () => screen.queryAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)
    expect(names()).toEqual([])
    await userEvent.click(screen.getByRole('button', { name: 'More about this patient' }))
    expect(names()).toEqual(['Address', 'Phone and email', 'This hospital', 'Alerts', 'Known allergies'])
  })
  it('shows no allergies and no alerts to a role that reads no clinical record', () => {
    show(doreen)
    expect(words()).not.toMatch(/allerg|alert/i)
  })
  it('says what a patient needs of everybody by name, to a desk as well', () => {
    show(doreen, undefined, { known: [hearing] })
    expect(words()).toContain('Hearing aid')
  })
  it('says to a privacy officer nothing of needs, not that there are none', () => {
    show(doreen, undefined, 'not yours to see')
    expect(words()).not.toMatch(/needs/i)
  })
  it('marks somebody who has died', () => {
    show({ ...doreen, deceasedDateTime: '2026-02-03' }, known)
    expect(words()).toMatch(/Born 14-Jul-1945 Died 03-Feb-2026 Age at Death 80y/)
    expect(banner().className).toContain('deceased')
  })
  it('says that the address of a sensitive record is withheld', () => {
    const { address: _withheld, ...rest } = doreen
    show({ ...rest, meta: { security: [{ code: 'R' }] } }, known)
    expect(words()).toContain('withheld – sensitive record')
  })
  it.each([
    'Known allergies',
    'No known allergies',
    'Allergies not recorded',
    'Allergies unavailable',
  ] as const)('has the title %s', (title) => {
    show(doreen, { title, entries: [] })
    expect(words()).toContain(title)
  })
})
