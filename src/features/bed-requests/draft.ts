import type { Encounter, Identifier, Location, Reference, ServiceRequest } from 'fhir/r4'
import * as z from 'zod/mini'

import { requestFrom, type RequestFrom, withBedRequest } from '#clinical/care/bed-request.ts'
import { codedIn, specialityOf } from '#clinical/care/spell-codes.ts'
import type { Stored } from '#fhir/client.ts'
import { instantOf } from '#fhir/dates.ts'
import { ukExtension } from '#fhir/uk-core.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

export const bedRequestDraft = z.object({
  from: z.enum(
    Object.keys(requestFrom) as [RequestFrom, ...RequestFrom[]],
    'Choose where the patient comes from',
  ),
  siteId: z.string().check(z.minLength(1, 'Choose a hospital')),
  speciality: z.string(),
  /** A referral on the waiting list that the stay is for */
  listed: z.string(),
  /** Wall clock of London; empty: at once */
  needed: z
    .string()
    .check(
      z.refine(
        (text) => text === '' || instantOf(fromLondonWallClock(text, Date.now())) !== undefined,
        'Write a date and a time',
      ),
    ),
  sideRoom: z.boolean(),
})
export type BedRequestDraft = z.infer<typeof bedRequestDraft>

/** Admission methods that say where somebody came from; a transfer may be an emergency or not, so that one is asked. */
const methodOf: Partial<Record<RequestFrom, string>> = { ed: '21', gp: '22', elective: '11' }

type Writer = { patientId: string; identifier: Identifier; by: Reference; now: Date }

const askedOf = (
  draft: BedRequestDraft,
  { by, now }: Pick<Writer, 'by' | 'now'>,
  listed?: ServiceRequest,
) => {
  const needed = instantOf(fromLondonWallClock(draft.needed, now.getTime()))
  return {
    from: draft.from,
    since: now.toISOString(),
    needed: needed === undefined ? undefined : new Date(needed).toISOString(),
    sideRoom: draft.sideRoom,
    specialty: specialityOf(draft.speciality) ?? listed?.performerType,
    by,
  }
}

/** A stay that is planned, and the bed that it needs. */
export function plannedStay(
  draft: BedRequestDraft,
  site: Stored<Location>,
  writer: Writer,
  listed?: Stored<ServiceRequest>,
): Encounter {
  const asked = askedOf(draft, writer, listed)
  const method = methodOf[draft.from]
  const stay: Encounter = {
    resourceType: 'Encounter',
    identifier: [writer.identifier],
    status: 'planned',
    class: {
      system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
      code: 'IMP',
      display: 'inpatient encounter',
    },
    ...(asked.specialty ? { serviceType: asked.specialty } : {}),
    subject: { reference: `Patient/${writer.patientId}` },
    ...(listed ? { basedOn: [{ reference: `ServiceRequest/${listed.id}` }] } : {}),
    period: { start: asked.needed ?? asked.since },
    ...(listed?.code?.text ? { reasonCode: [{ text: listed.code.text }] } : {}),
    ...(method
      ? {
          hospitalization: {
            extension: [
              {
                url: ukExtension('AdmissionMethod'),
                valueCodeableConcept: codedIn('AdmissionMethodEngland', method),
              },
            ],
          },
        }
      : {}),
    ...(site.managingOrganization ? { serviceProvider: site.managingOrganization } : {}),
  }
  return withBedRequest(stay, asked, site)
}

/** A stay under way whose patient needs another bed. */
export const askingToMove = (
  stay: Stored<Encounter>,
  draft: BedRequestDraft,
  site: Stored<Location>,
  writer: Pick<Writer, 'by' | 'now'>,
): Stored<Encounter> => withBedRequest(stay, askedOf({ ...draft, from: 'ward' }, writer), site)
