import type { Locator, Page } from '@playwright/test'
import type { Composition, ServiceRequest, Task } from 'fhir/r4'

import { sessionOf } from './end-session.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { beginNote } from './notes.ts'
import { choose, openBasket } from './ordering.ts'
import { found, put, setFault } from './record.ts'

// Whatever is written beside a chart survives the same: refused, cut off, signed out, closed, written twice, clicked twice.

type Kind = {
  what: string
  type: 'Composition' | 'ServiceRequest'
  /** Opens a new one about this patient, ready but for the words */
  begin: (page: Page, patientId: string) => Promise<void>
  region: string
  words: string
  keepMine?: string
  sign: (page: Page, region: Locator) => Promise<void>
  signed: string
}

const confirmed =
  (open: string, sign: string) =>
  async (page: Page, region: Locator): Promise<void> => {
    await region.getByRole('button', { name: open }).click()
    await page.getByRole('dialog', { name: sign }).getByRole('button', { name: sign }).dblclick()
    await expect(region.getByText(/^Signed\./)).toBeVisible()
  }

async function askedOfTeam(patientId: string): Promise<string> {
  const subject = { reference: `Patient/${patientId}` }
  const request = await put<ServiceRequest>({
    resourceType: 'ServiceRequest',
    // asked long ago, and no draft of ours
    identifier: [{ system: 'https://lune.example/fhir/Id/story', value: patientId }],
    status: 'completed',
    intent: 'order',
    subject,
    reasonCode: [{ text: 'Papilloedema?' }],
  })
  const task = await put<Task>({
    resourceType: 'Task',
    status: 'requested',
    intent: 'order',
    focus: { reference: `ServiceRequest/${request.id}` },
    for: subject,
  })
  return task.id
}

const kinds: Kind[] = [
  {
    what: 'a note',
    type: 'Composition',
    begin: async (page, patientId) => {
      await page.goto(`/patients/${patientId}/notes`)
      await beginNote(page, 'Ward round')
    },
    region: 'Ward round',
    words: 'Plan and requested actions',
    sign: confirmed('Sign…', 'Sign note'),
    signed: 'final',
  },
  {
    what: 'a discharge summary',
    type: 'Composition',
    begin: async (page, patientId) => {
      await page.goto(`/patients/${patientId}/notes`)
      await page.getByRole('button', { name: 'Discharge summary', exact: true }).click()
    },
    region: 'Discharge summary',
    words: 'Clinical summary',
    sign: confirmed('Sign…', 'Sign discharge summary'),
    signed: 'final',
  },
  {
    what: 'an answer for one’s team',
    type: 'Composition',
    begin: async (page, patientId) => {
      await page.goto(`/patients/${patientId}/notes?work=answer.${await askedOfTeam(patientId)}`)
    },
    region: 'Answer a question',
    words: 'Answer',
    sign: confirmed('Sign answer…', 'Sign answer'),
    signed: 'final',
  },
  {
    what: 'a question to another team',
    type: 'ServiceRequest',
    begin: async (page, patientId) => {
      await page.goto(`/patients/${patientId}/orders`)
      await page.getByRole('button', { name: 'Ask for an opinion' }).click()
      const region = page.getByRole('region', { name: 'Ask for an opinion' })
      await region
        .getByLabel('Team')
        .selectOption({ label: 'Cardiology, East Lancashire Hospitals NHS Trust' })
      await region.getByLabel('How soon').selectOption('Routine')
      await region.getByLabel('Question').fill('Murmur?')
    },
    region: 'Ask for an opinion',
    words: 'Summary',
    sign: async (_, region) => {
      await region.getByRole('button', { name: 'Sign and send' }).dblclick()
      await expect(region.getByText(/^Sent\./)).toBeVisible()
    },
    signed: 'active',
  },
  {
    what: 'a basket of requests',
    type: 'ServiceRequest',
    begin: async (page, patientId) => {
      await openBasket(page, patientId)
      await choose(page, 'crp')
    },
    region: 'Request tests',
    words: 'Clinical details',
    keepMine: 'Go on with what is here',
    sign: async (_, region) => {
      await region.getByRole('button', { name: 'Sign 1 request' }).dblclick()
      await expect(region.getByText('1 request signed.')).toBeVisible()
    },
    signed: 'active',
  },
  {
    what: 'an eye examination',
    type: 'Composition',
    begin: async (page, patientId) => {
      await page.goto(`/patients/${patientId}/ophthalmology/examine`)
      const acuity = page.getByRole('group', { name: 'Right eye: Visual acuity' })
      await acuity.getByLabel('Visual acuity').fill('6/9')
      await acuity.getByLabel('Read with').selectOption('Glasses')
    },
    region: 'Eye examination',
    words: 'Impression and plan',
    sign: confirmed('Sign…', 'Sign examination'),
    signed: 'final',
  },
]

