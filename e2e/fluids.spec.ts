import type { Provenance } from 'fhir/r4'

import { dateAfter } from '#clinical/observations/fluid-day.ts'

import { expect, expectAccessible, test } from './fixtures.ts'
import { dialogOf, entriesOf, openChart, record, rowOf, today, totalsOf } from './fluids.ts'
import { admit, found, newWard, observationsOf } from './record.ts'

// What goes in and out: a shift of entries by the keyboard, totals of the ward's day, what was not measured.

test('drinks and urine are charted with a letter and digits, several at once, and the form stays open for more', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient({ family: 'Fluidly' })
  const { ward, beds } = await newWard(1)
  const stay = beds[0] && (await admit(ada.id, ward.id, beds[0]))
  await signIn('nurse')
  await openChart(page, ada.id)
  await expect(page.getByRole('main')).toContainText('Nothing charted')
  await page.keyboard.press('n')
  await page.keyboard.press('f')
  const dialog = dialogOf(page)
  await expect(dialog).toContainText(/FLUIDLY.*Born 04-Mar-1951.*NHS No\./)
  await expect(dialog.getByRole('button', { name: /^Oral/ })).toBeFocused()

  // One key before the digits of each, and Enter after the last.
  await page.keyboard.type('u350')
  await page.keyboard.type('o200')
  await expect(dialog.getByRole('group', { name: 'Urine out' }).getByLabel('Volume')).toHaveValue('350')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toContainText('Saved: Urine 350 mL; Oral 200 mL.')
  await expect(dialog.getByRole('group', { name: 'Urine out' })).toHaveCount(0)
  await page.keyboard.type('d1500')
  await expect(dialog).toContainText('Unusually much: is there a nought too many?')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toContainText('Saved: Drain 150 mL.')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await expect(totalsOf(page)).toContainText(/In\s*200 mL\s*Out\s*500 mL\s*Balance\s*−300 mL/)
  await expect(rowOf(page, 'Urine').getByRole('cell').last()).toHaveText('350')
  await expect(rowOf(page, 'Running balance').getByRole('cell').last()).toHaveText('−300')
  await expect(entriesOf(page).getByRole('row')).toHaveCount(4)
  await expectAccessible(page)

  const saved = await observationsOf(ada.id)
  expect(saved.map(({ valueQuantity }) => valueQuantity?.code)).toEqual(['mL', 'mL', 'mL'])
  expect(saved.every(({ encounter }) => encounter?.reference === `Encounter/${stay?.id}`)).toBe(true)
  const signed = (await found(
    `/Provenance?target=${saved.map(({ id }) => `Observation/${id}`).join(',')}`,
  )) as Provenance[]
  expect(signed.map(({ agent }) => agent[0]?.who.display)).toEqual(Array(3).fill('Mr Daniel Okoro'))
})

