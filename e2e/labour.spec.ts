import { expect, expectAccessible, test } from './fixtures.ts'
import { ask, found, newPatient } from './record.ts'
import type { Observation } from 'fhir/r4'

// A labour on one page: partogram, CTG with a second person's eyes, blood loss, early warning.

test('a labour is begun, charted, watched by two people, and its blood loss calls for help in words', async ({
  page,
  signIn,
}) => {
  const ada = await newPatient({ family: 'Labourson', birthDate: '1996-02-01' })
  await signIn('midwife')
  await page.goto(`/patients/${ada.id}/maternity?view=labour`)
  await expect(page.getByText('No labour recorded')).toBeVisible()
  await page.getByRole('button', { name: 'Begin labour' }).click()
  const beginning = page.getByRole('dialog', { name: 'Begin labour' })
  await beginning.getByRole('combobox', { name: 'How labour began' }).selectOption('Medical induction')
  await beginning.getByRole('button', { name: 'Begin labour' }).click()
  await expect(beginning).toContainText('Say how it was induced')
  await beginning.getByRole('textbox', { name: 'How it was induced' }).fill('Prostaglandin')
  await beginning.getByRole('button', { name: 'Begin labour' }).click()
  await expect(beginning).toBeHidden()
  await expect(page.getByRole('region', { name: 'This labour' })).toContainText(
    'Medical induction: Prostaglandin',
  )

  await page.getByRole('button', { name: 'Vaginal examination' }).click()
  const examining = page.getByRole('dialog', { name: 'Vaginal examination' })
  await examining.getByRole('textbox', { name: 'Cervix' }).fill('5')
  await examining.getByRole('button', { name: 'Save examination' }).click()
  await expect(examining).toBeHidden()
  await expect(page.getByRole('region', { name: 'This labour' })).toContainText('Established first stage')
  await expect(page.getByRole('region', { name: 'Due next' })).toContainText('Fetal heart, listened to')

  await page.getByRole('button', { name: 'Record in labour' }).click()
  const recording = page.getByRole('dialog', { name: 'Record in labour' })
  await recording.getByRole('textbox', { name: 'Contractions' }).fill('4')
  await recording.getByRole('textbox', { name: 'Fetal heart' }).fill('142')
  await recording.getByRole('textbox', { name: 'Maternal pulse' }).fill('88')
  await expectAccessible(page)
  await recording.getByRole('button', { name: 'Save in labour' }).click()
  await expect(recording).toBeHidden()
  await expect(page.getByRole('img', { name: /^Cervix: latest 5 cm/ })).toBeVisible()
  await expect(page.getByRole('img', { name: /^Fetal heart: latest 142/ })).toBeVisible()
  await page.getByRole('button', { name: 'Amend: Fetal heart 142 per minute' }).click()
  const amending = page.getByRole('dialog', { name: 'Amend entry' })
  await amending.getByRole('textbox', { name: 'Fetal heart' }).fill('124')
  await amending.getByRole('textbox', { name: 'What was wrong?' }).fill('Figures turned round')
  await amending.getByRole('button', { name: 'Save amended entry' }).click()
  await expect(amending).toBeHidden()
  await expect(page.getByRole('img', { name: /^Fetal heart: latest 124/ })).toBeVisible()

  await page.getByRole('button', { name: 'CTG', exact: true }).click()
  const tracing = page.getByRole('dialog', { name: 'Classify CTG' })
  await tracing.getByRole('textbox', { name: 'Baseline' }).fill('105')
  await expect(tracing.getByRole('status')).toContainText('Not classified by the features')
  await tracing.getByRole('textbox', { name: 'Variability', exact: true }).fill('10')
  await tracing.getByRole('radio', { name: 'None' }).check()
  await expect(tracing.getByRole('status')).toContainText('By the features: suspicious')
  await tracing.getByRole('radio', { name: 'Suspicious' }).check()
  await tracing.getByRole('button', { name: 'Save CTG' }).click()
  await expect(tracing).toBeHidden()
  const ctg = page.getByRole('region', { name: 'CTG' })
  await expect(ctg).toContainText('fresh eyes are a second person’s')
  await expect(ctg.getByRole('alert')).toContainText('tell the midwife in charge')

  for (const [amount, what] of [
    ['350', 'Drape'],
    ['250', 'Swabs'],
  ] as const) {
    await page.getByRole('button', { name: 'Blood loss', exact: true }).click()
    const losing = page.getByRole('dialog', { name: 'Record blood loss' })
    await losing.getByRole('textbox', { name: 'How much' }).fill(amount)
    await losing.getByRole('textbox', { name: 'In or on what' }).fill(what)
    await losing.getByRole('button', { name: 'Save blood loss' }).click()
    await expect(losing).toBeHidden()
  }
  const loss = page.getByRole('region', { name: 'Blood loss', exact: true })
  await expect(loss.getByRole('alert')).toContainText('Minor haemorrhage: 600 mL')
  await expectAccessible(page)

  const warning = page.getByRole('region', { name: 'Maternity early warning' })
  await expect(warning).toContainText('0 red, 0 yellow: not complete')
  await expect(warning).toContainText('Singh')
  await expect(warning).toContainText('Not signed off by this trust')
  await page.goto('/departments/maternity?view=labour')
  const mine = page.getByRole('table', { name: 'In labour' }).getByRole('row', { name: /^Labourson/i })
  await expect(mine).toContainText('600 mL')
  await expect(mine).toContainText('Suspicious')
  await expectAccessible(page)

  // the same person is refused by the record itself, whatever the screen does
  const traces = (await found(`/Observation?patient=${ada.id}`)) as Observation[]
  const ctgOfHers = traces.find(({ code }) => code.coding?.[0]?.code === 'ctg')
  const eyes = {
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'https://lune.example/fhir/CodeSystem/labour', code: 'ctg-fresh-eyes' }] },
    subject: { reference: `Patient/${ada.id}` },
    performer: ctgOfHers?.performer,
    derivedFrom: [{ reference: `Observation/${ctgOfHers?.id}` }],
  }
  expect((await ask('midwife', 'POST', '/Observation', eyes)).status).toBe(403)

  await page.context().clearCookies()
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/maternity?view=labour`)
  await ctg.getByRole('button', { name: 'Fresh eyes' }).click()
  const looking = page.getByRole('dialog', { name: 'Fresh eyes' })
  await looking.getByRole('radio', { name: 'Suspicious' }).check()
  await looking.getByRole('button', { name: 'Save fresh eyes' }).click()
  await expect(looking).toBeHidden()
  await expect(ctg).toContainText('Fresh eyes: suspicious')
})
