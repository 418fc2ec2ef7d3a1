import { readFile } from 'node:fs/promises'

import type { Encounter, Location, ServiceRequest } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { admit, ask, found, newWard, put } from './record.ts'
import { watch } from './watch.ts'

// The bed board: who needs a bed, which beds suit, who gets one, and who is told that it is gone.

/** A hospital of this story alone, with one ward. */
async function newHospital(beds: number) {
  const made = await newWard(beds)
  const { managingOrganization } = made.ward
  const site = await put<Location>({
    resourceType: 'Location',
    status: 'active',
    name: `Story hospital ${made.ward.name?.slice(-6)}`,
    physicalType: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/location-physical-type', code: 'si' }],
    },
    ...(managingOrganization ? { managingOrganization } : {}),
  })
  const { status } = await ask('system', 'PUT', `/Location/${made.ward.id}`, {
    ...made.ward,
    partOf: { reference: `Location/${site.id}` },
    type: [{ text: 'General Surgery' }],
  })
  expect(status).toBe(200)
  return { ...made, site }
}

const waitingFor = (patientId: string, siteId: string) =>
  put<Encounter>({
    resourceType: 'Encounter',
    status: 'planned',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    subject: { reference: `Patient/${patientId}` },
    extension: [
      {
        url: 'https://lune.example/fhir/StructureDefinition/bed-request',
        extension: [
          { url: 'from', valueCode: 'ed' },
          { url: 'since', valueDateTime: new Date(Date.now() - 3_600_000).toISOString() },
        ],
      },
    ],
    location: [{ location: { reference: `Location/${siteId}` }, status: 'planned' }],
  })

const ours = 'https://lune.example/fhir'

