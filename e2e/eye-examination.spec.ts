import type { Composition, Observation } from 'fhir/r4'

import { expect, expectAccessible, test } from './fixtures.ts'
import { found } from './record.ts'

test('an eye is examined and drawn by keyboard; what is missing, what cannot be assessed and what nobody looked at are three things', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('eye')
  await page.goto(`/patients/${ada.id}/ophthalmology/examine`)
  const work = page.getByRole('region', { name: 'Eye examination' })
  await work.getByRole('button', { name: 'Medical retina' }).click()
  const part = (eye: string, name: string) => work.getByRole('group', { name: `${eye}: ${name}` })
  await work.getByLabel('When', { exact: true }).fill('2026-03-02T17:00')
  await work.getByRole('radiogroup', { name: 'Left eye' }).getByRole('radio', { name: 'Eye missing' }).check()
  await expect(part('Left eye', 'Visual acuity')).toContainText('Eye missing')

  const acuity = part('Right eye', 'Visual acuity')
  await acuity.getByLabel('Visual acuity').fill('6/12')
  await acuity.getByLabel('Read with').selectOption('Glasses')
  await acuity.getByRole('button', { name: 'Another reading' }).click()
  await acuity.getByLabel('Visual acuity').nth(1).fill('76 letters')
  await acuity.getByLabel('Read with').nth(1).selectOption('Pinhole')

  // a phasing: the pressures of one day, each at its hour
  const pressure = part('Right eye', 'Intraocular pressure')
  for (const [index, [value, time]] of [
    ['19', '09:00'],
    ['27', '12:30'],
  ].entries()) {
    if (index > 0) await pressure.getByRole('button', { name: 'Another time of the day' }).click()
    await pressure
      .getByLabel('Intraocular pressure')
      .nth(index)
      .fill(value ?? '')
    await pressure.getByLabel('Measured with').nth(index).selectOption('Goldmann')
    await pressure
      .getByLabel('Time of day')
      .nth(index)
      .fill(time ?? '')
  }
  await expect(pressure).toContainText('NICE NG81 treats from 24')
  await part('Right eye', 'OCT of the macula').getByRole('checkbox', { name: 'Unable to assess' }).check()

  // the drawing, without a pointer
  const fundus = part('Right eye', 'Fundus drawing')
  const type = async (label: string, words: string) => {
    await fundus.getByLabel(label).focus()
    await page.keyboard.type(words)
  }
  await type('Finding', 'Retinal tear')
  await type('Zone', 'Far')
  await type('Clock hour', '10')
  await fundus.getByRole('button', { name: 'Add to the drawing' }).press('Enter')
  await expect(fundus.getByRole('status')).toHaveText('Drawn: Retinal tear at 10 o’clock, far periphery')
  // and with one: the nose is on the right of the right eye, and so is the disc
  await fundus.getByLabel('Finding').selectOption('Disc haemorrhage')
  const picture = fundus.getByRole('img')
  const box = await picture.boundingBox()
  await picture.click({ position: { x: (box?.width ?? 0) * 0.68, y: (box?.height ?? 0) * 0.5 } })
  await expect(picture).toHaveAccessibleName(
    'Fundus drawing, right eye: 1, Retinal tear at 10 o’clock, far periphery; 2, Disc haemorrhage, disc',
  )
  await expectAccessible(page)

  await work.getByRole('button', { name: 'Sign…' }).click()
  const signing = page.getByRole('dialog', { name: 'Sign examination' })
  await expect(signing).toContainText('Right eye: Retinal tear at 10 o’clock, far periphery')
  await signing.getByRole('button', { name: 'Sign examination' }).click()
  await work.getByRole('button', { name: 'Close', exact: true }).click()

  const both = page.getByRole('region', { name: 'Right eye', exact: true })
  await expect(both).toContainText('OCT of the maculaUnable to assess')
  await expect(both).toContainText('Visual fieldNot recorded')
  await page.getByRole('link', { name: 'Examinations' }).click()
  const visit = page.getByRole('table', { name: 'Eye examination, 02-Mar-2026 17:00' })
  const row = (name: string) => visit.getByRole('row', { name: new RegExp(`^${name}`) })
  await expect(row('Visual acuity')).toContainText('76 letters Best')
  await expect(row('Visual acuity').getByRole('cell').last()).toHaveText('Eye missing')
  await expect(row('Intraocular pressure')).toContainText('Peak 27 mmHg at 12:30')
  await expect(row('OCT of the macula').getByRole('cell').first()).toHaveText('Unable to assess')
  await expect(row('OCT of the macula').getByRole('cell').last()).toHaveText('Eye missing')
  await expect(row('Fundus drawing').getByRole('listitem').first()).toHaveText(
    'Retinal tear at 10 o’clock, far periphery',
  )
  await expectAccessible(page)

  // amended: the one before is out of use, with the reason
  await page.getByRole('button', { name: /^Amend: Eye examination/ }).click()
  await work.getByLabel('Why the signed examination is amended').fill('It was the left at 12 o’clock')
  await fundus.getByRole('button', { name: 'Take off the drawing: Disc haemorrhage, disc' }).click()
  await work.getByRole('button', { name: 'Sign…' }).click()
  await signing.getByRole('button', { name: 'Sign examination' }).click()
  await expect(work.getByText(/^Signed\./)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Entered in error' })).toContainText(
    'Amended: It was the left at 12 o’clock',
  )

  const kept = (await found(`/Observation?patient=${ada.id}&_count=100`)) as Observation[]
  const drawn = kept.filter(({ code }) => code.text === 'Fundus drawing')
  expect(
    drawn.map(({ status, valueCodeableConcept, component = [] }) => [
      status,
      valueCodeableConcept?.text,
      component.map(({ valueInteger, valueCodeableConcept: zone }) => valueInteger ?? zone?.text).join(' '),
    ]),
  ).toEqual(
    expect.arrayContaining([
      ['entered-in-error', 'Disc haemorrhage', 'Disc'],
      ['entered-in-error', 'Retinal tear', '10 Far periphery'],
      ['final', 'Retinal tear', '10 Far periphery'],
    ]),
  )
  const notes = (await found(`/Composition?patient=${ada.id}`)) as Composition[]
  expect(notes.map(({ status }) => status).toSorted()).toEqual(['entered-in-error', 'final'])
})
