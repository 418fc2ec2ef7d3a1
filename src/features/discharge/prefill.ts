import type { AllergyIntolerance, Condition, FhirResource, Procedure } from 'fhir/r4'

import { toVisit } from '#clinical/care/encounter.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { identityLine, toIdentity, withheldWords } from '#clinical/patient/patient.ts'
import { type RecordHeading } from '#clinical/writing/record-headings.ts'
import { markedLines, toReports } from '#clinical/results/report.ts'
import { sourceOf, sourceText, whoText } from '#clinical/entries/source.ts'
import { periodText } from '#clinical/results/value.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny, hasCode, snomed, textOf } from '#fhir/coding.ts'
import { formatDate, formatDateTime } from '#fhir/dates.ts'

import type { Part, StayRecord } from './stay-record.ts'

/** PRSB eDischarge headings, in their order (domain facts §5.4). Medicines stand among them and are filled in apart. */
export const dischargeHeadings = [
  'patient-demographics',
  'general-practitioner-practice',
  'admission-details',
  'discharge-details',
  'diagnoses',
  'procedures',
  'clinical-summary',
  'allergies-and-adverse-reaction',
  'medications-and-medical-devices',
  'investigation-results',
  'plan-and-requested-actions',
  'information-and-advice-given',
] as const satisfies readonly RecordHeading[]

/** What stands under a heading to begin with, and what of the record it says that from. */
export type Filled = {
  words: string
  entries: string[]
  /** Why nothing, or not all, was filled in: never to be taken for "none" (hazard H5) */
  missing: string | undefined
}

export type Prefill = Partial<Record<RecordHeading, Filled>>

/** Every line says its own date and where it is from (hazard H18). */
export function prefillOf(record: StayRecord): Prefill {
  const { patient, stay, conditions, procedures, allergies, reports } = record
  const since = stay?.period?.start
  const identity = toIdentity(patient)
  const noStay = stay ? undefined : 'The record holds no inpatient stay.'
  return {
    'patient-demographics': filled(
      [identityLine(identity), `Gender: ${identity.gender}`],
      [`Patient/${patient.id}`],
    ),
    'general-practitioner-practice': practiceOf(record, identity.confidentiality === 'R'),
    'admission-details': { ...filled(admissionLines(record), idOf(stay)), missing: noStay },
    'discharge-details': { ...filled(dischargeLines(record), idOf(stay)), missing: noStay },
    diagnoses: ofPart(conditions, 'diagnoses', (all) => diagnosisLines(all, stay?.id, since)),
    procedures: ofPart(procedures, 'procedures', (all) => procedureLines(all, stay?.id, since)),
    'allergies-and-adverse-reaction': ofPart(allergies, 'allergies', allergyLines),
    'investigation-results': ofPart(reports, 'results', () => resultLines(reports, since)),
  }
}

type Line = { words: string; entry?: string }

const filled = (lines: (string | undefined)[], entries: string[]): Filled => ({
  words: lines.filter(Boolean).join('\n'),
  entries,
  missing: undefined,
})

const idOf = (resource: Stored<FhirResource> | undefined): string[] =>
  resource ? [`${resource.resourceType}/${resource.id}`] : []

function ofPart<R extends FhirResource>(
  part: { resources: Stored<R>[]; withheld: number; failed: string | undefined },
  what: string,
  lines: (resources: Stored<R>[]) => Line[],
): Filled {
  const said = lines(part.resources)
  const missing = part.failed
    ? `Could not load ${what}: nothing is filled in. ${part.failed}`
    : part.withheld > 0
      ? `Some ${what} are withheld: this is not all of them.`
      : undefined
  return {
    words: part.failed ? '' : said.map(({ words }) => words).join('\n'),
    entries: said.flatMap(({ entry = [] }) => entry),
    missing,
  }
}

function practiceOf({ patient }: StayRecord, restricted: boolean): Filled {
  const practices = listOf(patient.generalPractitioner)
  const names = practices.flatMap((one) => whoText(one, patient) ?? [])
  if (names.length > 0) return filled(names, [])
  return { words: '', entries: [], missing: restricted ? withheldWords : 'The record names no GP practice.' }
}

function admissionLines({ stay, included }: StayRecord): string[] {
  if (!stay) return []
  const visit = toVisit(stay, included)
  const { admitSource } = stay.hospitalization ?? {}
  return [
    `Admitted: ${formatDateTime(visit.start, 'date not recorded')}`,
    `Reason for admission: ${visit.reason ?? 'not recorded'}`,
    admitSource ? `From: ${textOf(admitSource)}` : '',
    visit.organisation ? `Hospital: ${visit.organisation}` : '',
    visit.ward ? `Ward: ${visit.ward}` : '',
    visit.speciality ? `Specialty: ${visit.speciality}` : '',
    visit.consultant ? `Responsible consultant: ${visit.consultant}` : '',
  ]
}

function dischargeLines({ stay, included }: StayRecord): string[] {
  if (!stay) return []
  const { end, expectedDischarge } = toVisit(stay, included)
  const { dischargeDisposition } = stay.hospitalization ?? {}
  return [
    end
      ? `Discharged: ${formatDateTime(end)}`
      : `Discharged: not yet recorded${expectedDischarge ? ` (estimated discharge date ${formatDate(expectedDischarge)})` : ''}`,
    dischargeDisposition ? `To: ${textOf(dischargeDisposition)}` : '',
  ]
}

