import { about, type Chart, file } from './chart.ts'
import { coding, concept, hour, instant, minute, ours } from './shapes.ts'
import type { Stay } from './story.ts'
import { chance } from './ward-board.ts'

const jobs = [
  { what: 'Repeat bladder scan', who: ['nurse', 'Ward nurses'] },
  { what: 'Wound dressing, left heel', who: ['nurse', 'Ward nurses'], days: 1 },
  { what: 'Check cannula site', who: ['nurse', 'Ward nurses'], hours: 12 },
  { what: 'Weigh before breakfast', who: ['healthcare-assistant', 'Healthcare assistant'], days: 1 },
  { what: 'Ring daughter after the ward round', who: ['medical-team', 'Medical team'] },
] as const

/** One thing to do for every third patient, some of it late. */
export function tasksOf(chart: Chart, stay: Stay) {
  const random = chance(stay, 11)
  if (!random.chance(0.35)) return
  const { subject, encounter } = about(chart)
  const job = random.pick(jobs)
  const [code, words] = job.who
  const [nurse] = stay.nurses
  const repeat = repeatOf(job)
  file(chart, {
    resourceType: 'Task',
    ...(repeat ? { extension: [repeat] } : {}),
    status: 'requested',
    intent: 'order',
    code: { coding: [coding(`${ours}/CodeSystem/task-kind`, 'ward-task', 'Ward task')] },
    description: job.what,
    for: subject,
    ...(encounter ? { encounter } : {}),
    authoredOn: instant(chart.now - 4 * hour),
    ...(nurse ? { requester: nurse } : {}),
    performerType: [concept(words, coding(`${ours}/CodeSystem/task-doer`, code, words))],
    restriction: { period: { end: instant(chart.now + random.whole(-90, 300) * minute) } },
  })
}

const repeatOf = (job: (typeof jobs)[number]) => {
  const [period, periodUnit] =
    'days' in job ? [job.days, 'd' as const] : 'hours' in job ? [job.hours, 'h' as const] : []
  return period && periodUnit
    ? {
        url: `${ours}/StructureDefinition/task-repeat`,
        valueTiming: { repeat: { frequency: 1, period, periodUnit } },
      }
    : undefined
}