test('a night belongs to the day it began on, by the times that are written; what was not measured makes a total a limit', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  const [last, morning] = [dateAfter(today(), -1), today()]
  await signIn('nurse')
  await openChart(page, ada.id)
  const dialog = await record(page)
  await page.keyboard.type('u300')
  const urine = dialog.getByRole('group', { name: 'Urine out' })
  await urine.getByLabel('Time').fill(`${last}T23:30`)
  await dialog.getByRole('button', { name: /^Intravenous/ }).click()
  const drip = dialog.getByRole('group', { name: 'Intravenous in' })
  // what is charted together happened together, unless said otherwise
  await expect(drip.getByLabel('Time')).toHaveValue(`${last}T23:30`)
  await drip.getByLabel('Volume').fill('500')
  await drip.getByLabel('Time').fill(`${morning}T00:30`)
  await dialog.getByRole('button', { name: /^Urine/ }).click()
  await urine.last().getByLabel('Measured').selectOption('Wet pad')
  await urine.last().getByLabel('Note').fill('Changed twice')
  await urine.last().getByLabel('Time').fill('2099-01-01T10:00')
  await dialog.getByRole('button', { name: 'Save 3 fluid entries' }).click()
  await expect(dialog).toContainText('This time is in the future')
  await urine.last().getByLabel('Time').fill(`${morning}T05:59`)
  await dialog.getByRole('button', { name: 'Save 3 fluid entries' }).click()
  await expect(dialog.getByRole('status')).toContainText('Urine not measured: Wet pad')
  await dialog.getByRole('button', { name: 'Close' }).click()

  await expect(totalsOf(page)).toContainText('Nothing charted')
  const before = page.getByRole('region', { name: 'Fluid chart' }).locator('.fluid-totals').last()
  await expect(before).toContainText(/In\s*500 mL\s*Out\s*at least 300 mL\s*Balance\s*at most \+200 mL/)
  await expect(page.getByRole('table', { name: 'Daily totals' }).getByRole('row').nth(2)).toContainText(
    /500.*at least 300.*at most \+200/,
  )
  await expect(entriesOf(page)).toContainText('Not measured: Wet pad')
  await expect(entriesOf(page)).toContainText(/entered \d\d-/)
  await page.getByRole('link', { name: /Day before/ }).click()
  await expect(page).toHaveURL(/day=/)
  await expect(rowOf(page, 'Urine').getByRole('cell').last()).toContainText('at least 300')
  await expect(page.getByRole('main')).toContainText('Days run from 06:00 to 06:00, as this site has set.')

  // What is put right on that day leads back to it.
  await entriesOf(page).getByRole('button', { name: 'Amend Intravenous' }).click()
  const amend = page.getByRole('dialog', { name: 'Amend fluid entry' })
  await amend.getByLabel('Volume').fill('400')
  await amend.getByLabel('What was wrong?').fill('The bag was not empty')
  await amend.getByRole('button', { name: 'Save amended entry' }).click()
  await expect(amend).toBeHidden()
  await expect(page).toHaveURL(new RegExp(`day=${last}`))
  await expect(rowOf(page, 'Intravenous').getByRole('cell').last()).toHaveText('400')

  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2)
  expect(pdf).toMatch(/\/MediaBox\s*\[0 0 84\d(\.\d+)? 59\d(\.\d+)?\]/) // A4, lying
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await expect(page.locator('.print-head').first()).toContainText(/STORY.*Born 04-Mar-1951.*NHS No\./)
  await expect(page.getByRole('button')).toHaveCount(0)
})

test('on the ward it is seen who is on a fluid chart and today’s balance, and charted patient after patient', async ({
  page,
  signIn,
  patient,
}) => {
  const [ada, bea] = [await patient({ family: 'Onchart' }), await patient({ family: 'Alsochart' })]
  const { ward, beds } = await newWard(2)
  if (beds[0]) await admit(ada.id, ward.id, beds[0])
  if (beds[1]) await admit(bea.id, ward.id, beds[1])
  await signIn('nurse')
  await page.goto(`/wards/${ward.id}`)
  await page.getByRole('navigation', { name: 'Ward' }).getByRole('link', { name: 'Fluids' }).click()
  const table = page.getByRole('table', { name: 'Fluids of the ward' })
  await expect(page.getByRole('main')).toContainText('Nobody is on a fluid chart.')
  for (const name of ['ONCHART', 'ALSOCHART']) {
    await table.getByRole('button', { name: new RegExp(`Start chart of ${name}`) }).click()
    const start = page.getByRole('dialog', { name: 'Start fluid chart' })
    await start.getByLabel('Why?').fill('Acute kidney injury')
    await start.getByRole('button', { name: 'Start fluid chart' }).click()
    await expect(start).toBeHidden()
    await expect(table.getByRole('row', { name: new RegExp(name) })).toContainText(
      /On a fluid chart\s*Acute kidney injury/,
    )
  }
  await table.getByRole('button', { name: /^Fluids of ONCHART/ }).click()
  const dialog = dialogOf(page)
  await expect(dialog.getByRole('button', { name: /^Oral/ })).toBeFocused()
  await page.keyboard.type('o200')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toContainText('Saved: Oral 200 mL.')
  await dialog.getByRole('button', { name: /^Next: .*ALSOCHART/ }).click()
  await expect(dialog).toContainText(/ALSOCHART/)
  await expect(dialog.getByRole('button', { name: /^Oral/ })).toBeFocused()
  await page.keyboard.type('u150')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toContainText('Saved: Urine 150 mL.')
  await page.keyboard.press('Escape')
  await expect(table.getByRole('row', { name: /ONCHART.*200.*Not charted/ })).toBeVisible()
  await expect(table.getByRole('row', { name: /ALSOCHART.*Not charted.*150/ })).toBeVisible()

  await table.getByRole('button', { name: /^Glucose, weight of ONCHART/ }).click()
  const measure = page.getByRole('dialog', { name: 'Record measurements' })
  await measure.getByLabel('Blood glucose').fill('3.4')
  await expect(measure).toContainText('Below 4.0 mmol/L: hypoglycaemia')
  await measure.getByRole('button', { name: 'Save measurements' }).click()
  await expect(measure).toBeHidden()
  await expect(table.getByRole('row', { name: /ONCHART/ }).first()).toContainText('3.4 mmol/L')
  await expectAccessible(page)

  await table.getByRole('button', { name: /^Stop chart of ONCHART/ }).click()
  const stop = page.getByRole('dialog', { name: 'Stop fluid chart' })
  await stop.getByLabel('Why?').fill('Drinking well')
  await stop.getByRole('button', { name: 'Stop fluid chart' }).click()
  await expect(stop).toBeHidden()
  await expect(table.getByRole('row', { name: /ONCHART/ }).last()).toContainText('Stopped')
  await expect(page.getByRole('main')).toContainText('1 patient is on a fluid chart.')
})

