import type { Communication, Condition, DocumentReference, Patient } from 'fhir/r4'

import { book, newClinic } from './clinic.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { ask, found, put } from './record.ts'

/** With somewhere to write to. */
const withAddress = (patient: Patient & { id: string }) =>
  ask('system', 'PUT', `/Patient/${patient.id}`, {
    ...patient,
    address: [{ use: 'home', line: ['7 Weaver Row'], city: 'Burnley', postalCode: 'BB11 2ZZ' }],
    generalPractitioner: [{ reference: 'Organization/gp-ribble', display: 'Ribble Village Practice' }],
  } satisfies Patient)

const pageOf = ({ content }: DocumentReference) =>
  Buffer.from(content[0]?.attachment.data ?? '', 'base64').toString('utf8')
const lettersOf = async (id: string) =>
  (await found(`/DocumentReference?patient=${id}`)) as DocumentReference[]
const copiesOf = async (id: string) => (await found(`/Communication?patient=${id}`)) as Communication[]

test('a clinic letter goes from its template to signed, printed and posted, and any client reads it back', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Correspond' })
  await withAddress(ada)
  await put<Condition>({
    resourceType: 'Condition',
    code: { text: 'Essential hypertension' },
    clinicalStatus: {
      coding: [{ code: 'active', system: 'http://terminology.hl7.org/CodeSystem/condition-clinical' }],
    },
    subject: { reference: `Patient/${ada.id}` },
  })
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/documents`)
  await page.getByRole('button', { name: 'Write letter' }).click()
  const work = page.getByRole('region', { name: 'Clinic letter' })
  await page.getByRole('button', { name: /^Clinic letter/ }).click()
  await expect(work.getByLabel('Diagnoses')).toHaveValue('Essential hypertension')
  await work.getByLabel('Clinical summary').fill('Blood pressure is too high.')
  await work.getByLabel('Plan and requested actions').fill('GP: please repeat in six weeks.')
  await work.getByRole('button', { name: 'Sign…' }).click()
  await expect(work.getByRole('alert')).toContainText('Still open: Allergies: not recorded')
  await expectAccessible(page)
  await work.getByLabel('Allergies and adverse reactions').fill('No known allergies')
  await work.getByLabel('Medications and medical devices').fill('None')
  await expect(work.getByRole('status')).toContainText('Saved as draft')

  // left and come back to: every word is still there, and it says that nobody has signed it
  await page.goto(`/patients/${ada.id}/documents`)
  const documents = page.getByRole('region', { name: 'Documents' })
  await expect(documents).toContainText('Not signed')
  await documents.getByRole('link', { name: 'Read: Clinic letter' }).click()
  await page.getByRole('button', { name: 'Go on writing' }).click()
  await expect(work.getByLabel('Allergies and adverse reactions')).toHaveValue('No known allergies')
  await work.getByRole('button', { name: 'Sign…' }).click()
  const sign = page.getByRole('dialog', { name: 'Sign letter' })
  await expect(sign).toContainText('Ribble Village Practice')
  await sign.getByRole('button', { name: 'Mrs Ada Correspond' }).click()
  await expect(sign.getByText('7 Weaver Row')).toBeVisible()
  await expectAccessible(page)
  await sign.getByRole('button', { name: 'Sign letter' }).click()
  await work.getByRole('link', { name: 'Open letter' }).click()

  const letter = page.getByRole('dialog', { name: 'Letter' })
  const copies = letter.getByRole('list', { name: 'Copies' })
  await expect(copies).toContainText('Ready for sending: no delivery system is connected')
  await letter.getByRole('button', { name: 'Mark as printed: Mrs Ada Correspond' }).click()
  await letter.getByRole('button', { name: 'Posted: Mrs Ada Correspond' }).click()
  await expect(copies).toContainText(/Posted, Dr/)
  await expectAccessible(page)

  const [kept] = await lettersOf(ada.id)
  expect(kept).toMatchObject({
    docStatus: 'final',
    type: { coding: [{ system: 'http://snomed.info/sct', code: '823681000000100' }] },
    content: [{ attachment: { contentType: 'text/html' } }],
  })
  const html = kept ? pageOf(kept) : ''
  expect(html).toContain('<h2>Plan and requested actions</h2><p>GP: please repeat in six weeks.</p>')
  expect(html).toContain('Signed electronically by')
  expect(html).not.toContain('Weaver Row')
  const sent = await copiesOf(ada.id)
  expect(sent.find(({ status }) => status === 'completed')?.sent).toBeDefined()
  expect(sent.find(({ status }) => status === 'preparation')?.sent).toBeUndefined()
  expect(sent).toHaveLength(2)
  // what has been signed is not changed by anybody
  const changed = { ...kept, description: 'Another' }
  expect((await ask('doctor', 'PUT', `/DocumentReference/${kept?.id}`, changed)).status).toBe(403)
})

test('a clerk writes to a patient about an appointment, by hand where the address is withheld, and sees no clinical letter', async ({
  page,
  signIn,
  patient,
}) => {
  const [ada, hidden] = await Promise.all([
    patient({ family: 'Invited' }),
    patient({ family: 'Shielded', confidentiality: 'R' }),
  ])
  await withAddress(ada)
  await withAddress(hidden)
  const { place, slots } = await newClinic([24, 25])
  await book(slots[0] ?? '', ada.id)
  await book(slots[1] ?? '', hidden.id)
  const clinical = await put<DocumentReference>({
    resourceType: 'DocumentReference',
    status: 'current',
    category: [
      { coding: [{ system: 'https://lune.example/fhir/CodeSystem/letter-kind', code: 'clinical' }] },
    ],
    description: 'Result of the biopsy',
    subject: { reference: `Patient/${ada.id}` },
    content: [{ attachment: { title: 'Letter' } }],
  })
  await signIn('admin')
  await page.goto(`/patients/${ada.id}/visits`)
  await page.getByRole('button', { name: 'Letter' }).click()
  const writing = page.getByRole('dialog', { name: 'Appointment letter' })
  await expect(writing.getByRole('article')).toContainText(place.name ?? '')
  await expect(writing.getByRole('article')).toContainText('7 Weaver Row')
  await expect(writing).toContainText('East Lancashire Hospitals NHS Trust, in the place of the region’s')
  await expectAccessible(page)
  await writing.getByRole('button', { name: 'Sign letter' }).click()
  const letter = page.getByRole('dialog', { name: 'Letter' })
  await expect(letter).toContainText('To print')
  await letter.getByRole('button', { name: 'Done' }).click()
  const documents = page.getByRole('region', { name: 'Documents' })
  await expect(documents).toContainText('Your hospital appointment')
  await expect(documents).not.toContainText('biopsy')
  expect((await ask('admin', 'GET', `/DocumentReference/${clinical.id}`)).status).toBe(403)

  await page.goto(`/patients/${hidden.id}/visits`)
  await page.getByRole('button', { name: 'Letter' }).click()
  await expect(writing.getByRole('article')).toContainText('By hand. Withheld – sensitive record')
  await expect(writing).not.toContainText('Weaver Row')
  await writing.getByRole('button', { name: 'Sign letter' }).click()
  await expect(letter).toContainText('by hand')

  await page.goto('/letters')
  const list = page.getByRole('table', { name: 'Letters' })
  await list.getByLabel(/^INVITED/).check()
  await page.getByRole('button', { name: 'Mark as printed (1)' }).click()
  await expect(list.getByRole('row', { name: /INVITED/ })).toHaveCount(0)
  await page.getByRole('button', { name: /^Printed/ }).click()
  await expect(list.getByRole('row', { name: /INVITED/ })).toContainText('Printed, Mrs Carol Entwistle')
  await expectAccessible(page)
})
