import { listOf } from '#clinical/entries/lenient.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import { partText, valueText } from '#departments/maternity/antenatal/found.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDate, formatDateTime } from '#fhir/dates.ts'

import type { Mistaken } from './taking-back.ts'

/** What is about to be taken back, in words. */
export function rowsOf(one: Mistaken): Rows {
  if (one.resourceType === 'Encounter')
    return [
      ['Contact', listOf(one.type).map((type) => textOf(type))[0]],
      ['When', formatDateTime(one.period?.start)],
      [
        'Notes',
        listOf(one.reasonCode)
          .map(({ text }) => text)
          .join('; '),
      ],
    ]
  if (one.resourceType === 'Immunization')
    return [
      ['Dose', textOf(one.vaccineCode)],
      ['On', formatDate(one.occurrenceDateTime)],
      ['For', listOf(one.reasonCode).map((reason) => textOf(reason))[0]],
      ['Batch', one.lotNumber],
    ]
  return [
    ['What', textOf(one.code)],
    ['Method', one.method && textOf(one.method)],
    ['Value', listOf(one.component).length > 0 ? undefined : valueText(one)],
    ...listOf(one.component).map((part): Rows[number] => [textOf(part.code), partText(part)]),
    ['On', formatDateTime(one.effectiveDateTime)],
    [
      'Note',
      listOf(one.note)
        .map(({ text }) => text)
        .join(' '),
    ],
  ]
}
