import type { Locator } from '@playwright/test'
import type { Condition, Patient } from 'fhir/r4'

import { expect, test } from './fixtures.ts'
import { hoursAgo, put } from './record.ts'

// The banner of those who are not the ordinary patient: dead, just born, nameless, with a very long name.

const person = (patient: Partial<Patient>) =>
  put<Patient>({
    resourceType: 'Patient',
    name: [{ family: 'Bannerly', given: ['Ada'], prefix: ['Mrs'] }],
    gender: 'female',
    birthDate: '1940-05-06',
    ...patient,
  })

const bornAt = (hours: number): Partial<Patient> => ({
  birthDate: hoursAgo(hours).slice(0, 10),
  _birthDate: {
    extension: [
      { url: 'http://hl7.org/fhir/StructureDefinition/patient-birthTime', valueDateTime: hoursAgo(hours) },
    ],
  },
})

const ukCore = (name: string) => `https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-${name}`

type Story = { about: string; patient: Partial<Patient>; says: RegExp; never?: RegExp }
const stories: Story[] = [
  {
    about: 'somebody who died has the day and the age at death, and no age today',
    patient: { deceasedDateTime: '2026-02-03T04:05:00Z' },
    says: /Born\s*06-May-1940\s*Died\s*03-Feb-2026\s*Age at Death\s*85y/,
    never: /\(\d+y\)/,
  },
  {
    about: 'somebody who is known to have died, but not when',
    patient: { deceasedBoolean: true },
    says: /Died\s*date Not Known/,
  },
  { about: 'the newborn of 90 minutes', patient: bornAt(1.51), says: /\(90min\)/ },
  { about: 'the newborn of 26 hours', patient: bornAt(26.1), says: /\(26hrs\)/ },
  {
    about: 'the newborn of days, whose time of birth nobody wrote down',
    patient: { birthDate: hoursAgo(5 * 24).slice(0, 10) },
    says: /\([45]d\)/,
  },
  {
    about: 'somebody without an NHS number, and why',
    patient: {
      identifier: [
        {
          system: 'https://fhir.nhs.uk/Id/nhs-number',
          extension: [
            {
              url: ukCore('NHSNumberUnavailableReason'),
              valueCodeableConcept: { coding: [{ code: 'overseas-patient' }] },
            },
          ],
        },
      ],
    },
    says: /NHS No\.\s*Not Known \(overseas patient\)/,
  },
  {
    about: 'somebody who is called otherwise',
    patient: {
      name: [
        { use: 'official', family: 'Bannerly', given: ['Adelaide'], prefix: ['Mrs'] },
        { use: 'nickname', text: 'Addie' },
      ],
    },
    says: /BANNERLY, Adelaide \(Mrs\)\s*Preferred name\s*Addie/,
  },
]

for (const { about, patient, says, never } of stories) {
  test(`the banner of ${about}`, async ({ page, signIn }) => {
    const ada = await person(patient)
    await signIn('nurse')
    await page.goto(`/patients/${ada.id}/summary`)
    const banner = page.getByRole('region', { name: 'Patient banner' })
    await expect(banner).toContainText(says)
    if (never) await expect(banner).not.toContainText(never)
  })
}

test('the banner of somebody of whom nothing is known says so, part by part', async ({ page, signIn }) => {
  const nobody = await put<Patient>({ resourceType: 'Patient', gender: 'unknown' })
  await signIn('nurse')
  await page.goto(`/patients/${nobody.id}/summary`)
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText(
    /Name not recorded\s*Born\s*Not Known\s*Gender\s*Not Known\s*NHS No\.\s*Not Known/,
  )
})

test('the banner of the dead looks different in more than colour', async ({ page, signIn, patient }) => {
  const [dead, living] = [await person({ deceasedDateTime: '2026-02-03' }), await patient()]
  await signIn('nurse')
  const look = async (id: string) => {
    await page.goto(`/patients/${id}/summary`)
    const banner = page.getByRole('region', { name: 'Patient banner' })
    await expect(banner).toBeVisible()
    return banner.evaluate((element) =>
      [element, ...element.querySelectorAll('*')].some((part) =>
        getComputedStyle(part).backgroundImage.includes('gradient'),
      ),
    )
  }
  expect(await look(dead.id)).toBe(true)
  expect(await look(living.id)).toBe(false)
})

