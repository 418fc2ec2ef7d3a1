import type { Encounter, Reference } from 'fhir/r4'

import { assess } from './assessments.ts'
import { admit, type Chart, file, from } from './chart.ts'
import { draftOn } from './drafts.ts'
import { planCare } from './care-plans.ts'
import { chartChild, type ChildCourse } from './children.ts'
import { fluidChartOn } from './fluids.ts'
import { alert, type alerts, type Allergy, allergy, encounterClass, problem } from './history.ts'
import { type medicines, prescribe } from './medicines.ts'
import { report, type Report } from './laboratory.ts'
import { medicinesFromElsewhere } from './medicines-elsewhere.ts'
import { opinionsOf, ordersOf } from './orders.ts'
import type { Bed } from './region.ts'
import { coding, dayOf, day, hl7, hour, instant, reference } from './shapes.ts'
import { boardOf } from './ward-board.ts'
import { escalate } from './escalations.ts'
import { tasksOf } from './ward-tasks.ts'
import { chartCourse, type Course } from './vitals.ts'

/** An inpatient's stay in a few words; `tell` writes it as FHIR. */
export type Story = {
  reason: string
  hoursIn: number
  /** Days from today to the expected discharge; undefined where nobody has set one */
  homeIn?: number
  problems: readonly (readonly [code: string, name: string])[]
  medicines: readonly (keyof typeof medicines)[]
  /** Empty: nobody has asked */
  allergies: readonly Allergy[]
  alerts: readonly (keyof typeof alerts)[]
  course?: Course
  /** In place of `course`, for somebody under 16 */
  childCourse?: ChildCourse
  reports: readonly Omit<Report, 'at' | 'source'>[]
  /** Anything else that belongs to this patient alone */
  more?: (chart: Chart) => void
  /** What came after the last set of observations */
  afterwards?: (chart: Chart) => void
}

export type Stay = { bed: Bed; consultant: Reference; nurses: Reference[] }

export function tell(chart: Chart, story: Story, stay: Stay, years: number) {
  const { now, random } = chart
  const admitted = now - story.hoursIn * hour
  chart.nurses = stay.nurses
  admit(chart, encounterOf(chart, story, stay, admitted))
  const { trust } = stay.bed.ward
  const [nurse] = stay.nurses
  for (const one of story.allergies)
    allergy(chart, { source: trust, ...(nurse && !one.source ? { recorder: nurse } : {}), ...one })
  for (const one of story.problems)
    problem(chart, one, now - random.whole(60, 6000) * day, trust, stay.consultant)
  for (const one of story.medicines) {
    prescribe(chart, one, admitted + random.whole(1, 6) * hour, stay.consultant.display)
  }
  for (const one of story.alerts) alert(chart, one, admitted + 2 * hour, stay.nurses[0]?.display)
  story.reports.forEach((one, index) => {
    // The newest first; an older one of the same panel is a day behind
    const earlier = story.reports.slice(0, index).filter(({ panel }) => panel === one.panel).length
    const at = Math.max(now - random.whole(3, 9) * hour - earlier * day, admitted + hour)
    report(chart, { ...one, at, source: stay.bed.ward.trust })
  })
  story.more?.(chart)
  if (story.childCourse) chartChild(chart, years, story.childCourse)
  else if (story.course) chartCourse(chart, story.course)
  story.afterwards?.(chart)
  assess(chart, admitted)
  planCare(chart, admitted)
  tasksOf(chart, stay)
  if (trust === 'rxr') {
    ordersOf(chart, stay.consultant, story.reason)
    opinionsOf(chart, stay.bed.id, stay.consultant)
    draftOn(chart, stay.bed.id)
  }
  // Only where charts are told in depth: the demonstration stays small enough to seed while somebody waits
  if (stay.bed.ward.trust === 'rxr') medicinesFromElsewhere(chart)
  if (trust === 'rxr' && !story.afterwards) fluidChartOn(chart, stay, story.hoursIn)
  escalate(chart, stay)
}

function encounterOf(chart: Chart, story: Story, stay: Stay, admitted: number): Encounter {
  const { bed, consultant } = stay
  const { ward } = bed
  const board = boardOf(
    chart,
    stay,
    admitted,
    story.homeIn === undefined ? undefined : dayOf(chart.now + story.homeIn * day),
  )
  const [speciality, specialityName] = ward.speciality
  const start = instant(admitted)
  const at = (id: string, name: string, type: 'wa' | 'bd') => ({
    location: reference('Location', id, name),
    status: 'active' as const,
    physicalType: hl7('location-physical-type', type, type === 'wa' ? 'Ward' : 'Bed'),
    period: { start },
  })
  return {
    resourceType: 'Encounter',
    ...from(ward.trust),
    ...(board.extension.length > 0 ? { extension: board.extension } : {}),
    status: 'in-progress',
    class: encounterClass(ward.kind === 'emergency' ? 'EMER' : 'IMP'),
    serviceType: {
      coding: [
        coding('https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode', speciality, specialityName),
      ],
      text: specialityName,
    },
    subject: chart.subject,
    participant: [
      { type: [hl7('v3-ParticipationType', 'ATND', 'attender')], individual: consultant },
      ...board.nurses,
    ],
    period: { start },
    reasonCode: [{ text: story.reason }],
    location: [at(ward.id, ward.name, 'wa'), at(bed.id, bed.name, 'bd')],
    serviceProvider: reference('Organization', ward.trust),
  }
}

/** A patient in care without a bed of ours: a virtual ward, a hospice team at home. */
export function careWithoutBed(
  chart: Chart,
  kind: 'VR' | 'HH' | 'AMB',
  care: { reason: string; trust: string; hoursIn: number; place?: Reference },
) {
  admit(chart, {
    resourceType: 'Encounter',
    ...from(care.trust),
    status: 'in-progress',
    class: encounterClass(kind),
    subject: chart.subject,
    period: { start: instant(chart.now - care.hoursIn * hour) },
    reasonCode: [{ text: care.reason }],
    ...(care.place ? { location: [{ location: care.place, status: 'active' as const }] } : {}),
    serviceProvider: reference('Organization', care.trust),
  })
}

/** The mother, who is a patient of her own and belongs in the newborn's chart. */
export function motherOf(chart: Chart, name: string) {
  file(chart, {
    resourceType: 'RelatedPerson',
    active: true,
    patient: chart.subject,
    relationship: [hl7('v3-RoleCode', 'MTH', 'mother')],
    name: [{ text: name }],
  })
}
