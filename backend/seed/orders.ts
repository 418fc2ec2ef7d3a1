import type { Reference, ServiceRequest } from 'fhir/r4'

import { about, type Chart, file, from } from './chart.ts'
import { askOpinion } from './opinions.ts'
import { orderableImages } from './orderable-images.ts'
import { orderableTests } from './orderable-tests.ts'
import { coding, concept, hour, instant, minute, ours, snomed, snomedCoding } from './shapes.ts'

/** Requests that are on their way: each chart shows another part of the road (domain facts §6.1.2, §6.7). */

type Asked = { id: string; hoursAgo: number; why: string } & Partial<
  Pick<ServiceRequest, 'priority' | 'status' | 'note' | 'extension'>
>

function order(chart: Chart, requester: Reference, { id, hoursAgo, why, ...more }: Asked): Reference {
  const test = orderableTests.find((one) => one.id === id)
  const image = orderableImages.find((one) => one.id === id)
  const found = test ?? image
  if (!found) throw new Error(`Nothing to order is called ${id}`)
  const { title, snomed: code } = found
  return file(chart, {
    resourceType: 'ServiceRequest',
    ...from('rxr'),
    status: 'active',
    intent: 'order',
    priority: 'routine',
    instantiatesCanonical: [`${ours}/ActivityDefinition/${id}|1`],
    category: [test ? snomed('108252007', 'Laboratory procedure') : snomed('363679005', 'Imaging')],
    code: concept(
      title,
      ...(code ? [snomedCoding(code, title)] : []),
      coding(`${ours}/CodeSystem/orderable`, id, title),
    ),
    ...about(chart),
    authoredOn: instant(chart.now - hoursAgo * hour),
    requester,
    reasonCode: [{ text: why }],
    ...more,
  })
}

/** A few for each chart, by its own place among the others: no chance is used up for it. */
export function ordersOf(chart: Chart, consultant: Reference, reason: string) {
  const place = Number.parseInt(chart.id.slice(0, 2), 16) % 5
  const ask = (id: string, hoursAgo: number, more: Partial<Asked> = {}) =>
    order(chart, consultant, { id, hoursAgo, why: reason, ...more })
  const tomorrow = ask('ue', 2)
  if (place === 0) collected(chart, ask('blood-culture', 5, { priority: 'urgent' }), 4)
  if (place === 1) spoilt(chart, ask('coag', 9), 8)
  if (place === 2) vetted(chart, ask('ct-head', 6, { priority: 'urgent' }), consultant)
  if (place === 3) cancelled(chart, consultant, reason)
  if (place === 4) collected(chart, tomorrow, 1)
}

function collected(chart: Chart, request: Reference, hoursAgo: number) {
  file(chart, {
    resourceType: 'Specimen',
    ...from('rxr'),
    status: 'available',
    type: snomed('122555007', 'Venous blood'),
    subject: chart.subject,
    request: [request],
    receivedTime: instant(chart.now - hoursAgo * hour + 50 * minute),
    collection: { collectedDateTime: instant(chart.now - hoursAgo * hour) },
  })
}

function spoilt(chart: Chart, request: Reference, hoursAgo: number) {
  file(chart, {
    resourceType: 'Specimen',
    ...from('rxr'),
    status: 'unsatisfactory',
    type: snomed('122555007', 'Venous blood'),
    subject: chart.subject,
    request: [request],
    collection: { collectedDateTime: instant(chart.now - hoursAgo * hour) },
    note: [{ text: 'Tube not filled to the line: take another' }],
  })
}

function vetted(chart: Chart, request: Reference, requester: Reference) {
  file(chart, {
    resourceType: 'Task',
    ...from('rxr'),
    status: 'in-progress',
    businessStatus: { text: 'Vetted, waiting for a slot' },
    intent: 'order',
    code: { text: 'Imaging' },
    focus: request,
    for: chart.subject,
    ...(chart.encounter ? { encounter: chart.encounter } : {}),
    authoredOn: instant(chart.now - 5 * hour),
    requester,
    owner: { display: 'Radiology, Royal Blackburn Hospital' },
  })
}

function cancelled(chart: Chart, consultant: Reference, why: string) {
  const reason = 'Asked for twice'
  order(chart, consultant, {
    id: 'xr-chest',
    hoursAgo: 20,
    why,
    status: 'revoked',
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/request-statusReason',
        valueCodeableConcept: { text: reason },
      },
    ],
    note: [
      { authorReference: consultant, time: instant(chart.now - 18 * hour), text: `Cancelled: ${reason}` },
    ],
  })
}

/** Questions that wait for the demonstration's own teams, so that their list is not empty. */
export function opinionsOf(chart: Chart, bedId: string, consultant: Reference) {
  const by = consultant.display ?? 'On-call consultant'
  if (bedId === 'rxr20-elderly-sr02')
    askOpinion(chart, {
      of: 'rxr-340',
      team: 'Respiratory Medicine',
      by,
      hoursAgo: 3,
      priority: 'urgent',
      question: 'Oxygen need rising on day 3 of antibiotics. Is there a pneumonia beside the urinary sepsis?',
      summary:
        '84, lives alone, walks with a frame. Meropenem since admission, on 2 L nasal oxygen. Not for CPR.',
    })
  if (bedId === 'rxr20-surgical-c01')
    askOpinion(chart, {
      of: 'rxr-340',
      team: 'Respiratory Medicine',
      by,
      hoursAgo: 20,
      priority: 'routine',
      question: 'Wheeze found before a hip replacement: fit for a general anaesthetic?',
      summary: 'Never smoked, no inhalers. Peak flow not measured yet. Latex allergy.',
    })
}
