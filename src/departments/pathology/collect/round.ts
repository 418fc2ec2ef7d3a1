import { clockOf, type Work } from '#departments/pathology/work/model.ts'
import { dueOf } from '#departments/pathology/work/turnaround.ts'

/** Patients whose samples are due, whoever is due first in front; of each, what is due first. */
export function roundOf(works: readonly Work[], ward: string): { patientId: string; works: Work[] }[] {
  const due = (work: Work) => dueOf(clockOf(work, 0))
  const patients = new Map<string, Work[]>()
  for (const work of works.filter((one) => one.stage === 'to collect' && (!ward || one.wardId === ward)))
    patients.set(work.patientId, [...(patients.get(work.patientId) ?? []), work])
  return [...patients]
    .map(([patientId, of]) => ({ patientId, works: of.toSorted((a, b) => due(a) - due(b)) }))
    .toSorted((one, other) => Math.min(...one.works.map(due)) - Math.min(...other.works.map(due)))
}

/** The wards with something to collect, by name. */
export function wardsIn(works: readonly Work[]): { id: string; name: string; count: number }[] {
  const wards = new Map<string, { name: string; patients: Set<string> }>()
  for (const { wardId, place, patientId } of works.filter(({ stage }) => stage === 'to collect')) {
    if (!wardId) continue
    const found = wards.get(wardId) ?? { name: place?.split(' – ')[0] ?? wardId, patients: new Set() }
    wards.set(wardId, { ...found, patients: found.patients.add(patientId) })
  }
  return [...wards]
    .map(([id, { name, patients }]) => ({ id, name, count: patients.size }))
    .toSorted((one, other) => one.name.localeCompare(other.name))
}