for (const { what, type, begin, region, words, keepMine, sign, signed } of kinds)
  test(`${what}: nothing typed is lost and nothing is sent twice`, async ({
    page,
    signIn,
    patient,
    context,
  }) => {
    const session = sessionOf(page)
    const ada = await patient({ fault: `${type}-refuses-writes` })
    const kept = async () =>
      ((await found(`/${type}?patient=${ada.id}`)) as (Composition | ServiceRequest)[])
        .filter(({ status }) => status !== 'entered-in-error' && status !== 'completed')
        .map((one) => `${one.status} ${JSON.stringify(one)}`)
    const keeps = (state: string, said: string) =>
      expect
        .poll(kept, { timeout: 15_000 })
        .toEqual([expect.stringMatching(new RegExp(`^${state} .*${said}`))])
    const open = type === 'Composition' ? 'preliminary' : 'draft'
    await signIn('doctor', /East Lancashire/i)
    await begin(page, ada.id)
    const here = page.getByRole('region', { name: region, exact: true })
    const say = async (said: string, where = here) => {
      await where.getByLabel(words, { exact: true }).fill(said)
      await where.getByLabel(words, { exact: true }).blur()
    }

    await say('Refused by the record')
    await expect(here.getByRole('alert').first()).toContainText('Not saved.')
    await setFault(ada)
    // it may have gone by itself by now: the alert was of the field before
    const again = here.getByRole('button', { name: 'Try again' })
    await again.click({ timeout: 5000 }).catch(() => undefined)
    await keeps(open, 'Refused by the record')

    await context.setOffline(true)
    await say('Then without a network')
    await expect(here.getByRole('alert').first()).toContainText('The record cannot be reached')
    await context.setOffline(false)
    await keeps(open, 'Then without a network')

    // typed before: once the page has learnt that the session is over, it is covered, and nobody types in it
    await here.getByLabel(words, { exact: true }).fill('Then signed out')
    await session.end()
    await here.getByLabel(words, { exact: true }).blur()
    await session.signInAgain('doctor', /East Lancashire/i)
    await keeps(open, 'Then signed out')

    // The tab is closed, and opened again where it was; the first one is still open as well.
    const tab = await context.newPage()
    await tab.goto(page.url())
    const there = tab.getByRole('region', { name: region, exact: true })
    await expect(there.getByLabel(words, { exact: true })).toHaveValue('Then signed out')
    await say('Then in another window', there)
    await keeps(open, 'Then in another window')
    await say('Then here')
    await expect(here.getByRole('alert').first()).toContainText('another window')
    await expect(here.getByRole('alert').first()).toContainText('Then in another window')
    await expect(here.getByLabel(words, { exact: true })).toHaveValue('Then here')
    await expectAccessible(page)
    await here.getByRole('button', { name: keepMine ?? 'Keep what is written here' }).click()
    await keeps(open, 'Then here')

    await sign(page, here)
    await keeps(signed, 'Then here')
  })
