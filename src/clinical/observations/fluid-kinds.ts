import type { Coding } from 'fhir/r4'

import { loinc, snomed } from '#fhir/coding.ts'

import { lune } from './observation-codes.ts'

export type Direction = 'intake' | 'output'

/** A row of the fluid chart (domain facts §2.8). `codings` are all read, and written in this order. */
export type FluidKind = { key: FluidKey; direction: Direction; words: string; codings: readonly Coding[] }

export type FluidKey =
  | 'oral'
  | 'intravenous'
  | 'enteral'
  | 'blood'
  | 'other-in'
  | 'urine'
  | 'vomit'
  | 'gastric'
  | 'drain'
  | 'stool'
  | 'blood-loss'
  | 'other-out'

const kind = (key: FluidKey, direction: Direction, words: string, ...codings: Coding[]): FluidKind => ({
  key,
  direction,
  words,
  codings,
})

/**
 * What goes in and what comes out. The codes are those of the fluid balance of the German intensive care module
 * (MII ICU, HL7 Deutschland), the nearest published list; where it has none, ours. Totals that a sender has made
 * (LOINC 9103-3, 9257-7) are not read: added to their own parts they would count twice.
 */
export const fluidKinds: readonly FluidKind[] = [
  kind('oral', 'intake', 'Oral', snomed('251853006', 'Oral fluid intake'), loinc('9000-1')),
  kind(
    'intravenous',
    'intake',
    'Intravenous',
    lune('fluid', 'intake-intravenous', 'Intravenous fluid intake'),
  ),
  kind('enteral', 'intake', 'Enteral', snomed('251854000', 'Enteral fluid intake'), loinc('8953-2')),
  kind('blood', 'intake', 'Blood products', lune('fluid', 'intake-blood', 'Blood product intake')),
  kind('other-in', 'intake', 'Other in', lune('fluid', 'intake-other', 'Other fluid intake')),
  kind('urine', 'output', 'Urine', snomed('364202003', 'Urine output'), loinc('9187-6'), snomed('364201005')),
  kind('vomit', 'output', 'Vomit', lune('fluid', 'output-vomit', 'Vomit output')),
  kind('gastric', 'output', 'Gastric', snomed('251848001', 'Gastric fluid output'), loinc('79561-7')),
  kind('drain', 'output', 'Drain', snomed('251843005', 'Drain fluid output')),
  kind('stool', 'output', 'Stool', snomed('251849009', 'Stool fluid output'), loinc('9167-8')),
  kind('blood-loss', 'output', 'Blood loss', snomed('250771004', 'Blood loss'), loinc('81661-1')),
  kind('other-out', 'output', 'Other out', lune('fluid', 'output-other', 'Other fluid output')),
]

/** What a search for the makings of a fluid chart asks for by code; some systems say it by the category alone. */
export const fluidCodes = fluidKinds
  .flatMap(({ codings }) => codings.map(({ system, code }) => `${system}|${code}`))
  .join(',')
export const fluidCategories = 'Output,Intake'
