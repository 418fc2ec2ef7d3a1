import { globSync } from 'node:fs'
import { join } from 'node:path'

import type { Page } from '@playwright/test'
import type { FhirResource } from 'fhir/r4'

import type { Department } from '../src/departments/department.ts'
import { chartPages } from '../src/app/chart-pages.ts'

const departments = await Promise.all(
  globSync('src/departments/*/department.ts', { cwd: join(import.meta.dirname, '..') }).map(
    async (file) => ((await import(`../${file}`)) as { department: Department }).department,
  ),
)
const sections = [
  ...chartPages,
  ...departments.flatMap(({ name, title, patient }) => (patient ? [{ path: name, title }] : [])),
]

/** Every page of a chart that needs nothing but the patient: what is added later comes by itself. */
export const everySection = sections
  .map(({ path }) => path)
  .filter((path) => path !== '' && !path.includes(':'))

const titleOf = new Map(sections.map(({ path, title }) => [path, title]))

/** What each section reads of the record, and says so when it cannot. A new section has its line here. */
export const reads: Record<string, readonly FhirResource['resourceType'][]> = {
  summary: [
    'Encounter',
    'AllergyIntolerance',
    'Condition',
    'Observation',
    'DiagnosticReport',
    'MedicationRequest',
    'MedicationStatement',
    'Task',
    'Composition',
    'Appointment',
    'Flag',
  ],
  timeline: [
    'Encounter',
    'Procedure',
    'Composition',
    'DiagnosticReport',
    'DocumentReference',
    'MedicationRequest',
    'MedicationStatement',
  ],
  observations: ['Observation', 'Task'],
  'observations/fluids': ['Observation'],
  results: ['DiagnosticReport', 'Observation', 'Task'],
  'results/grid': ['DiagnosticReport', 'Observation'],
  medicines: ['MedicationRequest', 'MedicationStatement', 'MedicationAdministration', 'MedicationDispense'],
  problems: ['Condition'],
  allergies: ['AllergyIntolerance'],
  notes: ['Composition'],
  documents: ['DocumentReference'],
  orders: ['ServiceRequest', 'DiagnosticReport', 'Task', 'Appointment', 'Specimen'],
  assessments: ['QuestionnaireResponse'],
  'care-plans': ['CarePlan', 'Goal', 'Observation'],
  visits: ['Encounter', 'Appointment'],
  referrals: ['ServiceRequest'],
  details: ['Flag', 'Consent'],
  // the page of each department reads what it declares
  ...Object.fromEntries(departments.flatMap(({ name, patient }) => (patient ? [[name, patient.reads]] : []))),
}

/** Goes to a section of a chart as a link would: the application is loaded by the first only. Waits until it has loaded. */
export async function goTo(page: Page, patientId: string, section: string) {
  const chart = `/patients/${patientId}`
  const address = `${chart}/${section}`
  if (page.url() === 'about:blank') await page.goto(address)
  else
    await page.evaluate((to) => {
      history.pushState({}, '', to)
      dispatchEvent(new PopStateEvent('popstate', { state: {} }))
    }, address)
  await page.waitForFunction(
    ([summary, title]) => {
      const main = document.querySelector('main')
      const isOpen = main?.querySelector(`nav[aria-label="Chart"] a[href="${summary}"]`)
      const isLoading = main?.querySelector('.loading') ?? /Loading [a-z ]+…/.exec(main?.textContent ?? '')
      return isOpen && document.title === title && !isLoading
    },
    [`${chart}/summary`, `${titleOf.get(section)} – Lune`],
    { timeout: 20_000 },
  )
}