test('a weight is compared with the last one, a large change is asked about, and the charts show it at once', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/observations`)
  const panel = page.getByRole('region', { name: 'Measurements', exact: true })
  await panel.getByRole('button', { name: 'Record measurements' }).click()
  const dialog = page.getByRole('dialog', { name: 'Record measurements' })
  await expect(dialog).toContainText('No earlier weight in kilograms.')
  await dialog.getByRole('textbox', { name: 'Weight' }).fill('61,5')
  await dialog.getByLabel('Height').fill('164')
  await dialog.getByRole('button', { name: 'Save measurements' }).click()
  await expect(dialog).toContainText('Use a point, not a comma')
  await dialog.getByRole('textbox', { name: 'Weight' }).fill('61.5')
  await dialog.getByRole('button', { name: 'Save measurements' }).click()
  await expect(dialog).toBeHidden()
  await expect(panel.getByRole('img', { name: /^Weight: latest 61\.5 kg/ })).toBeVisible()

  await page.keyboard.press('n')
  await page.keyboard.press('w')
  await expect(dialog).toContainText(/Last weight 61\.5 kg/)
  await dialog.getByRole('textbox', { name: 'Weight' }).fill('135.6')
  await expect(dialog).toContainText('Is this in pounds?')
  await dialog.getByRole('textbox', { name: 'Weight' }).fill('54')
  await expect(dialog).toContainText(/Last 61\.5 kg, .*: −7\.5 kg \(12\.2 %\)/)
  await dialog.getByRole('button', { name: 'Save measurements' }).click()
  await expect(dialog).toContainText('Far from the last weight')
  await expectAccessible(page)
  await dialog.getByLabel('Checked: this weight is right').check()
  await dialog.getByLabel('Blood ketones').fill('3.2')
  await dialog.getByRole('button', { name: 'Save measurements' }).click()
  await expect(dialog).toBeHidden()
  await expect(panel.getByRole('img', { name: /^Weight: latest 54 kg/ })).toBeVisible()
  await expect(panel.getByRole('img', { name: /^Ketones: latest 3\.2 mmol\/L/ })).toBeVisible()
  const saved = await observationsOf(ada.id)
  expect(saved.map(({ valueQuantity }) => valueQuantity?.code ?? '').toSorted()).toEqual([
    'cm',
    'kg',
    'kg',
    'mmol/L',
  ])

  // A weight that was wrong is taken back: the chart and the next comparison go by what stands.
  const body = panel.getByRole('region', { name: 'Weight, height and BMI' })
  await body.getByText('Entries: Weight, height and BMI').click()
  await body.getByRole('button', { name: /^In error.*Weight 54 kg/ }).click()
  const error = page.getByRole('dialog', { name: 'Mark measurement in error' })
  await expect(error).toContainText('54 kg')
  await error.getByLabel('Why is it wrong?').fill('Weighed with the wrong chair')
  await error.getByRole('button', { name: 'Mark measurement in error' }).click()
  await expect(error).toBeHidden()
  await expect(panel.getByRole('img', { name: /^Weight: latest 61\.5 kg/ })).toBeVisible()
  await expect(body).toContainText(/Entered in error by .*: Weighed with the wrong chair/)
})
