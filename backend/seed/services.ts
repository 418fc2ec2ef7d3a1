import type { HealthcareService, Reference } from 'fhir/r4'

import { trusts } from './region.ts'
import { coding, concept, reference } from './shapes.ts'

/** The specialities of each acute trust that can be asked for an opinion (treatment functions, domain facts §5.2). */
const specialities: Record<string, string> = {
  '100': 'General Surgery',
  '101': 'Urology',
  '110': 'Trauma & Orthopaedics',
  '130': 'Ophthalmology',
  '192': 'Intensive Care',
  '301': 'Gastroenterology',
  '303': 'Clinical Haematology',
  '307': 'Diabetes',
  '315': 'Palliative Medicine',
  '320': 'Cardiology',
  '326': 'Acute Internal Medicine',
  '328': 'Stroke Medicine',
  '330': 'Dermatology',
  '340': 'Respiratory Medicine',
  '350': 'Infectious Diseases',
  '361': 'Renal Medicine',
  '400': 'Neurology',
  '420': 'Paediatrics',
  '430': 'Elderly Medicine',
  '501': 'Obstetrics',
  '722': 'Liaison Psychiatry',
}

const acute = trusts.filter(({ id }) => id !== 'rw5')

export function* services(): Generator<HealthcareService> {
  for (const trust of acute)
    for (const [code, name] of Object.entries(specialities))
      yield {
        resourceType: 'HealthcareService',
        id: `${trust.id}-${code}`,
        active: true,
        providedBy: reference('Organization', trust.id, trust.name),
        specialty: [
          concept(name, coding('https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode', code, name)),
        ],
        name,
      }
}

/** The demonstration sign-ins and whom they answer for. */
const members: Record<string, Record<string, string>> = {
  doctor: { rxr: '340', rxn: '326' },
  eye: { rxr: '130' },
  midwife: { rxr: '501' },
}

/** The service of a speciality at a trust; none where it has none. */
export function serviceOf(
  worker: string,
  trust: string,
  speciality?: string,
): { healthcareService?: Reference[] } {
  const code = members[worker]?.[trust] ?? speciality
  const name = code && specialities[code]
  return name && acute.some(({ id }) => id === trust)
    ? { healthcareService: [reference('HealthcareService', `${trust}-${code}`, name)] }
    : {}
}
