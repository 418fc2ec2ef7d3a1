import type { Browser, Locator, Page } from '@playwright/test'
import type { ServiceRequest, Specimen } from 'fhir/r4'

import { expect } from './fixtures.ts'
import { users } from './laboratory.ts'
import { otherMachine } from './other-machine.ts'
import { ask, hoursAgo, put } from './record.ts'

/** What stories of the laboratory have in common. */

/** The worklist of every discipline */
export const here = '/departments/pathology?of=all'

/** What the laboratory of these stories is asked for: the catalogue's name of it, SNOMED CT, words. */
const tests = {
  ue: ['252167001', 'Urea and electrolytes'],
  'urine-mcs': ['401324008', 'Urine microscopy, culture and sensitivity'],
  'group-save': [undefined, 'Group and save'],
  crossmatch: [undefined, 'Crossmatch red cells'],
} as const

/** As the doctor of the demonstration asks for it. */
export async function asked(
  patientId: string,
  priority: ServiceRequest['priority'] = 'urgent',
  test: keyof typeof tests = 'ue',
) {
  const [code, text] = tests[test]
  const { body } = await ask('doctor', 'POST', '/ServiceRequest', {
    resourceType: 'ServiceRequest',
    status: 'active',
    intent: 'order',
    priority,
    category: [{ coding: [{ system: 'http://snomed.info/sct', code: '108252007' }] }],
    instantiatesCanonical: [`https://lune.example/fhir/ActivityDefinition/${test}|1`],
    code: {
      coding: [
        code
          ? { system: 'http://snomed.info/sct', code }
          : { system: 'https://lune.example/fhir/CodeSystem/orderable', code: test },
      ],
      text,
    },
    subject: { reference: `Patient/${patientId}` },
    authoredOn: hoursAgo(0.1),
    requester: {
      identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: users.doctor },
      display: 'Dr Amina Hargreaves',
    },
    reasonCode: [{ text: 'Acute kidney injury' }],
  } satisfies ServiceRequest)
  return body as ServiceRequest & { id: string }
}

/** A sample that the laboratory has: when it was taken, by whom. */
export const sampleOf = (
  request: ServiceRequest & { id: string },
  { hours, by = 'Mr Daniel Okoro' }: { hours: number; by?: string },
) =>
  put<Specimen>({
    resourceType: 'Specimen',
    status: 'available',
    subject: request.subject,
    request: [{ reference: `ServiceRequest/${request.id}` }],
    collection: { collectedDateTime: hoursAgo(hours), collector: { display: by } },
    receivedTime: hoursAgo(hours - 0.5),
  })

export const row = (page: Page, list: string, family: string) =>
  page
    .getByRole('table', { name: list })
    .getByRole('row')
    .filter({ hasText: new RegExp(family, 'i') })

/** Opens the work of this patient from its row, does one step, and waits until the record has it. */
export async function step(
  page: Page,
  family: string,
  button: RegExp,
  does: (dialog: Locator) => Promise<void>,
) {
  await row(page, 'Worklist', family).getByRole('button', { name: button }).click()
  const dialog = page.getByRole('dialog', { name: 'Laboratory work' })
  await does(dialog)
  await expect(dialog).toBeHidden()
}

export async function as(browser: Browser, user: string, post?: RegExp) {
  const page = await otherMachine(browser, user, post)
  return { page, leave: () => page.context().close() }
}
