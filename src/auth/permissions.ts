/**
 * The one table of who may do what: role × activity × resource type × interaction.
 * The gateway decides by it; the screen mirrors it, so that button and server cannot disagree. Pure: the backend reads it too.
 * Source of the activities: domain facts §1.5 (a design, not a national list).
 */

import type { Limit } from './limits.ts'
import { administration, clinical, directory } from './resource-types.ts'

export type Interaction = 'read' | 'vread' | 'history' | 'search' | 'create' | 'update' | 'patch' | 'delete'

export type Role =
  | 'doctor'
  | 'nurse'
  | 'midwife'
  | 'pharmacist'
  | 'therapist'
  | 'student'
  | 'scientist'
  | 'admin'
  | 'privacy'
  | 'system'

export const look = ['read', 'vread', 'history', 'search'] as const satisfies Interaction[]
export const keep = ['create', 'update', 'patch'] as const satisfies Interaction[]
/** A letter, and each sending of it */
const letters = ['DocumentReference', 'Communication']

type Grant = {
  types: readonly string[] | 'every type'
  interactions: readonly Interaction[]
  /** Only resources of this kind: judged on the resource itself, before it is written and before it leaves */
  only?: Limit
}

/** What each activity opens on the server. The words are the ones a button asks for. */
const activities = {
  'directory.read': [{ types: directory, interactions: look }],
  'patient.find': [{ types: ['Patient'], interactions: look }],
  'administration.read': [
    { types: administration, interactions: look },
    { types: letters, interactions: look, only: 'administrative letter' },
  ],
  'referral.read': [{ types: ['ServiceRequest'], interactions: look, only: 'referral' }],
  'chart.read': [{ types: clinical, interactions: look }],
  'ward.read': [{ types: ['Encounter', 'Location'], interactions: look }],
  'allergy.record': [{ types: ['AllergyIntolerance', 'Provenance'], interactions: keep }],
  'assessment.record': [{ types: ['QuestionnaireResponse'], interactions: keep }],
  /** `Task`: the escalation that a set asks for is written with it */
  'observations.record': [{ types: ['Observation', 'Task', 'Provenance'], interactions: keep }],
  'problem.record': [{ types: ['Condition', 'Provenance'], interactions: keep }],
  'note.write': [
    {
      types: ['Composition', 'DocumentReference', 'QuestionnaireResponse', 'List', 'Binary'],
      interactions: keep,
    },
    // A document is put together once, when it is signed.
    { types: ['Bundle', 'Provenance'], interactions: ['create'] },
  ],
  /** Letters of administration; a clinical letter is a note like others, and is signed as one (decision 030) */
  'letter.write': [
    { types: letters, interactions: keep, only: 'administrative letter' },
    { types: ['Provenance'], interactions: [...look, 'create'], only: 'administration' },
  ],
  /** To complete a note by one's own signature, or another's by countersigning it. */
  'note.sign': [],
  'countersignature.ask': [{ types: ['Task'], interactions: ['create'] }],
  /** `List`: the favourites of whoever asks */
  'order.request': [
    { types: ['ServiceRequest', 'Specimen', 'RequestGroup', 'List', 'Provenance'], interactions: keep },
  ],
  'result.acknowledge': [{ types: ['Task', 'Communication', 'Provenance'], interactions: keep }],
  'task.do': [{ types: ['Task', 'Communication', 'Flag', 'Provenance'], interactions: keep }],
  /** Care plans, and what a shift finds of them */
  'plan.record': [{ types: ['CarePlan', 'Goal', 'Observation', 'Provenance'], interactions: keep }],
  'medicine.prescribe': [{ types: ['MedicationRequest', 'MedicationStatement'], interactions: keep }],
  'medicine.verify': [
    { types: ['MedicationRequest', 'MedicationDispense', 'MedicationStatement'], interactions: keep },
  ],
  'medicine.administer': [{ types: ['MedicationAdministration'], interactions: keep }],
  'result.report': [
    { types: ['DiagnosticReport', 'Observation', 'Specimen', 'Task', 'Media'], interactions: keep },
  ],
  'procedure.record': [{ types: ['Procedure', 'Immunization', 'ImagingStudy', 'Media'], interactions: keep }],
  'maternity.record': [
    {
      types: ['EpisodeOfCare', 'Condition', 'Observation', 'Procedure', 'RelatedPerson'],
      interactions: keep,
    },
  ],
  /** A newborn: a patient of their own from the first minute (limits.ts), by whoever is there */
  'birth.record': [
    { types: ['Patient'], interactions: ['create'], only: 'a newborn' },
    { types: ['RelatedPerson'], interactions: ['create'] },
  ],
  'patient.register': [
    { types: ['Patient', 'RelatedPerson', 'Coverage'], interactions: keep },
    // Who wrote it, and when: of administration, not of the chart.
    { types: ['Provenance'], interactions: [...look, 'create'], only: 'administration' },
  ],
  /** To say that two records are one person, or that they are not: `Patient.link`, judged by the gateway (decision 027) */
  'patient.merge': [],
  /** What a patient needs of us to come and to understand, and how they may be contacted */
  'needs.record': [
    { types: ['Flag'], interactions: [...look, ...keep], only: 'access needs' },
    { types: ['Consent'], interactions: [...look, ...keep], only: 'consent to contact' },
    { types: ['Provenance'], interactions: [...look, 'create'], only: 'administration' },
  ],
  'patient.admit': [
    { types: ['Encounter', 'EpisodeOfCare'], interactions: keep },
    { types: ['Location'], interactions: ['update', 'patch'] },
    { types: ['Provenance'], interactions: [...look, 'create'], only: 'administration' },
    // Whoever admits asks for what the stay begins with
    { types: ['Task'], interactions: [...look, 'create'], only: 'the first tasks of a stay' },
  ],
  'appointment.book': [
    { types: ['Appointment', 'AppointmentResponse', 'Schedule'], interactions: keep },
    { types: ['Slot'], interactions: keep, only: 'the places of a clinic' },
    // The attendance that an appointment becomes when the patient has arrived
    { types: ['Encounter'], interactions: keep },
    { types: ['Provenance'], interactions: [...look, 'create'], only: 'administration' },
    { types: ['ServiceRequest'], interactions: keep, only: 'referral' },
  ],
  /** A place beyond those the clinic has: a Slot marked `overbooked` (decision 024) */
  'appointment.overbook': [{ types: ['Slot'], interactions: keep }],
  'emergency.access': [],
  'audit.read': [{ types: ['AuditEvent'], interactions: look }],
  /** The hospital's own service account: import and maintenance. AuditEvent is still written by the gateway alone. */
  everything: [{ types: 'every type', interactions: [...look, ...keep, 'delete'] }],
} as const satisfies Record<string, readonly Grant[]>

