import type { Patient } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { consentOf, fromConsent, inForce, notAsked } from './consent.ts'
import { preferenceOf, preferenceWords, withPreference } from './preference.ts'

const ext = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ContactPreference'
const richard: Patient = {
  resourceType: 'Patient',
  extension: [
    {
      url: ext,
      extension: [
        {
          url: 'PreferredContactMethod',
          valueCodeableConcept: { coding: [{ code: '3', display: 'Telephone' }] },
        },
        {
          url: 'PreferredContactTimes',
          valueTiming: {
            repeat: { frequency: 1, period: 1, periodUnit: 'd', dayOfWeek: ['mon', 'fri'], when: ['MORN'] },
          },
        },
      ],
    },
  ],
}

describe('how somebody wishes to be reached', () => {
  it('is said in words, whichever way it was written', () => {
    expect(preferenceWords(richard)).toMatchObject({ method: 'Telephone', times: 'Monday, Friday, Morning' })
    const pds = {
      extension: [{ url: ext, extension: [{ url: 'PreferredContactTimes', valueString: 'Not after 7pm' }] }],
    }
    expect(preferenceWords(pds).times).toBe('Not after 7pm')
    expect(preferenceWords({})).toEqual({ method: undefined, format: undefined, times: undefined })
  })
  it('changes only where it was changed: the days stay when the time of day moves', () => {
    const was = preferenceOf(richard)
    expect(withPreference(richard, was, was)).toBe(richard)
    const next = withPreference(richard, was, { ...was, when: ['AFT'], format: '11' })
    expect(preferenceWords(next)).toEqual({
      method: 'Telephone',
      format: 'Large print',
      times: 'Monday, Friday, Afternoon',
    })
  })
})

describe('consent to be contacted', () => {
  const post = {
    id: '1',
    orgCode: 'RXR',
    orgName: 'East Lancashire',
    title: '',
    areas: [],
    role: 'admin' as const,
  }
  const actor = {
    session: { userId: '5', name: 'Ms C', post },
    now: new Date(0),
    actId: 'a',
    patientId: 'ada',
  }

  it('nobody has asked about is not the same as refused', () => {
    expect(consentOf(undefined)).toEqual(notAsked)
    const written = fromConsent({ ...notAsked, sms: 'no', letter: 'yes' }, undefined, actor)
    expect(consentOf(written)).toEqual({ ...notAsked, sms: 'no', letter: 'yes' })
  })
  it('of two answers that contradict each other the patient is not called', () => {
    const provision = (type: 'permit' | 'deny') => ({ type, code: [{ coding: [{ code: 'sms' }] }] })
    const both = { provision: { provision: [provision('permit'), provision('deny')] } }
    expect(consentOf({ ...fromConsent(notAsked, undefined, actor), ...both }).sms).toBe('no')
  })
  it('is the newest of its kind, and never one for something else', () => {
    const contact = fromConsent({ ...notAsked, sms: 'yes' }, undefined, actor)
    const surgery = {
      ...contact,
      id: 's',
      category: [{ coding: [{ code: 'treatment' }] }],
      dateTime: '2030-01-01',
    }
    expect(inForce([{ ...contact, id: 'c' }, surgery, { ...contact, id: 'o', status: 'inactive' }])?.id).toBe(
      'c',
    )
  })
})
