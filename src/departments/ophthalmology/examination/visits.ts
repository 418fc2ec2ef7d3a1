import type { Composition } from 'fhir/r4'

import { draftOwner } from '#auth/drafts.ts'
import { type Withdrawn, withdrawnIn } from '#clinical/acts/withdrawn.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { type Source, sourceOf } from '#clinical/entries/source.ts'
import { findingIdsOf } from '#clinical/writing/coded-findings.ts'
import { narrativeText } from '#clinical/writing/narrative.ts'
import { dayOf, type Finding } from '#departments/ophthalmology/eye/finding.ts'
import type { Stored } from '#fhir/client.ts'

import { planTitle } from './draft.ts'

/** One visit whole: signed here as an examination, or what others wrote on one day. */
export type Visit = {
  id: string
  when: string | undefined
  findings: Finding[]
  /** What only words say: impression, plan, why it was amended */
  written: { title: string; words: string }[]
  /** The examination it was signed as */
  note: Stored<Composition> | undefined
  source: Source | undefined
}
export type Visits = {
  visits: Visit[]
  inError: { id: string; when: string | undefined; withdrawn: Withdrawn; note: Stored<Composition> }[]
}

/** The newest first. A finding is in one visit only: that of its examination, else that of its day. */
export function toVisits(findings: readonly Finding[], notes: readonly Stored<Composition>[]): Visits {
  const signed = notes.filter((note) => !draftOwner(note) && note.status !== 'entered-in-error')
  const placed = new Set<string>()
  const examined = signed.map((note): Visit => {
    const ids = new Set(findingIdsOf(note))
    const here = findings.filter(({ id }) => ids.has(id))
    for (const { id } of here) placed.add(id)
    return {
      id: note.id,
      when: whenOf(note),
      findings: here,
      written: listOf(note.section)
        .filter(({ entry }) => listOf(entry).length === 0)
        .map(({ title = planTitle, text }) => ({ title, words: narrativeText(text) }))
        .filter(({ words }) => words !== ''),
      note,
      source: sourceOf(note, note.date),
    }
  })
  const others = new Map<string, Finding[]>()
  for (const finding of findings.filter(({ id }) => !placed.has(id)))
    others.set(dayOf(finding), [...(others.get(dayOf(finding)) ?? []), finding])
  const byDay = [...others].map(([day, found]): Visit => ({
    id: `day ${day}`,
    when: day || undefined,
    findings: found,
    written: [],
    note: undefined,
    source: undefined,
  }))
  return {
    visits: [...examined, ...byDay].toSorted((one, other) =>
      (other.when ?? '').localeCompare(one.when ?? ''),
    ),
    inError: notes.flatMap((note) => {
      const withdrawn = withdrawnIn(note)
      return withdrawn ? [{ id: note.id, when: whenOf(note), withdrawn, note }] : []
    }),
  }
}

const whenOf = ({ event, date }: Composition) => listOf(event)[0]?.period?.start ?? date
