import type { PlanDefinition, PlanDefinitionAction } from 'fhir/r4'

import { coding, concept, ours, terminology } from './shapes.ts'

/**
 * Whom an early-warning score calls, by when, and whom after them (domain facts §2.1, §2.3; decision 026). The region has one
 * policy; a trust keeps what it does otherwise in one of its own. Lune's built-in default says the same as the region's
 * (bench/escalation-policy.test.ts).
 */

type Responder = readonly [code: string, words: string, within: number, next?: string]
const responders: readonly Responder[] = [
  ['nurse-in-charge', 'Nurse in charge', 60, 'medical-team'],
  ['medical-team', 'Medical team', 60, 'specialist-registrar'],
  ['specialist-registrar', 'Specialist registrar or above', 30, 'critical-care'],
  ['critical-care', 'Critical care team and consultant', 15, 'emergency-team'],
  ['emergency-team', '2222 medical emergency team', 0],
  ['paediatric-nurse-in-charge', 'Nurse in charge', 60, 'paediatric-st3'],
  ['paediatric-st3', 'Paediatric doctor, ST3 or above', 30, 'paediatric-rapid-review'],
  ['paediatric-rapid-review', 'Paediatric rapid review team and consultant', 15, 'paediatric-emergency'],
  ['paediatric-emergency', '2222 “Paediatric Medical Emergency”', 0],
  ['obstetric-team', 'Midwife in charge and obstetric team', 30, 'obstetric-registrar'],
  ['obstetric-registrar', 'Obstetric registrar or above', 15, 'obstetric-consultant'],
  ['obstetric-consultant', 'Consultant obstetrician and anaesthetist', 15, 'emergency-team'],
]

const rcp = 'NEWS2 clinical response (RCP 2017); review within 60 and 30 minutes as commonly used'
const local = 'the time is a local policy’s value, to be confirmed by the trust'
const pews = 'National PEWS (NHS England 2023)'
const concern = {
  tell: 15,
  priority: 'urgent',
  review: 'Review whatever the score is; the nurse in charge is told too',
  source: `Clinical concern overrides the score (RCP 2017; Martha’s Rule, NHS England 2024); ${local}`,
} as const

type Response = {
  cause: string
  to: string
  /** Minutes; left out where whoever reviews is on the ward already */
  tell?: number
  priority: NonNullable<PlanDefinitionAction['priority']>
  review: string
  source: string
}
const responses: readonly Response[] = [
  {
    cause: 'news2-single-3',
    to: 'medical-team',
    tell: 15,
    priority: 'urgent',
    review: 'Review and decide on escalation',
    source: `NEWS2 clinical response (RCP 2017); ${local}`,
  },
  {
    cause: 'news2-medium',
    to: 'medical-team',
    tell: 10,
    priority: 'urgent',
    review: 'Urgent assessment by a team with acute-illness competencies, in a monitored environment',
    source: rcp,
  },
  {
    cause: 'news2-high',
    to: 'specialist-registrar',
    tell: 10,
    priority: 'asap',
    review: 'Emergency assessment by a team with critical-care and airway skills; consider level 2 or 3 care',
    source: rcp,
  },
  {
    cause: 'pews-low',
    to: 'paediatric-nurse-in-charge',
    priority: 'routine',
    review: 'Nurse in charge reviews; consider a doctor of ST3 or above',
    source: pews,
  },
  {
    cause: 'pews-medium',
    to: 'paediatric-st3',
    tell: 10,
    priority: 'urgent',
    review: 'Review by a doctor of ST3 or above within 30 minutes',
    source: pews,
  },
  {
    cause: 'pews-high',
    to: 'paediatric-rapid-review',
    tell: 10,
    priority: 'asap',
    review: 'Rapid review within 15 minutes, with a consultant’s plan',
    source: pews,
  },
  {
    cause: 'pews-emergency',
    to: 'paediatric-emergency',
    tell: 0,
    priority: 'stat',
    review: 'Call 2222 “Paediatric Medical Emergency” now',
    source: pews,
  },
  {
    cause: 'maternity-trigger',
    to: 'obstetric-team',
    tell: 10,
    priority: 'urgent',
    review: 'Review',
    source: `MEOWS (Singh 2012): one red or two yellow; ${local}`,
  },
  { cause: 'concern', to: 'medical-team', ...concern },
  { cause: 'maternity-concern', to: 'obstetric-team', ...concern },
]

const minutes = (value: number) => ({
  timingDuration: { value, unit: 'minutes', system: 'http://unitsofmeasure.org', code: 'min' },
})
const role = (code: string) => concept(code, coding(`${ours}/CodeSystem/task-doer`, code, code))

const responderAction = ([id, title, within, next]: Responder): PlanDefinitionAction => ({
  id,
  title,
  ...minutes(within),
  ...(next ? { relatedAction: [{ actionId: next, relationship: 'before-start' }] } : {}),
})

const responseAction = ({ cause, to, tell, priority, review, source }: Response): PlanDefinitionAction => ({
  id: cause,
  title: cause,
  description: review,
  priority,
  participant: [{ type: 'practitioner', role: role(to) }],
  ...(tell === undefined ? {} : minutes(tell)),
  documentation: [{ type: 'documentation', display: source }],
})

type Stated = {
  id: string
  title: string
  responders?: readonly Responder[]
  responses?: readonly Response[]
}

const policy = ({ id, title, responders = [], responses = [] }: Stated): PlanDefinition => ({
  resourceType: 'PlanDefinition',
  id,
  url: `${ours}/PlanDefinition/${id}`,
  identifier: [{ system: `${ours}/Id/plan`, value: 'escalation' }],
  version: '1',
  title,
  type: {
    coding: [coding(`${terminology}/plan-definition-type`, 'workflow-definition', 'Workflow Definition')],
  },
  status: 'active',
  copyright:
    'Times without a national source are general knowledge: check them with your clinical safety officer.',
  action: [
    ...(responders.length > 0
      ? [
          {
            id: 'responders',
            title: 'Who is called, and whom after them',
            action: responders.map(responderAction),
          },
        ]
      : []),
    ...(responses.length > 0
      ? [{ id: 'responses', title: 'What calls them', action: responses.map(responseAction) }]
      : []),
    ...(id === 'escalation' ? [{ id: 'sepsis-prompt', title: 'Could this be sepsis?', ...minutes(15) }] : []),
  ],
})

export const escalationPolicies = (): PlanDefinition[] => [
  policy({
    id: 'escalation',
    title: 'Escalation policy of Lancashire and South Cumbria',
    responders,
    responses,
  }),
  {
    ...policy({
      id: 'escalation-rxl',
      title: 'Escalation policy of Blackpool Teaching Hospitals',
      responders: [
        ['medical-team', 'Medical team', 60, 'critical-care-outreach'],
        ['critical-care-outreach', 'Critical care outreach nurse', 30, 'specialist-registrar'],
      ],
    }),
    useContext: [
      {
        code: coding(`${terminology}/usage-context-type`, 'venue', 'Clinical Venue'),
        valueReference: {
          type: 'Organization',
          identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RXL' },
        },
      },
    ],
  },
]
