import type { Location } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny } from '#fhir/coding.ts'

export type WardLine = { id: string; name: string; beds: number; occupied: number; free: number }
export type WardGroup = { site: string; wards: WardLine[] }

const collator = new Intl.Collator('en-GB', { numeric: true })

/** Wards under their sites, by name. Beds count to the ward they stand in, through their bay or directly. */
export function toWardGroups(places: readonly Stored<Location>[]): WardGroup[] {
  const byId = new Map(places.map((place) => [place.id, place]))
  const lines = new Map<string, WardLine>()
  for (const place of places) {
    if (!hasAny(place.physicalType, 'wa') || place.status === 'inactive') continue
    lines.set(place.id, {
      id: place.id,
      name: place.name ?? 'Ward without a name',
      beds: 0,
      occupied: 0,
      free: 0,
    })
  }
  for (const bed of places) {
    if (!hasAny(bed.physicalType, 'bd') || bed.status === 'inactive') continue
    const line = lines.get(wardIdOf(bed, byId) ?? '')
    if (!line) continue
    line.beds += 1
    if (bed.operationalStatus?.code === 'O') line.occupied += 1
    if (bed.operationalStatus?.code === 'U' && bed.status !== 'suspended') line.free += 1
  }
  const groups = new Map<string, WardLine[]>()
  for (const line of lines.values()) {
    const parent = byId.get(line.id)?.partOf
    const site = byId.get(referenceId(parent, 'Location') ?? '')?.name ?? parent?.display ?? 'Site not stated'
    groups.set(site, [...(groups.get(site) ?? []), line])
  }
  return [...groups]
    .map(([site, wards]) => ({ site, wards: wards.toSorted((a, b) => collator.compare(a.name, b.name)) }))
    .toSorted((a, b) => collator.compare(a.site, b.site))
}

/** Up from a bed to the ward; at most a few steps, however the places were recorded. */
function wardIdOf(bed: Location, byId: ReadonlyMap<string, Location>): string | undefined {
  let id = referenceId(bed.partOf, 'Location')
  for (let steps = 0; id && steps < 5; steps += 1) {
    const place = byId.get(id)
    if (hasAny(place?.physicalType, 'wa')) return id
    id = referenceId(place?.partOf, 'Location')
  }
  return undefined
}
