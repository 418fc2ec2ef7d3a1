import type { Reference, Task } from 'fhir/r4'

import { type Chart, file } from './chart.ts'
import { signedBy } from './result-shapes.ts'
import { coding, hour, instant, ours } from './shapes.ts'

/** What was done about a result, as the screen writes it. */

export const called = (code: string, display: string) => ({
  businessStatus: { coding: [coding(`${ours}/CodeSystem/result-state`, code, display)] },
})

/** A Task beside the report. */
export function acknowledgement(
  chart: Chart,
  focus: Reference,
  asOf: number,
  rest: Partial<Task> & Pick<Task, 'status'>,
) {
  const id = focus.reference?.split('/')[1]
  file(chart, {
    resourceType: 'Task',
    identifier: [
      { system: `${ours}/Id/result-acknowledgement`, value: `${id}@${new Date(asOf).toISOString()}` },
    ],
    intent: 'order',
    code: {
      coding: [coding(`${ours}/CodeSystem/task-kind`, 'result-acknowledgement', 'Result to acknowledge')],
    },
    focus,
    for: chart.subject,
    ...(chart.encounter ? { encounter: chart.encounter } : {}),
    authoredOn: instant(asOf),
    lastModified: instant(asOf + hour),
    ...rest,
  })
}

/** Closed by the doctor of the demonstration. */
export function closed(chart: Chart, focus: Reference, asOf: number) {
  const note = [
    { authorReference: signedBy('doctor'), time: instant(asOf + hour), text: 'Acknowledged and closed' },
  ]
  acknowledgement(chart, focus, asOf, {
    status: 'completed',
    ...called('closed', 'Closed'),
    owner: signedBy('doctor'),
    note,
  })
}
