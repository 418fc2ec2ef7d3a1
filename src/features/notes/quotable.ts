import type { Condition } from 'fhir/r4'

import type { ObservationSet } from '#clinical/observations/observation-set.ts'
import { type ReadingName, spoken } from '#clinical/observations/readings.ts'
import { markedLines, type Report } from '#clinical/results/report.ts'
import type { ResultLine } from '#clinical/results/result-line.ts'
import type { RecordHeading } from '#clinical/writing/record-headings.ts'
import { sourceOf, sourceText } from '#clinical/entries/source.ts'
import type { Quote } from '#clinical/writing/writing.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny, textOf } from '#fhir/coding.ts'
import { formatDate, formatDateTime } from '#fhir/dates.ts'

/** Where a quote goes when nobody says otherwise. */
export const homes = {
  observations: 'observations',
  results: 'investigation-results',
  problems: 'problems-and-issues',
} as const satisfies Record<string, RecordHeading>

const labels: Partial<Record<ReadingName, string>> = {
  rr: 'Respirations',
  spo2: 'SpO2',
  air: 'Air or oxygen',
  sbp: 'Systolic blood pressure',
  dbp: 'Diastolic blood pressure',
  noPressure: 'Blood pressure',
  pulse: 'Pulse',
  acvpu: 'Consciousness',
  temp: 'Temperature',
  distress: 'Respiratory distress',
  crt: 'Capillary refill',
  carer: 'Carer says',
}

/** A set as it was recorded: a score is quoted only when somebody recorded it, never one that is counted here. */
export function setQuote({ id, at, by, readings, recorded, child, members }: ObservationSet): Quote {
  const total = child ? child.recorded?.total : recorded?.total
  const score = total === undefined ? undefined : `${child ? 'PEWS' : 'NEWS2'} ${total}`
  const read = (Object.keys(labels) as ReadingName[]).flatMap((name) => {
    const reading = readings[name]
    return reading ? `${labels[name]}: ${spoken(name, reading)}` : []
  })
  return {
    references: [...new Set([id, ...members])].map((one) => `Observation/${one}`),
    words: [score, read.join('; ')].filter(Boolean).join('\n'),
    said: [formatDateTime(at), by ?? 'Observer not stated'].join(' · '),
  }
}

/** A report with the range and the mark of every line as sent; `'marked'`: only what its laboratory marked. */
export function reportQuote(report: Report, lines: 'all' | 'marked'): Quote {
  const { id, isReport, name, when, status, conclusion, source } = report
  const said = lines === 'all' ? report.lines : markedLines(report)
  return {
    references: [`${isReport ? 'DiagnosticReport' : 'Observation'}/${id}`],
    words: [
      [name, status && `(${status})`].filter(Boolean).join(' '),
      ...said.flatMap((line) => lineWords(line, lines === 'all')),
      conclusion,
    ]
      .filter(Boolean)
      .join('\n'),
    said: [formatDateTime(when), sourceText({ ...source, on: undefined })].join(' · '),
  }
}

function lineWords({ name, value, mark, range, status, parts }: ResultLine, within: boolean): string[] {
  const facts = [mark.words, range && `range ${range}`, status].filter(Boolean).join(', ')
  return [
    `${name} ${value}${facts ? ` (${facts})` : ''}`,
    ...(within ? parts.flatMap((part) => lineWords(part, true)) : []),
  ]
}

export const isActive = ({ clinicalStatus, verificationStatus }: Condition) =>
  !hasAny(clinicalStatus, 'inactive', 'resolved', 'remission') &&
  !hasAny(verificationStatus, 'refuted', 'entered-in-error')

export function problemQuote(condition: Stored<Condition>): Quote {
  const { code, severity, verificationStatus, onsetDateTime, recordedDate, note = [] } = condition
  const doubt =
    hasAny(verificationStatus, 'confirmed') || !verificationStatus ? '' : textOf(verificationStatus, '')
  const facts = [
    severity && textOf(severity, ''),
    doubt,
    onsetDateTime && `since ${formatDate(onsetDateTime)}`,
  ].filter(Boolean)
  return {
    references: [`Condition/${condition.id}`],
    words: [[textOf(code, 'Problem not named'), ...facts].join(', '), ...note.map(({ text }) => text)].join(
      '\n',
    ),
    said: sourceText(sourceOf(condition, recordedDate)).split(' · ').toReversed().join(' · '),
  }
}