test('by keyboard alone: from the waiting list to a bed that suits, admitted into it, off the list, and home again', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Fromlist' })
  const ben = await patient({ family: 'Lieshere' })
  const { site, ward, beds } = await newHospital(3)
  if (beds[2]) await admit(ben.id, ward.id, beds[2])
  const referral = await put<ServiceRequest>({
    resourceType: 'ServiceRequest',
    status: 'active',
    intent: 'order',
    priority: 'routine',
    category: [
      { coding: [{ system: 'http://snomed.info/sct', code: '3457005' }] },
      { coding: [{ system: `${ours}/CodeSystem/waiting-list`, code: 'inpatient' }] },
    ],
    code: { text: 'Inguinal hernia repair' },
    performerType: { text: 'General Surgery' },
    subject: { reference: `Patient/${ada.id}` },
    authoredOn: '2026-09-01',
    extension: [
      {
        url: `${ours}/StructureDefinition/rtt-event`,
        extension: [
          { url: 'date', valueDate: '2026-09-01' },
          { url: 'status', valueCoding: { system: `${ours}/CodeSystem/rtt-status`, code: '10' } },
        ],
      },
    ],
  })
  await signIn('admin')
  await page.goto(`/patients/${ada.id}/visits`)
  await page.getByRole('button', { name: 'Request bed' }).press('Enter')
  const request = page.getByRole('dialog', { name: 'Request bed' })
  await request.getByLabel('Comes from').selectOption('Elective')
  await request.getByLabel('Hospital').selectOption(site.name ?? '')
  await request.getByLabel('From the waiting list').selectOption('Inguinal hernia repair – General Surgery')
  await request.getByLabel('Needs a side room').press('Space')
  await expectAccessible(page)
  await request.getByRole('button', { name: 'Request bed' }).press('Enter')
  await expect(request).toBeHidden()

  await page.goto(`/beds?site=${site.id}`)
  const waiting = page.getByRole('region', { name: 'Waiting for a bed' })
  await expect(waiting).toContainText('FROMLIST')
  await expect(waiting).toContainText('General Surgery')
  // a bed board is not a chart
  await expect(page.getByRole('main')).not.toContainText('pneumonia')
  await expect(page.getByRole('main')).not.toContainText('hernia')
  await waiting.getByRole('button', { name: /^Choose a bed for FROMLIST/ }).press('Enter')
  await expect(waiting).toContainText('Suits – Side room, General Surgery')
  await expectAccessible(page)
  await page
    .getByRole('region', { name: ward.name ?? '' })
    .getByRole('button', { name: 'Choose Side room 2' })
    .press('Enter')
  const allocate = page.getByRole('dialog', { name: 'Allocate bed' })
  await expect(allocate.getByLabel('Bed', { exact: true })).toHaveValue(beds[1]?.id ?? '')
  await allocate.getByRole('button', { name: 'Allocate bed' }).press('Enter')
  await expect(allocate).toBeHidden()
  await expect(waiting).toContainText(`Bed kept ${ward.name}, Side room 2`)

  await waiting.getByRole('button', { name: /^Admit FROMLIST/ }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Admit patient' })
  await expect(dialog.getByLabel('Admission method')).toHaveValue('11')
  await expect(dialog.getByLabel('Bed', { exact: true })).toHaveValue(beds[1]?.id ?? '')
  await expect(dialog.getByLabel('From the waiting list')).toHaveValue(referral.id)
  await dialog.getByLabel('Intended management').selectOption('Ordinary: at least one night')
  await dialog.getByRole('button', { name: 'Admit patient' }).press('Enter')
  await expect(dialog).toBeHidden()
  const [stay] = (await found(`/Encounter?patient=${ada.id}`)) as Encounter[]
  expect(stay).toMatchObject({
    status: 'in-progress',
    basedOn: [{ reference: `ServiceRequest/${referral.id}` }],
  })
  const [off] = (await found(`/ServiceRequest?_id=${referral.id}`)) as ServiceRequest[]
  expect(off?.status).toBe('completed')
  expect(JSON.stringify(off)).toContain('"code":"30"')

  await page.getByRole('button', { name: 'Discharge patient' }).press('Enter')
  const leaving = page.getByRole('dialog', { name: 'Discharge patient' })
  await leaving.getByLabel('Discharge method').selectOption('On clinical advice or with clinical consent')
  await leaving.getByLabel('Discharged to').selectOption('Usual residence')
  await leaving.getByRole('button', { name: 'Discharge patient' }).press('Enter')
  await expect(leaving).toBeHidden()
  const [bed] = (await found(`/Location?_id=${beds[1]?.id}`)) as Location[]
  expect(bed?.operationalStatus?.code).toBe('H')

  await page.goto(`/beds/spells?place=${ward.id}&list=stays`)
  const row = page.getByRole('row', { name: /FROMLIST/ })
  await expect(row).toContainText(`1 of 1${ward.name}`)
  await expectAccessible(page)
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV' }).press('Enter')
  const file = await readFile(await (await saving).path(), 'utf8')
  expect(file.split('\r\n')[2]).toMatch(/^"FROMLIST, Ada \(Mrs\)","04-Mar-1951",.*"1 of 1","Story ward/)
})

test('two give one bed away: the second is told and chooses another; a bed is given once, however many ask at once', async ({
  page,
  signIn,
  patient,
}) => {
  const [ada, ben] = [await patient({ family: 'Wantsbed' }), await patient({ family: 'Wasfirst' })]
  const { site, ward, beds } = await newHospital(2)
  const [mine, theirs] = [await waitingFor(ada.id, site.id), await waitingFor(ben.id, site.id)]
  await signIn('nurse')
  const live = watch(page)
  await page.goto(`/beds?site=${site.id}`)
  await expect(page.getByText('Live: changes show as they happen.')).toBeVisible()
  await live.settled()
  const request = page.getByRole('listitem').filter({ hasText: 'WANTSBED' }).first()
  await request.dragTo(
    page
      .getByRole('region', { name: ward.name ?? '' })
      .getByRole('listitem')
      .filter({ hasText: 'Side room 1' }),
  )
  const allocate = page.getByRole('dialog', { name: 'Allocate bed' })
  await expect(allocate.getByLabel('Bed', { exact: true })).toHaveValue(beds[0]?.id ?? '')

  const { body, headers } = await ask('admin', 'GET', `/Location/${beds[0]?.id}`)
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      ask('admin', 'POST', '', {
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [
          {
            resource: {
              ...theirs,
              location: [
                ...(theirs.location ?? []),
                { location: { reference: `Location/${beds[0]?.id}` }, status: 'reserved' },
              ],
            },
            request: {
              method: 'PUT',
              url: `Encounter/${theirs.id}`,
              ifMatch: `W/"${theirs.meta?.versionId}"`,
            },
          },
          {
            resource: {
              ...body,
              operationalStatus: { system: `${ours}/CodeSystem/bed-state`, code: 'reserved' },
            },
            request: { method: 'PUT', url: `Location/${beds[0]?.id}`, ifMatch: headers.get('etag') },
          },
        ],
      }),
    ),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  await live.settled()
  await expect(page.getByRole('region', { name: ward.name ?? '' })).toContainText('For WASFIRST, Ada (Mrs)')
  await allocate.getByRole('button', { name: 'Allocate bed' }).click()
  await expect(allocate.getByRole('alert')).toContainText('no longer free')
  await expect(allocate.getByLabel('Bed', { exact: true })).toHaveValue(beds[0]?.id ?? '')
  await allocate.getByLabel('Bed', { exact: true }).selectOption({ index: 2 })
  await allocate.getByRole('button', { name: 'Allocate bed' }).click()
  await expect(allocate).toBeHidden()
  const [kept] = (await found(`/Encounter?_id=${mine.id}`)) as Encounter[]
  expect(kept?.location?.at(-1)).toMatchObject({
    status: 'reserved',
    location: { reference: `Location/${beds[1]?.id}` },
  })

  await page.getByRole('button', { name: /^Release bed of WANTSBED/ }).click()
  const release = page.getByRole('dialog', { name: 'Release bed' })
  await release.getByLabel('Why').fill('Goes to another ward')
  await release.getByRole('button', { name: 'Release bed' }).click()
  await expect(release).toBeHidden()
  await expect(page.getByRole('region', { name: ward.name ?? '' })).toContainText('1 free')
  expect((await ask('student', 'PUT', `/Encounter/${mine.id}`, mine)).status).toBe(403)
})

