import type { Encounter, Flag, Observation } from 'fhir/r4'

import { expect, test } from './fixtures.ts'
import { admit, ask, hoursAgo, newWard, put } from './record.ts'

// What a ward list says about each patient, and that it never says more than it knows.

const snomed = (code: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }] })
const veryRestricted = {
  security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'V' }],
}

const score = (patientId: string, hours: number, total: number): Observation => ({
  resourceType: 'Observation',
  status: 'final',
  code: snomed('1104051000000101'),
  subject: { reference: `Patient/${patientId}` },
  effectiveDateTime: hoursAgo(hours),
  valueQuantity: { value: total, code: '{ScoreOf}', system: 'http://unitsofmeasure.org' },
})

const alert = (patientId: string, text: string): Flag => ({
  resourceType: 'Flag',
  status: 'active',
  subject: { reference: `Patient/${patientId}` },
  code: { text },
})

test('a bed’s row has the score and how it moved, what is overdue by how long, alerts, consultant and discharge', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Rowly' })
  const { ward, beds } = await newWard(1)
  if (!beds[0]) throw new Error('The ward has no bed')
  const stay = await admit(ada.id, ward.id, beds[0])
  await ask('system', 'PUT', `/Encounter/${stay.id}`, {
    ...stay,
    participant: [
      {
        type: [
          {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'ATND' }],
          },
        ],
        individual: { display: 'Dr Rowan Attend' },
      },
    ],
    extension: [
      {
        url: 'https://lune.example/fhir/StructureDefinition/expected-discharge-date',
        valueDate: '2031-05-06',
      },
    ],
  } satisfies Encounter)
  await put(score(ada.id, 9, 1))
  await put(score(ada.id, 3.05, 6))
  await put(alert(ada.id, 'Wanders at night'))
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  const row = page.getByRole('table', { name: 'Ward list' }).getByRole('row', { name: /ROWLY/ })
  await expect(row).toContainText('rising, was 1')
  await expect(row).toContainText('3hr 3min ago')
  await expect(row).toContainText('overdue 02:03') // 6 asks for a set every hour
  for (const words of ['hourly', 'Wanders at night', 'Dr Rowan Attend', '06-May-2031'])
    await expect(row).toContainText(words)
})

test('scores and alerts that are still on their way are loading, not none', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Waitly', fault: 'Observation-slow' })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await put(score(ada.id, 1, 2))
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  const row = page.getByRole('table', { name: 'Ward list' }).getByRole('row', { name: /WAITLY/ })
  await expect(row).toContainText('Loading…')
  await expect(row).not.toContainText(/None|due now/)
  await expect(row).toContainText('no earlier score')
})

test('a withheld alert or score is not "none" on the ward', async ({ page, signIn, patient }) => {
  const ada = await patient({ family: 'Keptback' })
  const { ward, beds } = await newWard(1)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  await put({ ...alert(ada.id, 'Secretly'), meta: veryRestricted })
  await put({ ...score(ada.id, 1, 7), meta: veryRestricted })
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  const row = page.getByRole('table', { name: 'Ward list' }).getByRole('row', { name: /KEPTBACK/ })
  await expect(row).toContainText('Unavailable')
  await expect(row).not.toContainText(/none/i)
  await expect(page.getByRole('main')).toContainText('1 alert is withheld: restricted.')
  await expect(page.getByRole('main')).toContainText('1 score is withheld: restricted.')
  await expect(page.getByRole('main')).not.toContainText('Secretly')
})
