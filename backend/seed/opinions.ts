import { file, from } from './chart.ts'
import type { Chart } from './chart.ts'
import { coding, concept, hour, instant, ours, reference, snomedCoding } from './shapes.ts'

/** Questions to other teams, waiting for somebody to see them. */
export function askOpinion(
  chart: Chart,
  asked: {
    of: string
    team: string
    by: string
    hoursAgo: number
    priority: 'routine' | 'urgent'
    question: string
    summary: string
  },
) {
  const { of, team, by, hoursAgo, priority, question, summary } = asked
  const authoredOn = instant(chart.now - hoursAgo * hour)
  const owner = reference('HealthcareService', of, team)
  const encounter = chart.encounter ? { encounter: chart.encounter } : {}
  const request = file(chart, {
    resourceType: 'ServiceRequest',
    ...from('rxr'),
    status: 'active',
    intent: 'order',
    category: [concept('Opinion of another team', snomedCoding('11429006', 'Consultation'))],
    priority,
    code: concept(`Opinion: ${team}`, snomedCoding('11429006', 'Consultation')),
    subject: chart.subject,
    ...encounter,
    authoredOn,
    requester: { display: by },
    performer: [owner],
    reasonCode: [{ text: question }],
    note: [{ text: summary }],
  })
  file(chart, {
    resourceType: 'Task',
    ...from('rxr'),
    status: 'requested',
    intent: 'order',
    priority,
    code: { coding: [coding(`${ours}/CodeSystem/task-kind`, 'opinion', 'Opinion asked for')] },
    description: question,
    focus: { ...request, display: `Opinion: ${team}` },
    for: chart.subject,
    ...encounter,
    authoredOn,
    requester: { display: by },
    owner,
  })
}
