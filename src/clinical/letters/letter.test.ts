import type { Organization, Patient, Questionnaire } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { letterKinds } from '#auth/limits.ts'
import type { Session } from '#auth/session.ts'
import { toIdentity } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'

import { copiesFor, copiesIn } from './copies.ts'
import { handedOver, handedTo, htmlOf, isUnsigned, signedLetter, toDraft, toLetter } from './letter.ts'
import { sectionsIn, signatureIn } from './letter-html.ts'
import { patientAsPerson, practiceAsPerson } from './people.ts'
import { sendings, sendingWords, stepped, toSending } from './sending.ts'
import { templatesFor } from './template.ts'

const session = {
  userId: '555',
  name: 'Mrs Carol Entwistle',
  post: {
    id: '900',
    orgCode: 'RXR',
    orgName: 'East Lancashire Hospitals NHS Trust',
    title: 'Clerk',
    role: 'admin',
    areas: [],
  },
} as unknown as Session
const now = new Date('2026-11-27T18:00:00Z')
const ada: Stored<Patient> = {
  resourceType: 'Patient',
  id: 'ada',
  name: [{ prefix: ['Mrs'], given: ['Ada'], family: 'Field' }],
  address: [{ use: 'home', line: ['1 Mill Lane'], city: 'Burnley', postalCode: 'bb11 1aa' }],
}
const template = { url: 'https://t/letter|1', kind: 'administrative' as const, type: { text: 'Letter' } }
const draft = toLetter(
  {
    title: 'Your appointment',
    sections: [{ title: '', words: 'Dear Mrs Field,\ncome.' }],
    copies: copiesFor(['patient', 'gp']),
  },
  { patient: toIdentity(ada), entryId: 'e1', template, session, appointmentId: 'a1' },
  now,
)
const signed = signedLetter(draft, session, now)

describe('a letter', () => {
  it('is unsigned until somebody signs it, and says which appointment it is about', () => {
    expect([draft.docStatus, isUnsigned(draft), isUnsigned(signed)]).toEqual(['preliminary', true, false])
    expect(draft.context?.related).toEqual([{ reference: 'Appointment/a1' }])
  })
  it('is signed word for word: only who signed is added', () => {
    expect(sectionsIn(htmlOf(signed))).toEqual(sectionsIn(htmlOf(draft)))
    expect(signatureIn(htmlOf(signed))).toContain('Mrs Carol Entwistle, Administration')
    expect(signed).toMatchObject({ docStatus: 'final', authenticator: { identifier: { value: '900' } } })
  })
  it('keeps no address: one that is withheld one day must not stand in an old letter', () => {
    expect(JSON.stringify(signed) + htmlOf(signed)).not.toMatch(/Mill Lane|BB11/i)
  })
  it('is gone on with as it was left, with whom it goes to', () => {
    expect(toDraft(draft, undefined)).toEqual({
      title: 'Your appointment',
      sections: [{ title: '', words: 'Dear Mrs Field,\ncome.' }],
      copies: copiesFor(['patient', 'gp']),
    })
  })
  it('left for signature says for whom; signing it ends that', () => {
    const left = handedOver(draft, { display: 'Dr Ann Lee' })
    expect(handedTo(left)?.display).toBe('Dr Ann Lee')
    expect(handedTo(signedLetter(left, session, now))).toBeUndefined()
  })
  it('in the place of another is an amended one', () => {
    const another = toLetter(
      toDraft(signed, undefined),
      { patient: toIdentity(ada), entryId: 'e2', template, session, replaces: 'd1' },
      now,
    )
    expect(signedLetter(another, session, now)).toMatchObject({
      docStatus: 'amended',
      relatesTo: [{ code: 'replaces', target: { reference: 'DocumentReference/d1' } }],
    })
  })
})

