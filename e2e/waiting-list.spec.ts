import type { Bundle, ServiceRequest } from 'fhir/r4'

import { addDays } from '../src/features/waiting-list/rtt.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { ask, found, put } from './record.ts'

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())
const ago = (days: number) => addDays(today, -days)
const ours = 'https://lune.example/fhir'
const coded = (list: string, code: string) => ({ coding: [{ system: `${ours}/CodeSystem/${list}`, code }] })

type Wanted = { waited: number; specialty: string; priority?: '1' | '2'; status?: ServiceRequest['status'] }

/** A referral as another screen would have written it. */
async function referralOf(
  patientId: string,
  { waited, specialty, priority = '1', status = 'active' }: Wanted,
) {
  const [trust] = await found('/Organization?identifier=https://fhir.nhs.uk/Id/ods-organization-code|RXR')
  return put<ServiceRequest>({
    resourceType: 'ServiceRequest',
    status,
    intent: 'order',
    category: [
      { coding: [{ system: 'http://snomed.info/sct', code: '3457005' }] },
      coded('waiting-list', 'outpatient'),
      coded('waiting-priority', priority),
    ],
    priority: priority === '2' ? 'urgent' : 'routine',
    code: { text: 'Story clinic' },
    subject: { reference: `Patient/${patientId}` },
    authoredOn: ago(waited),
    occurrencePeriod: { start: ago(waited), end: addDays(ago(waited), 126) },
    performerType: {
      coding: [{ system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode', code: specialty }],
    },
    performer: [{ reference: `Organization/${trust?.id}` }],
    extension: [
      {
        url: `${ours}/StructureDefinition/rtt-event`,
        extension: [
          { url: 'date', valueDate: ago(waited) },
          { url: 'status', valueCoding: { system: `${ours}/CodeSystem/rtt-status`, code: '10' } },
        ],
      },
    ],
  })
}

test('the RTT clock of a referral goes through triage, pause, a new start and the stop', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Waiting' })
  await signIn('admin')
  await page.goto(`/patients/${ada.id}/referrals`)
  await page.getByRole('button', { name: 'Add referral' }).click()
  const add = page.getByRole('dialog', { name: 'Add referral' })
  await add.getByLabel('Specialty').selectOption('Ophthalmology')
  await add.getByLabel('Referred from').selectOption('Optometrist')
  await add.getByLabel('Received').fill(ago(130))
  await add.getByLabel('UBRN').fill('12345')
  await add.getByRole('button', { name: 'Add referral' }).click()
  await expect(add.getByRole('alert')).toContainText('One answer needs another look')
  await add.getByLabel('UBRN').fill('')
  await expectAccessible(page)
  await add.getByRole('button', { name: 'Add referral' }).click()
  await expect(add).toBeHidden()
  const referrals = page.getByRole('region', { name: 'Referrals' })
  await expect(referrals).toContainText('To triage')
  await expect(referrals).toContainText('18 weeks Over 18 weeks')

  // The desk has it among the work of the day, and it is triaged from there.
  await page.goto('/admissions')
  const toTriage = page.getByRole('table', { name: 'Referrals to triage' })
  await toTriage
    .getByRole('row')
    .filter({ has: page.locator(`a[href*="${ada.id}"]`) })
    .getByRole('button', { name: /^Triage/ })
    .click()
  const triage = page.getByRole('dialog', { name: 'Record triage' })
  await triage.getByLabel('Accept').check()
  await triage.getByRole('button', { name: 'Record triage' }).click()
  await expect(triage.getByText('Say who decided')).toBeVisible() // a clerk does not decide
  await triage.getByLabel('Decided by').fill('Dr Amina Hargreaves')
  await triage.getByRole('button', { name: 'Record triage' }).click()
  await expect(triage).toBeHidden()

  const enter = async (status: string, days: number, becomes: RegExp) => {
    await referrals.getByRole('button', { name: 'Enter RTT status' }).click()
    const clock = page.getByRole('dialog', { name: 'Enter RTT status' })
    await clock.getByLabel('RTT status').selectOption(status)
    await clock.getByLabel('Date').fill(ago(days))
    await expect(clock.getByRole('status').filter({ hasText: 'The clock will be' })).toHaveText(becomes)
    await clock.getByRole('button', { name: 'Enter RTT status' }).click()
    await expect(clock).toBeHidden()
  }
  await enter('32', 60, /10 weeks, Active monitoring/)
  await expect(referrals).toContainText('10 weeks Active monitoring')
  await enter('11', 21, /3 weeks/)
  await expect(referrals).toContainText('started anew')

  await referrals.getByRole('button', { name: 'Remove from the list' }).click()
  const remove = page.getByRole('dialog', { name: 'Remove from the list' })
  await remove.getByLabel('Why').selectOption('Other')
  await remove.getByRole('button', { name: 'Remove from the list' }).click()
  await expect(remove.getByRole('alert')).toContainText('The clock is ticking: say what stops it.')
  await remove.getByLabel('What stops the clock').selectOption('30')
  await remove.getByRole('button', { name: 'Remove from the list' }).click()
  await expect(remove).toBeHidden()
  await expect(referrals).toContainText('3 weeks Clock stopped')
  await expectAccessible(page)

  const [kept] = (await found(`/ServiceRequest?patient=${ada.id}`)) as ServiceRequest[]
  expect(kept?.status).toBe('revoked')
  expect(kept).not.toHaveProperty('occurrencePeriod')
  // signed at every step, and the clerk may see by whom
  const { body } = await ask('admin', 'GET', `/Provenance?target=ServiceRequest/${kept?.id}`)
  expect((body as Bundle).entry).toHaveLength(5)
})

test('the waiting list is sorted and filtered by its address, counted by band, and leads to the referral', async ({
  page,
  signIn,
  patient,
}) => {
  const [ada, ben, cy] = await Promise.all(
    ['Adawaits', 'Benwaits', 'Cywaits'].map((family) => patient({ family })),
  )
  await referralOf(ada?.id ?? '', { waited: 10, specialty: '191', priority: '2' })
  await referralOf(ben?.id ?? '', { waited: 120, specialty: '191' })
  await referralOf(cy?.id ?? '', { waited: 127, specialty: '191' })
  await signIn('admin')
  await page.goto('/waiting-list?specialty=191')
  const table = page.getByRole('table', { name: 'Waiting list' })
  const names = () => table.getByRole('rowheader')
  await expect(names()).toHaveText([/CYWAITS/, /BENWAITS/, /ADAWAITS/])
  await expect(table.getByRole('row', { name: /CYWAITS/ })).toContainText('18 weeks Over 18 weeks')
  await expect(table.getByRole('row', { name: /BENWAITS/ })).toContainText('Breach in 7 days')
  const bands = page.getByRole('region', { name: 'Weeks waited' })
  await expect(bands.getByRole('link', { name: '2 Up to 18 weeks' })).toBeVisible()
  await expect(bands).toContainText('66.6 % of 3 clocks that tick are within 18 weeks')
  await expectAccessible(page)

  await page.getByLabel('Sorted by').selectOption('Urgent first, then longest')
  await expect(names()).toHaveText([/ADAWAITS/, /CYWAITS/, /BENWAITS/])
  await expect(page).toHaveURL(/\?specialty=191&sort=urgent$/)
  await page.getByRole('link', { name: 'Breaches, and within four weeks' }).click()
  await expect(names()).toHaveText([/CYWAITS/, /BENWAITS/])
  await bands.getByRole('link', { name: '1 Breach within 4 weeks' }).click()
  await expect(names()).toHaveText([/BENWAITS/])
  await page.goBack()
  await expect(names()).toHaveText([/CYWAITS/, /BENWAITS/])

  await table.getByRole('link', { name: /BENWAITS/ }).click()
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText('BENWAITS')
  await expect(page.getByRole('region', { name: 'Patient banner' })).not.toContainText('llerg')
  await page.getByRole('button', { name: 'Record offer' }).click()
  const offer = page.getByRole('dialog', { name: 'Record offer' })
  await offer.getByLabel('Date offered').fill(addDays(today, 28))
  await offer.getByLabel('Accepted').check()
  await offer.getByRole('button', { name: 'Record offer' }).click()
  await expect(offer).toBeHidden()
  await expect(page.getByRole('region', { name: 'Referrals' })).toContainText('Earliest reasonable offer')
  await page.getByRole('link', { name: /Back to Waiting list/ }).click()
  await expect(table.getByRole('row', { name: /BENWAITS/ })).toContainText('To come in')
})

test('of two who change one referral the second sees both versions and loses no word', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Changedtwice' })
  const referral = await referralOf(ada.id, { waited: 30, specialty: '320' })
  await signIn('admin')
  await page.goto(`/patients/${ada.id}/referrals/${referral.id}/plan`)
  const plan = page.getByRole('dialog', { name: 'Change plan' })
  await plan.getByLabel('For', { exact: true }).fill('Echocardiogram clinic')
  const other = await ask(
    'doctor',
    'PUT',
    `/ServiceRequest/${referral.id}`,
    { ...referral, status: 'on-hold' },
    { 'if-match': `W/"${referral.meta?.versionId}"` },
  )
  expect(other.status).toBe(200)
  await plan.getByRole('button', { name: 'Change plan' }).click()
  await expect(plan.getByRole('alert')).toContainText('Someone changed this entry')
  await expect(plan.getByRole('row', { name: /State/ })).toContainText('Suspended')
  await plan.getByRole('button', { name: 'Go on with the entry as it is now' }).click()
  await expect(plan.getByLabel('For', { exact: true })).toHaveValue('Echocardiogram clinic')
  await plan.getByRole('button', { name: 'Change plan' }).click()
  await expect(plan).toBeHidden()
  const [kept] = (await found(`/ServiceRequest?_id=${referral.id}`)) as ServiceRequest[]
  expect(kept).toMatchObject({ status: 'on-hold', code: { text: 'Echocardiogram clinic' } })
})

test('a list that cannot be had is not shown as an empty one', async ({ page, signIn, context }) => {
  await signIn('admin')
  await page.goto('/waiting-list?specialty=191')
  await expect(page.getByRole('region', { name: 'Weeks waited' })).toContainText('Up to 18 weeks')
  await context.setOffline(true)
  await page.getByLabel('Specialty').selectOption('Neurosurgery')
  await expect(page.getByRole('alert').filter({ hasText: 'Could not load the waiting list' })).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText('Nobody waits')
  await context.setOffline(false)
})
