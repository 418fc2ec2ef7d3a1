import type { FhirResource, Reference, ServiceRequest } from 'fhir/r4'

import type { DepartmentSeed, Someone } from '../departments.ts'
import { orderableImages } from '../orderable-images.ts'
import {
  coding,
  concept,
  entryIdOf,
  hl7,
  hour,
  instant,
  minute,
  ours,
  reference,
  snomed,
  snomedCoding,
} from '../shapes.ts'

/** Somebody at each step of an examination, in every trust: what waits, what is late, what was refused (domain facts §6.7). */

type Told = { image: string; why: string; hoursAgo: number; priority?: ServiceRequest['priority']; to: Step }
type Step = 'requested' | 'vetted' | 'refused' | 'scheduled' | 'performed' | 'preliminary' | 'reported'

const stories: readonly Told[] = [
  {
    image: 'xr-chest',
    why: 'New oxygen need, crackles on the right',
    hoursAgo: 1,
    priority: 'urgent',
    to: 'requested',
  },
  { image: 'ct-head', why: 'Fall, on apixaban, GCS 14', hoursAgo: 2, priority: 'stat', to: 'vetted' },
  { image: 'us-abdomen', why: 'Painless jaundice, bilirubin 84', hoursAgo: 26, to: 'requested' },
  {
    image: 'ct-abdomen-pelvis',
    why: 'Fever and pain on day 5 after an anastomosis',
    hoursAgo: 4,
    priority: 'urgent',
    to: 'scheduled',
  },
  {
    image: 'xr-hip',
    why: 'Cannot weight-bear after a fall',
    hoursAgo: 6,
    priority: 'urgent',
    to: 'performed',
  },
  {
    image: 'mri-spine',
    why: 'Known prostate cancer, new leg weakness',
    hoursAgo: 9,
    priority: 'urgent',
    to: 'requested',
  },
  {
    image: 'ctpa',
    why: 'Sudden breathlessness, D-dimer raised',
    hoursAgo: 5,
    priority: 'urgent',
    to: 'preliminary',
  },
  { image: 'xr-abdomen', why: 'Constipation', hoursAgo: 20, to: 'refused' },
  { image: 'mri-brain', why: 'First seizure', hoursAgo: 50, to: 'scheduled' },
  {
    image: 'xr-chest',
    why: 'Position of the nasogastric tube',
    hoursAgo: 12,
    priority: 'urgent',
    to: 'reported',
  },
]

export const seed: DepartmentSeed = {
  *demonstration({ now, people, random }) {
    const trusts = new Map<string, Someone[]>()
    for (const someone of people.filter(({ stay }) => stay)) {
      const trust = someone.patient.managingOrganization?.reference ?? ''
      trusts.set(trust, [...(trusts.get(trust) ?? []), someone])
    }
    for (const inpatients of trusts.values()) {
      const chosen = random.some(inpatients, stories.length)
      for (const [index, someone] of chosen.entries()) {
        const told = stories[index]
        if (told) yield* tell(told, someone, now)
      }
    }
  },
}

/** Far above the numbers of a chart's own entries. */
const firstEntry = 0xd0_00_00

function tell(
  { image, why, hoursAgo, priority = 'routine', to }: Told,
  { patient, stay }: Someone,
  now: number,
): FhirResource[] {
  const found = orderableImages.find(({ id }) => id === image)
  if (!found || !patient.id) throw new Error(`Nothing to image is called ${image}`)
  const patientId = patient.id
  const all: FhirResource[] = []
  const file = (resource: FhirResource): Reference => {
    const id = entryIdOf(patientId, firstEntry + all.length)
    all.push({ ...resource, id })
    return reference(resource.resourceType, id)
  }
  const at = (share: number) => instant(now - hoursAgo * hour * (1 - share))
  const subject = reference('Patient', patientId)
  const about = { subject, ...(stay?.id ? { encounter: reference('Encounter', stay.id) } : {}) }
  const { title, snomed: code } = found
  const sided = found.sided ? `${title}, right` : title
  const what = concept(
    sided,
    ...(code ? [snomedCoding(code, title)] : []),
    coding(`${ours}/CodeSystem/orderable`, image, title),
  )
  const requester = stay?.participant?.[0]?.individual ?? { display: 'Ward team' }
  const reached = (step: Step) => order.indexOf(to) >= order.indexOf(step)
  const request = file({
    resourceType: 'ServiceRequest',
    status: to === 'reported' ? 'completed' : 'active',
    intent: 'order',
    priority,
    category: [snomed('363679005', 'Imaging')],
    code: what,
    ...about,
    authoredOn: at(0),
    requester,
    reasonCode: [{ text: why }],
  })
  const basedOn = [request]
  if (to !== 'requested')
    file({
      resourceType: 'Task',
      status: to === 'refused' ? 'rejected' : to === 'reported' ? 'completed' : 'accepted',
      ...(to === 'refused'
        ? { statusReason: { text: 'A film does not answer this: treat, and ask again if there is pain' } }
        : {}),
      intent: 'order',
      code: { text: 'Imaging' },
      focus: request,
      for: subject,
      authoredOn: at(0.2),
      note: [{ text: to === 'refused' ? 'Not justified' : 'Justified', time: at(0.2) }],
    })
  if (reached('scheduled')) {
    const start = reached('performed') ? now - hoursAgo * hour * 0.5 : now + 90 * minute
    file({
      resourceType: 'Appointment',
      status: reached('performed') ? 'fulfilled' : 'booked',
      description: title,
      basedOn,
      start: instant(start),
      end: instant(start + 30 * minute),
      participant: [
        { actor: subject, status: 'accepted' },
        { actor: { display: `${title.split(' ')[0]} room 1` }, status: 'accepted' },
      ],
    })
  }
  if (reached('performed')) {
    file({
      resourceType: 'Procedure',
      status: 'completed',
      basedOn,
      code: what,
      ...about,
      performedDateTime: at(0.6),
    })
    const study = file({
      resourceType: 'ImagingStudy',
      identifier: [
        { type: hl7('v2-0203', 'ACSN', 'Accession ID'), value: `A${patientId.slice(0, 8).toUpperCase()}` },
      ],
      status: 'available',
      ...about,
      started: at(0.6),
      basedOn,
    })
    if (reached('preliminary'))
      file({
        resourceType: 'DiagnosticReport',
        status: to === 'reported' ? 'final' : 'preliminary',
        basedOn,
        category: [hl7('v2-0074', 'RAD', 'Radiology')],
        code: what,
        ...about,
        effectiveDateTime: at(0.6),
        issued: at(0.9),
        imagingStudy: [study],
        conclusion:
          to === 'reported'
            ? 'Tip of the tube below the diaphragm, in the stomach. No consolidation.'
            : 'No embolus in the main or lobar arteries. Small right effusion. To be verified by a consultant.',
      })
  }
  return all
}

const order: readonly Step[] = [
  'requested',
  'refused',
  'vetted',
  'scheduled',
  'performed',
  'preliminary',
  'reported',
]
