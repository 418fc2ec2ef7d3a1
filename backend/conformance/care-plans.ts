import { idsOf, matches } from './client.ts'
import { create, expectThat, find, patientNamed, type Rule, type Ward } from './rule.ts'

const codes = 'https://lune.example/fhir/CodeSystem'

/** The searches of care plans (decision 020): a ward's plans, their goals, what the shifts found, what one starts from. */
export function carePlanRules(): Rule[] {
  const laid = { patient: '', plan: '', goal: '', evaluation: '', template: '' }
  const finds = (name: string, wanted: keyof typeof laid, search: (ward: Ward) => string): Rule => ({
    name,
    check: async (ward) => {
      const found = idsOf(matches(await find(ward, search(ward))))
      expectThat(found.join() === laid[wanted], `found ${found.join() || 'nothing'}, not ${laid[wanted]}`)
    },
  })
  return [
    {
      name: 'a care plan, its goal, an evaluation and a template are kept',
      check: async (ward) => void Object.assign(laid, await lay(ward)),
    },
    finds(
      'care plans by patients, category and status',
      'plan',
      () => `CarePlan?patient=${laid.patient},nobody&category=${codes}/care-plan|ward&status=active`,
    ),
    finds('a care plan by its number', 'plan', ({ system }) => `CarePlan?identifier=${system}|plan`),
    finds(
      'goals by patient and status',
      'goal',
      () => `Goal?patient=${laid.patient}&lifecycle-status=active`,
    ),
    finds(
      'evaluations by patient, code and date',
      'evaluation',
      () => `Observation?patient=${laid.patient}&code=${codes}/care-plan|evaluation&date=ge2026-01-02`,
    ),
    finds(
      'templates by their context',
      'template',
      ({ mark }) => `PlanDefinition?context=${codes}/conformance|${mark}&status=active`,
    ),
  ]
}

async function lay(ward: Ward) {
  const patient = await create(ward, patientNamed(ward, 'Dora', 'of-plans'))
  const subject = { reference: `Patient/${patient}` }
  const goal = await create(ward, {
    resourceType: 'Goal',
    lifecycleStatus: 'active',
    description: { text: 'No fall' },
    subject,
  })
  const plan = await create(ward, {
    resourceType: 'CarePlan',
    identifier: [{ system: ward.system, value: 'plan' }],
    status: 'active',
    intent: 'plan',
    category: [{ coding: [{ system: `${codes}/care-plan`, code: 'ward' }] }],
    subject,
    goal: [{ reference: `Goal/${goal}` }],
  })
  const evaluation = await create(ward, {
    resourceType: 'Observation',
    status: 'final',
    basedOn: [{ reference: `CarePlan/${plan}` }],
    code: { coding: [{ system: `${codes}/care-plan`, code: 'evaluation' }] },
    subject,
    effectiveDateTime: '2026-01-02T10:00:00Z',
  })
  const template = await create(ward, {
    resourceType: 'PlanDefinition',
    status: 'active',
    useContext: [
      {
        code: { system: 'http://terminology.hl7.org/CodeSystem/usage-context-type', code: 'venue' },
        valueCodeableConcept: { coding: [{ system: `${codes}/conformance`, code: ward.mark }] },
      },
    ],
  })
  return { patient, plan, goal, evaluation, template }
}