/** Nothing of it is cut: no ellipsis, nothing outside of the box or the window. */
async function expectWhole(text: Locator) {
  const cut = await text.evaluate((element) => {
    const written = document.createRange()
    written.selectNodeContents(element)
    const parts = [...written.getClientRects()]
    const around: string[] = []
    for (let box: Element | null = element; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(box)
      const edge = box.getBoundingClientRect()
      if (textOverflow === 'ellipsis') around.push(`${box.className}: ellipsis`)
      if (overflowX !== 'visible' && parts.some(({ right }) => right > edge.right + 1))
        around.push(`${box.className}: cut at the side`)
      if (overflowY !== 'visible' && parts.some(({ bottom }) => bottom > edge.bottom + 1))
        around.push(`${box.className}: cut below`)
    }
    if (parts.some(({ right, left }) => right > innerWidth || left < 0)) around.push('outside of the window')
    return around
  })
  expect(cut).toEqual([])
}

test('a name of sixty letters is whole on a telephone and at 200 %', async ({ page, signIn }) => {
  const family = 'Featherstonehaugh-Cholmondeley-Wriothesley-Bannerman-Wemyssly'
  const given = 'Bartholomew Maximilian Alexander Christopher Fitzwilliam Jo'
  const unbroken = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochab'
  await signIn('nurse')
  for (const name of [
    { family, given: given.split(' '), prefix: ['Mr'] },
    { family: unbroken, given: ['Ada'] },
  ]) {
    const ada = await person({ name: [name] })
    for (const width of [390, 720]) {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(`/patients/${ada.id}/summary`)
      const banner = page.getByRole('region', { name: 'Patient banner' })
      const written = banner.getByText(name.family.toUpperCase())
      await expect(written).toContainText(name.given.join(' '))
      await expect(written).toBeInViewport({ ratio: 1 })
      await expectWhole(written)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide, `${width} wide`).toBeLessThanOrEqual(width)
    }
  }
})

test('a record that another has replaced says so, and leads there', async ({ page, signIn, patient }) => {
  const kept = await patient({ family: 'Keptly' })
  const old = await person({
    link: [{ type: 'replaced-by', other: { reference: `Patient/${kept.id}`, display: 'KEPTLY, Ada' } }],
  })
  await signIn('nurse')
  await page.goto(`/patients/${old.id}/summary`)
  await expect(page.getByRole('main')).toContainText('This record has been replaced.')
  await page.getByRole('main').getByRole('link', { name: 'KEPTLY, Ada' }).click()
  await expect(page.getByRole('region', { name: 'Patient banner' })).toContainText('KEPTLY')
  await expect(page.getByRole('main')).not.toContainText('has been replaced')
})

test('what is withheld from an ordinary record is counted in words', async ({ page, signIn, patient }) => {
  const ada = await patient()
  const condition = (text: string): Condition => ({
    resourceType: 'Condition',
    subject: { reference: `Patient/${ada.id}` },
    code: { text },
  })
  await put(condition('Asthma'))
  await put({
    ...condition('Secretly'),
    meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'V' }] },
  })
  await signIn('nurse')
  for (const section of ['problems', 'summary']) {
    await page.goto(`/patients/${ada.id}/${section}`)
    const problems = page.getByRole('region', { name: 'Problems', exact: true })
    await expect(problems).toContainText('Asthma')
    await expect(problems).toContainText('1 entry is withheld')
    await expect(page.getByRole('main')).not.toContainText('Secretly')
  }
})

test('the five sections of the banner open and close together', async ({ page, signIn, patient }) => {
  const ada = await patient()
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/summary`)
  const banner = page.getByRole('region', { name: 'Patient banner' })
  await expect(banner).toContainText('Allergies not recorded')
  await expect(banner.getByRole('heading')).toHaveCount(0)
  await banner.getByRole('button', { name: 'More about this patient' }).click()
  await expect(banner.getByRole('heading')).toHaveText([
    'Address',
    'Phone and email',
    'This hospital',
    'Alerts',
    'Allergies not recorded',
  ])
  await banner.getByRole('button', { name: 'Less about this patient' }).click()
  await expect(banner.getByRole('heading')).toHaveCount(0)
})