describe('a copy', () => {
  const people = {
    patient: { reference: 'Patient/ada' },
    gp: { reference: 'Organization/gp', display: 'Surgery' },
  }
  const copies = sendings(copiesIn(draft.extension), {
    letter: signed,
    address: 'DocumentReference/d1',
    entryId: 'e1',
    people,
    session,
  })
  it('is made for each who gets it, and has gone nowhere', () => {
    expect(copies.map(({ status, recipient }) => [status, recipient?.[0]?.reference])).toEqual([
      ['preparation', 'Patient/ada'],
      ['preparation', 'Organization/gp'],
    ])
    expect(copies.some(({ sent }) => sent)).toBe(false)
  })
  it('that would go electronically says that no delivery system is connected', () => {
    const [, gp] = copies.map((one, index) => toSending({ ...one, id: String(index) }))
    expect(gp && sendingWords(gp)).toBe('Ready for sending: no delivery system is connected')
  })
  it('is printed and posted only when somebody says so, with their name', () => {
    const [first] = copies
    if (!first) throw new Error('no copy')
    const printed = stepped({ ...first, id: '1' }, { to: 'printed', words: 'Printed' }, session, now)
    expect(printed.sent).toBeUndefined()
    expect(toSending(printed)).toMatchObject({
      state: 'printed',
      said: 'Printed, Mrs Carol Entwistle, 27-Nov-2026 18:00',
    })
    const posted = stepped(printed, { to: 'out', words: 'Posted' }, session, now)
    expect([sendingWords(toSending(posted)), posted.note?.length]).toEqual(['Posted', 2])
  })
  it('from another system is shown with what it says', () => {
    expect(toSending({ resourceType: 'Communication', id: 'c', status: 'unknown' })).toMatchObject({
      state: 'not known',
      to: 'GP practice',
    })
  })
})

describe('the address of a patient', () => {
  const person = (more: Partial<Patient>) => patientAsPerson({ ...ada, ...more }, '2026-11-27')
  it('is the one for letters where there is one, else a temporary one that holds today, else home', () => {
    const home = ada.address ?? []
    expect(person({}).lines).toEqual(['1 Mill Lane', 'Burnley', 'BB11 1AA'])
    expect(
      person({ address: [...home, { use: 'temp', line: ['Hostel'], period: { start: '2026-11-01' } }] })
        .lines,
    ).toEqual(['Hostel'])
    expect(
      person({ address: [...home, { use: 'temp', line: ['Hostel'], period: { end: '2026-11-01' } }] })
        .lines[0],
    ).toBe('1 Mill Lane')
    expect(
      person({
        address: [...home, { use: 'temp', line: ['Hostel'] }, { type: 'postal', line: ['PO Box 1'] }],
      }).lines,
    ).toEqual(['PO Box 1'])
  })
  it('of a sensitive record is never printed, and never called missing', () => {
    const sensitive = person({ meta: { security: [{ code: 'R' }] } })
    expect([sensitive.lines, sensitive.noPost]).toEqual([[], 'Withheld – sensitive record'])
  })
  it('that is not there is said to be not recorded', () => {
    expect(person({ address: [] }).noPost).toBe('No address recorded')
    expect(practiceAsPerson({ display: 'Surgery' }, undefined as Organization | undefined)).toMatchObject({
      name: 'Surgery',
      noPost: 'No address recorded',
    })
  })
  it('of a child is that of who has parental responsibility, up to the sixteenth birthday', () => {
    expect(person({ birthDate: '2010-11-28' }).name).toBe('To the parent or guardian of Mrs Ada Field')
    expect(person({ birthDate: '2010-11-27' }).name).toBe('Mrs Ada Field')
    expect(person({ birthDate: '2015' }).name).toBe('Mrs Ada Field')
  })
  it('comes with the format somebody wants to read', () => {
    const url = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ContactPreference'
    const wants = (code: string) =>
      person({
        extension: [
          {
            url,
            extension: [
              { url: 'PreferredWrittenCommunicationFormat', valueCodeableConcept: { coding: [{ code }] } },
            ],
          },
        ],
      })
    expect(wants('11')).toMatchObject({ format: 'Large print', largePrint: true })
    expect(wants('12')).toMatchObject({ format: 'Braille', largePrint: false })
  })
})

describe('templates', () => {
  const one = (id: string, more: Partial<Questionnaire> = {}, trust?: string): Stored<Questionnaire> => ({
    resourceType: 'Questionnaire',
    id,
    url: `https://t/${id}`,
    title: id,
    status: 'active',
    useContext: [
      {
        code: { code: 'workflow' },
        valueCodeableConcept: { coding: [{ system: letterKinds, code: 'administrative' }] },
      },
      ...(trust
        ? [
            {
              code: { code: 'venue' },
              valueCodeableConcept: {
                coding: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', code: trust }],
              },
            },
          ]
        : []),
    ],
    ...more,
  })
  const all = [one('region'), one('theirs', { derivedFrom: ['https://t/region'] }, 'RXR')]
  const titles = (orgCode: string) => templatesFor(all, orgCode).map(({ title }) => title)
  it('of a trust take the place of the region’s, there and nowhere else', () => {
    expect([titles('RXR'), titles('RXN')]).toEqual([['theirs'], ['region']])
  })
  it('that say nothing of their kind are clinical: those who see no chart are not shown them', () => {
    const { useContext: _, ...bare } = one('bare')
    expect(templatesFor([bare], 'RXR')).toMatchObject([{ kind: 'clinical', purpose: 'free', to: [] }])
  })
})