const said = (resource: FhirResource, on: string | undefined) =>
  `(recorded ${formatDate(on, 'on a date not known')}, ${sourceText({ ...sourceOf(resource), on: undefined })})`

/** Of the stay: it says so, or it is dated in it. Dates are compared by day: many have no time. */
const isOfStay = (encounter: string | undefined, on: string | undefined, stayId?: string, since?: string) =>
  (stayId !== undefined && encounter?.split('/').at(-1) === stayId) ||
  (since !== undefined && on !== undefined && on.slice(0, 10) >= since.slice(0, 10))

function diagnosisLines(conditions: Stored<Condition>[], stayId?: string, since?: string): Line[] {
  const standing = conditions.filter(
    ({ verificationStatus, clinicalStatus }) =>
      !hasAny(verificationStatus, 'entered-in-error', 'refuted') &&
      !hasAny(clinicalStatus, 'inactive', 'resolved', 'remission'),
  )
  const ofStay = (one: Condition) => isOfStay(undefined, one.recordedDate ?? one.onsetDateTime, stayId, since)
  const line = (one: Stored<Condition>, label: string): Line => {
    const doubt = hasAny(one.verificationStatus, 'confirmed')
      ? ''
      : one.verificationStatus && textOf(one.verificationStatus, '')
    return {
      words: `${label}${textOf(one.code, 'Problem not named')}${doubt ? `, ${doubt}` : ''} ${said(one, one.recordedDate)}`,
      entry: `Condition/${one.id}`,
    }
  }
  return [
    ...standing.filter(ofStay).map((one) => line(one, '')),
    ...standing.filter((one) => !ofStay(one)).map((one) => line(one, 'Also: ')),
  ]
}

function procedureLines(procedures: Stored<Procedure>[], stayId?: string, since?: string): Line[] {
  return procedures
    .filter(({ status }) => status === 'completed' || status === 'in-progress')
    .flatMap((one): Line[] => {
      const on = one.performedDateTime ?? one.performedPeriod?.start
      if (!isOfStay(one.encounter?.reference, on, stayId, since)) return []
      const when = one.performedPeriod
        ? periodText(one.performedPeriod)
        : formatDateTime(on, 'date not recorded')
      return [{ words: `${textOf(one.code, 'Procedure not named')}, ${when}`, entry: `Procedure/${one.id}` }]
    })
}

const negations = [snomed('716186003'), snomed('429625007')]
const drugNegation = snomed('409137002')

function allergyLines(allergies: Stored<AllergyIntolerance>[]): Line[] {
  const standing = allergies.filter(
    ({ verificationStatus, clinicalStatus, code }) =>
      !hasAny(verificationStatus, 'entered-in-error', 'refuted') &&
      !hasAny(clinicalStatus, 'inactive', 'resolved') &&
      !hasAny(code, 'NI'),
  )
  const says = (one: AllergyIntolerance) =>
    negations.some((coding) => hasCode(one.code, coding)) || hasCode(one.code, drugNegation)
  const known = standing.filter((one) => !says(one))
  const lines = known.map((one): Line => {
    const reactions = listOf(one.reaction).map(({ manifestation, severity }) =>
      [
        listOf(manifestation)
          .map((each) => textOf(each, ''))
          .filter(Boolean)
          .join(', '),
        severity,
      ]
        .filter(Boolean)
        .join(', '),
    )
    const words = [textOf(one.code, 'Substance not named'), reactions.filter(Boolean).join('; ')].filter(
      Boolean,
    )
    return {
      words: `${words.join(': ')} ${said(one, one.recordedDate)}`,
      entry: `AllergyIntolerance/${one.id}`,
    }
  })
  if (lines.length > 0) return lines
  const [none] = standing.filter(says)
  // nobody asked is not "none" (hazard H5)
  if (!none) return [{ words: 'Allergies not recorded: nobody has asked.' }]
  return [
    {
      words: `${textOf(none.code)} ${said(none, none.recordedDate)}`,
      entry: `AllergyIntolerance/${none.id}`,
    },
  ]
}

/** Of each kind of report the newest of the stay, and of it what its laboratory marked. */
function resultLines(reports: Part<'DiagnosticReport'>, since: string | undefined): Line[] {
  const newest = new Map<string, ReturnType<typeof toReports>['entries'][number]>()
  for (const report of toReports(reports).entries)
    if (isOfStay(undefined, report.when, undefined, since) && !newest.has(report.name))
      newest.set(report.name, report)
  return [...newest.values()].flatMap((report) => {
    const marked = markedLines(report).map(
      ({ name, value, mark, range }) =>
        `${name} ${value} (${[mark.words, range && `range ${range}`].filter(Boolean).join(', ')})`,
    )
    const words = [...marked, report.conclusion ?? ''].filter(Boolean)
    return words.length === 0
      ? []
      : [
          {
            words: `${report.name}, ${formatDateTime(report.when, 'date not recorded')}${report.status ? `, ${report.status}` : ''}: ${words.join('; ')}`,
            entry: `DiagnosticReport/${report.id}`,
          },
        ]
  })
}
