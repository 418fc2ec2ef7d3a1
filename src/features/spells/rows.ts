import { nhsNumberText, type PatientIdentity } from '#clinical/patient/patient.ts'
import { formatDate, formatDateTime } from '#fhir/dates.ts'

import type { Coded, Span, Spell } from './spells.ts'

export const lists = { spells: 'Spells', episodes: 'Consultant episodes', stays: 'Ward stays' } as const
export type ListKind = keyof typeof lists
export const isList = (kind: string | null): kind is ListKind => kind !== null && kind in lists

export type SpellOf = { spell: Spell; patient: PatientIdentity | undefined }
export type SpellTable = { heads: string[]; rows: string[][] }

/** What a list says, line by line, in the same words on the screen, on paper and in the file. */
export function toTable(kind: ListKind, found: readonly SpellOf[]): SpellTable {
  switch (kind) {
    case 'spells':
      return {
        heads: [
          ...who,
          'Admitted',
          'Method',
          'Source',
          'Intended management',
          'Specialty',
          'Discharged',
          'Discharge method',
          'Destination',
          'Episodes',
          'Ward stays',
          'Leave',
          'Nights',
          'Spell',
        ],
        rows: found.map(({ spell, patient }) => [
          ...whoOf(patient),
          at(spell.start),
          said(spell.method),
          said(spell.source),
          said(spell.management),
          said(spell.specialty),
          until(spell),
          said(spell.dischargeMethod),
          said(spell.destination),
          String(spell.episodes.length),
          String(spell.wardStays.length),
          spell.leaves.map((leave) => `${at(leave.start)} – ${until(leave)}`).join('; '),
          spell.nights === undefined ? '' : String(spell.nights),
          spell.id,
        ]),
      }
    case 'episodes':
      return {
        heads: [...who, 'Episode', 'Consultant', 'Specialty', 'From', 'Until', 'Spell'],
        rows: found.flatMap(({ spell, patient }) =>
          spell.episodes.map((one) => [
            ...whoOf(patient),
            `${one.number} of ${spell.episodes.length}`,
            one.consultant ?? 'Not recorded',
            said(spell.specialty),
            at(one.start),
            until(one),
            spell.id,
          ]),
        ),
      }
    case 'stays':
      return {
        heads: [...who, 'Ward stay', 'Ward', 'From', 'Until', 'Spell'],
        rows: found.flatMap(({ spell, patient }) =>
          spell.wardStays.map((one) => [
            ...whoOf(patient),
            `${one.number} of ${spell.wardStays.length}`,
            one.ward ?? 'Not recorded',
            at(one.start),
            until(one),
            spell.id,
          ]),
        ),
      }
  }
}

const who = ['Patient', 'Born', 'NHS number']
const whoOf = (patient: PatientIdentity | undefined) =>
  patient
    ? [patient.name, formatDate(patient.birth), nhsNumberText(patient.nhsNumber)]
    : ['Name not sent', '', '']
const at = (instant: string | undefined) => formatDateTime(instant)
const until = ({ end }: Span) => (end ? formatDateTime(end) : 'Goes on')
const said = ({ code, words }: Coded) => [code, words].filter(Boolean).join(' ') || 'Not recorded'

/**
 * RFC 4180, for spreadsheets: every cell quoted, and none that a spreadsheet would take for a formula (OWASP, CSV
 * injection). The mark at the start says that it is UTF-8.
 */
export const toCsv = ({ heads, rows }: SpellTable): string =>
  `\uFEFF${[heads, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`

const cell = (words: string) =>
  `"${(/^[=+\-@\t\r]/.test(words) ? `'${words}` : words).replaceAll('"', '""')}"`