test('a midwife records a birth: the child is a patient with a stay and a cot of their own, linked to the mother', async ({
  page,
  signIn,
  patient,
}) => {
  const anna = await patient({ family: 'Givesbirth', given: 'Anna' })
  const { ward, beds } = await newWard(2)
  if (!beds[0]) throw new Error('The ward has no bed')
  const hers = await admit(anna.id, ward.id, beds[0])
  const { status } = await ask('system', 'PUT', `/Encounter/${hers.id}`, {
    ...hers,
    serviceType: { text: 'Obstetrics' },
  })
  expect(status).toBe(200)
  await signIn('midwife')
  await page.goto(`/patients/${anna.id}/visits`)
  await page.getByRole('button', { name: 'Record birth' }).click()
  const dialog = page.getByRole('dialog', { name: 'Record birth' })
  await expect(dialog.getByLabel('Family name')).toHaveValue('GIVESBIRTH')
  await dialog.getByLabel('Family name').fill('Givesbirth')
  await dialog.getByLabel('Male', { exact: true }).check()
  await dialog.getByLabel('Ward', { exact: true }).selectOption({ label: `${ward.name} – 1 free` })
  await dialog.getByLabel('Bed', { exact: true }).selectOption({ label: beds[1]?.name ?? '' })
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Record birth' }).click()
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText('GIVESBIRTH, Baby')
  await expect(page.getByRole('region', { name: 'Visits' })).toContainText('Well Baby')
  const [own] = (await found(`/Encounter?part-of=${hers.id}`)) as Encounter[]
  expect(own?.hospitalization?.extension?.[0]?.valueCodeableConcept?.coding?.[0]?.code).toBe('82')
  const babyId = own?.subject?.reference?.split('/')[1]
  expect(await found(`/RelatedPerson?patient=${babyId}`)).toMatchObject([
    {
      relationship: [{ coding: [{ code: 'MTH' }] }],
      extension: [{ valueReference: { reference: `Patient/${anna.id}` } }],
    },
  ])
  const [cot] = (await found(`/Location?_id=${beds[1]?.id}`)) as Location[]
  expect(cot?.operationalStatus?.code).toBe('O')
  // of others a midwife registers nobody
  const grown = { resourceType: 'Patient', birthDate: '1980-01-01' }
  expect((await ask('midwife', 'POST', '/Patient', grown)).status).toBe(403)
})
