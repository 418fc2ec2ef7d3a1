import type {
  CodeableConcept,
  EpisodeOfCare,
  Observation,
  ObservationComponent,
  Procedure,
  Reference,
} from 'fhir/r4'

import type { Act, Actor, Made } from '#clinical/acts/act.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { pregnancy as pregnancyConcept } from '#departments/maternity/pregnancy/codes.ts'
import { pregnancyEnded } from '#departments/maternity/pregnancy/ending.ts'
import { gestationDays } from '#departments/maternity/pregnancy/gestation.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { momentOf } from '#features/admission/draft.ts'
import { concept, ucumSystem } from '#fhir/coding.ts'
import { londonDate } from '#fhir/dates.ts'

import type { Labour } from './births.ts'
import { type BirthCode, birthCodes, coded, codeIn } from './codes.ts'
import { type BabyDraft, isCaesarean, type LabourDraft } from './draft.ts'

const part = (name: BirthCode, value: Omit<ObservationComponent, 'code'>): ObservationComponent => ({
  code: concept(birthCodes[name]),
  ...value,
})
const text = (name: BirthCode, valueString: string) => (valueString ? [part(name, { valueString })] : [])
const choice = (name: BirthCode, list: Parameters<typeof coded>[0], code: string) =>
  code ? [part(name, { valueCodeableConcept: coded(list, code) })] : []

type Of = { pregnancy: Pregnancy | undefined; stayId: string | undefined }

/** Modes that are an operation: they stand among the mother's procedures as well. */
const operations = ['2', '3', '4', '6', '7', '8']

/** What the birth of one baby writes: in the mother's record how it came, in the baby's how old it was. */
export function birthOf(
  draft: BabyDraft,
  { pregnancy, stayId }: Of,
  { patientId, session, actId, now }: Actor,
  baby: Reference,
): { ofChild: Made[]; ofMother: Act } {
  const born = new Date(momentOf(draft.born) ?? Number.NaN).toISOString()
  const edd = pregnancy?.estimates[0]?.edd
  const days = edd === undefined ? undefined : gestationDays(edd, draft.born.slice(0, 10))
  const several = draft.fetuses !== '1'
  const episodeUrl = `urn:uuid:${crypto.randomUUID()}`
  const birthUrl = `urn:uuid:${crypto.randomUUID()}`
  const episode = { reference: pregnancy ? `EpisodeOfCare/${pregnancy.episode.id}` : episodeUrl }
  const subject = { reference: `Patient/${patientId}` }
  const performer = [recordedBy(session)]
  const identifier = (name: string) => [entryIdentifier(session, `${actId}-${name}`)]
  const encounter = stayId ? { encounter: { reference: `Encounter/${stayId}` } } : {}
  const gestation =
    days === undefined ? undefined : { value: days, unit: 'days', system: ucumSystem, code: 'd' }
  const birth: Observation = {
    resourceType: 'Observation',
    identifier: identifier('birth'),
    status: 'final',
    code: concept(birthCodes.birth),
    subject,
    ...encounter,
    focus: [episode, baby],
    effectiveDateTime: born,
    issued: now.toISOString(),
    performer,
    component: [
      part('fetuses', { valueInteger: Number(draft.fetuses) }),
      ...(several ? [part('order', { valueInteger: Number(draft.order) })] : []),
      ...choice('outcome', 'outcome', draft.outcome),
      ...choice('mode', 'mode', draft.mode),
      ...choice('presentation', 'presentation', draft.presentation),
      ...choice('place', 'place', draft.place),
      ...(isCaesarean(draft.mode)
        ? [...choice('urgency', 'urgency', draft.urgency), ...text('indication', draft.indication)]
        : []),
      ...text('attended', draft.attended),
      ...(gestation ? [part('gestation', { valueQuantity: gestation })] : []),
    ],
  }
  const operation: Procedure = {
    resourceType: 'Procedure',
    identifier: identifier('operation'),
    status: 'completed',
    code: coded('mode', draft.mode),
    subject,
    ...encounter,
    performedDateTime: born,
    partOf: [{ reference: birthUrl }],
    ...(draft.indication && isCaesarean(draft.mode) ? { reasonCode: [{ text: draft.indication }] } : {}),
    recorder: recordedBy(session),
    ...(draft.attended ? { performer: [{ actor: { display: draft.attended } }] } : {}),
  }
  return {
    ofChild: gestation
      ? [
          {
            resource: {
              resourceType: 'Observation',
              identifier: identifier('gestation'),
              status: 'final',
              code: concept(birthCodes.gestation),
              subject: baby,
              effectiveDateTime: born,
              issued: now.toISOString(),
              performer,
              valueQuantity: gestation,
            },
          },
        ]
      : [],
    ofMother: {
      make: [
        // nobody had booked it: it begins its record with the birth
        ...(pregnancy
          ? []
          : [{ resource: unbooked({ patientId, session, actId, now }, draft.born), fullUrl: episodeUrl }]),
        { resource: birth, fullUrl: birthUrl },
        ...(operations.includes(draft.mode) ? [{ resource: operation }] : []),
      ],
    },
  }
}