type OfAll = keyof typeof activities
/** What one department adds: `radiology:report` */
export type DepartmentActivity = `${string}:${string}`
export type Activity = OfAll | DepartmentActivity

const everyone: OfAll[] = ['directory.read', 'patient.find']
const carer: OfAll[] = [
  ...everyone,
  'administration.read',
  'chart.read',
  'ward.read',
  'allergy.record',
  'observations.record',
  'assessment.record',
  'problem.record',
  'note.write',
  'note.sign',
  'letter.write',
  'order.request',
  'task.do',
  'plan.record',
  'procedure.record',
  'needs.record',
  'emergency.access',
]

const roles: Record<Role, readonly OfAll[]> = {
  doctor: [
    ...carer,
    'result.acknowledge',
    'medicine.prescribe',
    'medicine.administer',
    'maternity.record',
    'birth.record',
    'patient.admit',
    'appointment.book',
    'appointment.overbook',
  ],
  nurse: [...carer, 'result.acknowledge', 'medicine.administer', 'patient.admit'],
  midwife: [
    ...carer,
    'result.acknowledge',
    'medicine.administer',
    'maternity.record',
    'birth.record',
    'patient.admit',
  ],
  pharmacist: [
    ...everyone,
    'administration.read',
    'chart.read',
    'ward.read',
    'allergy.record',
    'note.write',
    'note.sign',
    'task.do',
    'medicine.verify',
    'emergency.access',
  ],
  therapist: [...carer],
  student: [
    ...everyone,
    'administration.read',
    'chart.read',
    'ward.read',
    'note.write',
    'countersignature.ask',
  ],
  scientist: [...everyone, 'administration.read', 'chart.read', 'ward.read', 'result.report', 'task.do'],
  admin: [
    ...everyone,
    'administration.read',
    'referral.read',
    'ward.read',
    'patient.register',
    'patient.merge',
    'needs.record',
    'patient.admit',
    'appointment.book',
    'letter.write',
  ],
  privacy: [...everyone, 'audit.read'],
  system: ['everything', 'audit.read'],
}

/** A department's part of the table: who may do it, and what it opens on the server. */
export type DepartmentActivities = Readonly<
  Record<DepartmentActivity, { roles: readonly Role[]; opens: readonly Grant[] }>
>
const added = new Map<string, DepartmentActivities[DepartmentActivity]>()
const opened = new Map<Role, readonly Grant[]>()

/** Adds a department's part: when the server starts, and when the screen does. */
export function addActivities(more: DepartmentActivities) {
  for (const [activity, part] of Object.entries(more)) added.set(activity, part)
  opened.clear()
}

/** May this role do this? For buttons and pages. */
export const can = (role: Role, activity: Activity): boolean =>
  (roles[role] as readonly Activity[]).includes(activity) ||
  (added.get(activity)?.roles.includes(role) ?? false)

function grantsOf(role: Role): readonly Grant[] {
  const known = opened.get(role)
  if (known) return known
  const parts = [...added.values()].filter((part) => part.roles.includes(role))
  const all = [
    ...roles[role].flatMap((one): readonly Grant[] => activities[one]),
    ...parts.flatMap(({ opens }) => opens),
  ]
  opened.set(role, all)
  return all
}

/**
 * May this role do this interaction on this type of resource? A limit: yes, but only on a resource that `isWithin` it.
 * Types nobody named are refused.
 */
export function permitted(role: Role, type: string, interaction: Interaction): boolean | Limit {
  // Nobody writes the audit trail but the gateway itself; it is read by its own activity alone.
  if (type === 'AuditEvent')
    return can(role, 'audit.read') && (look as readonly Interaction[]).includes(interaction)
  let answer: boolean | Limit = false
  for (const grant of grantsOf(role)) {
    if (grant.types !== 'every type' && !grant.types.includes(type)) continue
    if (!grant.interactions.includes(interaction)) continue
    if (!grant.only) return true
    answer = grant.only
  }
  return answer
}
