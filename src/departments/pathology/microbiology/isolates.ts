import type { CodeableConcept, DiagnosticReport, FhirResource, Observation } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { newestFirst, type Report, toReport } from '#clinical/results/report.ts'
import { everyLine, isObservation } from '#clinical/results/result-line.ts'
import { type Antibiogram, antibiogramOf } from '#clinical/results/antibiogram.ts'
import { disciplineIn } from '#departments/pathology/work/catalogue.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDate } from '#fhir/dates.ts'

import { isOrganism } from './codes.ts'
import { type AlertOrganism, alertFor, type MicrobiologyPolicy } from './policy.ts'

/** A report of microbiology, from whichever laboratory. */
export type Culture = {
  report: Report
  /** Organisms named in codes of ours, as the record has them: an alert organism is told by its code */
  organisms: { id: string; name: string; concept: CodeableConcept | undefined }[]
}

/** By its category, or because something was tested against antibiotics. The newest first. */
export function toCultures(
  reports: readonly Stored<DiagnosticReport>[],
  included: FhirResource[],
): Culture[] {
  const byId = new Map(included.filter(isObservation).map((one) => [one.id, one]))
  return reports
    .filter(({ status }) => status !== 'entered-in-error')
    .flatMap((resource) => {
      const report = toReport(resource, included)
      const isMicrobiology =
        disciplineIn(listOf(resource.category)) === 'microbiology' ||
        listOf(resource.category).some((one) => /microbiolog/i.test(wordsOf(one)))
      if (!isMicrobiology && !antibiogramOf(report.lines)) return []
      return [{ report, organisms: organismsOf(report, byId) }]
    })
    .toSorted((one, other) => newestFirst(one.report, other.report))
}

const wordsOf = (category: CodeableConcept) =>
  [category.text, ...listOf(category.coding).map(({ display }) => display)].join(' ')

const organismsOf = ({ lines }: Report, byId: ReadonlyMap<string | undefined, Observation>) =>
  everyLine(lines).flatMap(({ id }) => {
    const value = byId.get(id)
    if (!value || !isOrganism(value)) return []
    const { valueCodeableConcept: concept } = value
    return [{ id, name: textOf(concept, 'Organism not named'), concept }]
  })

/** Every isolate against every antibiotic, the newest first: what has become resistant is seen in its row. */
export function isolatesOf(cultures: readonly Culture[]): Antibiogram | undefined {
  const table = antibiogramOf(cultures.flatMap(({ report }) => report.lines))
  const when = new Map(
    cultures.flatMap(({ report }) => everyLine(report.lines).map(({ id }) => [id, report.when] as const)),
  )
  return (
    table && {
      ...table,
      organisms: table.organisms.map(({ id, name }) => ({
        id,
        name: `${name}, ${formatDate(when.get(id), 'date not recorded')}`,
      })),
    }
  )
}

/** What a culture grew that asks for precautions. */
export type Proposed = { organismId: string; name: string; when: string | undefined; alert: AlertOrganism }

/** Authorised, and not said in an alert that is in force. An interim report proposes as well: precautions do not wait. */
export function proposedAlerts(
  cultures: readonly Culture[],
  policy: MicrobiologyPolicy,
  inForce: readonly string[],
): Proposed[] {
  const found = cultures.flatMap(({ report, organisms }) =>
    organisms.flatMap(({ id, name, concept }) => {
      const alert = alertFor(concept, policy)
      if (!alert || inForce.some((words) => saysSame(words, alert))) return []
      return [{ organismId: id, name, when: report.when, alert }]
    }),
  )
  return [...new Map(found.toReversed().map((one) => [one.alert.id, one])).values()].toReversed()
}

const saysSame = (words: string, alert: AlertOrganism) => {
  const [short = ''] = alert.words.split(/[ ,(]/)
  return words === alert.id || words.toLowerCase().includes(short.toLowerCase())
}
