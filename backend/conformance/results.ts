import { idsOf, included, matches } from './client.ts'
import { create, expectThat, find, patientNamed, type Rule, type Ward } from './rule.ts'

const kind = 'https://lune.example/fhir/CodeSystem/task-kind|result-acknowledgement'

/** The searches of the results inbox (decision 009): whose a report is, and what has been said about it. */
export function resultRules(): Rule[] {
  const laid = { patient: '', practitioner: '', report: '', task: '' }
  const finds = (name: string, wanted: 'report' | 'task', search: (ward: Ward) => string): Rule => ({
    name,
    check: async (ward) => {
      const found = idsOf(matches(await find(ward, search(ward))))
      expectThat(found.join() === laid[wanted], `found ${found.join() || 'nothing'}, not ${laid[wanted]}`)
    },
  })
  const report = (name: string, search: (ward: Ward) => string) =>
    finds(name, 'report', (ward) => `DiagnosticReport?${search(ward)}`)
  const task = (name: string, search: (ward: Ward) => string) =>
    finds(name, 'task', (ward) => `Task?${search(ward)}&code=${kind}`)
  return [
    {
      name: 'a request, a stay, a report and a task refer to one another',
      check: async (ward) => void Object.assign(laid, await lay(ward)),
    },
    report(
      'reports by who is responsible for the stay',
      () => `encounter:Encounter.participant=Practitioner/${laid.practitioner}`,
    ),
    report(
      'reports by who asked for them, known by a user id',
      ({ system }) => `based-on:ServiceRequest.requester:identifier=${system}|user`,
    ),
    report(
      'reports that lack something, by the organisation of the patient',
      ({ system }) =>
        `patient:Patient.organization:Organization.identifier=${system}|trust&result:missing=true&encounter:missing=false`,
    ),
    task('tasks by an owner known by a user id', ({ system }) => `owner:identifier=${system}|user`),
    task('tasks by who asked, known by a user id', ({ system }) => `requester:identifier=${system}|user`),
    task('tasks by patient and status', () => `patient=${laid.patient}&status=requested,accepted`),
    task('tasks by who is called, and by the set that caused them', ({ system }) => {
      return `performer=${system}|registrar&group-identifier=${system}|set`
    }),
    task('tasks by what they are about', () => `focus=DiagnosticReport/${laid.report}`),
    {
      name: '_revinclude brings the task of a report along',
      check: async (ward) => {
        const reply = await find(ward, `DiagnosticReport?_id=${laid.report}&_revinclude=Task:focus`)
        expectThat(idsOf(included(reply)).join() === laid.task, `included ${idsOf(included(reply)).join()}`)
      },
    },
  ]
}

async function lay(ward: Ward) {
  const { system, mark } = ward
  const trust = await create(ward, {
    resourceType: 'Organization',
    identifier: [{ system, value: 'trust' }],
    name: `Conformance ${mark}`,
  })
  const patient = await create(ward, {
    ...patientNamed(ward, 'Cora', 'of-trust'),
    managingOrganization: { reference: `Organization/${trust}` },
  })
  const subject = { reference: `Patient/${patient}` }
  const user = { identifier: { system, value: 'user' } }
  const practitioner = await create(ward, {
    resourceType: 'Practitioner',
    name: [{ family: `Conformance${mark}` }],
  })
  const encounter = await create(ward, {
    resourceType: 'Encounter',
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    subject,
    participant: [{ individual: { reference: `Practitioner/${practitioner}` } }],
  })
  const request = await create(ward, {
    resourceType: 'ServiceRequest',
    status: 'completed',
    intent: 'order',
    code: { text: 'Potassium' },
    subject,
    requester: user,
  })
  const report = await create(ward, {
    resourceType: 'DiagnosticReport',
    identifier: [{ system, value: 'report' }],
    status: 'final',
    code: { text: 'Potassium' },
    subject,
    encounter: { reference: `Encounter/${encounter}` },
    basedOn: [{ reference: `ServiceRequest/${request}` }],
  })
  const [codeSystem, code] = kind.split('|')
  const task = await create(ward, {
    resourceType: 'Task',
    identifier: [{ system, value: 'task' }],
    status: 'requested',
    intent: 'order',
    code: { coding: [{ system: codeSystem ?? '', code: code ?? '' }] },
    groupIdentifier: { system, value: 'set' },
    performerType: [{ coding: [{ system, code: 'registrar' }] }],
    focus: { reference: `DiagnosticReport/${report}` },
    for: subject,
    owner: user,
    requester: user,
  })
  return { patient, practitioner, report, task }
}