const unbooked = ({ patientId, session, actId }: Actor, born: string): EpisodeOfCare => ({
  resourceType: 'EpisodeOfCare',
  identifier: [entryIdentifier(session, `${actId}-pregnancy`)],
  status: 'active',
  type: [pregnancyConcept],
  patient: { reference: `Patient/${patientId}` },
  managingOrganization: ownOrganisation(session),
  period: { start: born.slice(0, 10) },
  careManager: recordedBy(session),
})

type After = {
  pregnancy: Pregnancy
  labour: Labour | undefined
  /** When the last baby was born */
  endedOn: string | undefined
  /** Of the pregnancy, by its births */
  outcome: CodeableConcept
}

/** Labour and after, written once and put right; the pregnancy ends when the births are said to be whole. */
export function labourWritten(
  draft: LabourDraft,
  { pregnancy, labour, endedOn, outcome }: After,
  actor: Actor,
): Act {
  const { patientId, session, actId, now } = actor
  const to: Observation = {
    ...(labour?.resource ?? { identifier: [entryIdentifier(session, actId)] }),
    resourceType: 'Observation',
    status: labour ? 'amended' : 'final',
    code: concept(birthCodes.labour),
    subject: { reference: `Patient/${patientId}` },
    focus: [{ reference: `EpisodeOfCare/${pregnancy.episode.id}` }],
    effectiveDateTime: endedOn ?? now.toISOString(),
    issued: now.toISOString(),
    performer: [recordedBy(session)],
    component: [
      ...choice('onset', 'onset', draft.onset),
      ...(draft.before === '' ? [] : [part('before', { valueInteger: Number(draft.before) })]),
      ...choice('caesareans', 'yesNo', draft.caesareans),
      ...text('thirdStage', draft.thirdStage),
      ...choice('placenta', 'complete', draft.placenta),
      ...choice('membranes', 'complete', draft.membranes),
      ...choice('perineum', 'perineum', draft.perineum),
      ...choice('episiotomy', 'yesNo', draft.episiotomy),
      ...text('repaired', draft.repaired),
      ...(draft.bloodLoss === ''
        ? []
        : [
            part('bloodLoss', {
              valueQuantity: { value: Number(draft.bloodLoss), unit: 'mL', system: ucumSystem, code: 'mL' },
            }),
          ]),
    ],
  }
  if (to.component?.length === 0) throw new Error('Nothing is filled in yet.')
  const ends = draft.whole && pregnancy.episode.status !== 'finished'
  const over = ends
    ? pregnancyEnded(pregnancy, { on: (endedOn ?? londonDate(now)).slice(0, 10), outcome }, actor)
    : { make: [], change: [] }
  return {
    make: [...(labour ? [] : [{ resource: to }]), ...over.make],
    change: [...(labour ? [{ seen: labour.resource, to }] : []), ...over.change],
  }
}

const partIn = (labour: Labour | undefined, name: BirthCode) =>
  listOf(labour?.resource.component).find(({ code }) =>
    listOf(code.coding).some((one) => one.code === birthCodes[name].code),
  )

/** What is written already, so that it is put right and not lost. */
export function labourDraftOf(labour: Labour | undefined, pregnancy: Pregnancy): LabourDraft {
  const code = (name: BirthCode, list: Parameters<typeof codeIn>[0]) =>
    codeIn(list, partIn(labour, name)?.valueCodeableConcept) ?? ''
  const words = (name: BirthCode) => partIn(labour, name)?.valueString ?? ''
  return {
    onset: code('onset', 'onset'),
    before: partIn(labour, 'before')?.valueInteger?.toString() ?? '',
    caesareans: code('caesareans', 'yesNo'),
    thirdStage: words('thirdStage'),
    placenta: code('placenta', 'complete'),
    membranes: code('membranes', 'complete'),
    perineum: code('perineum', 'perineum'),
    episiotomy: code('episiotomy', 'yesNo'),
    repaired: words('repaired'),
    bloodLoss: labour?.bloodLoss?.toString() ?? '',
    whole: pregnancy.over,
  }
}
