import type { Location, Organization } from 'fhir/r4'

import { shiftPattern } from './shifts.ts'
import { coding, hl7, ours, reference, terminology } from './shapes.ts'

/** Lancashire and South Cumbria (domain facts §9): trusts, sites, wards, bays, beds, GP practices. Pure tables, then resources. */

export type Trust = { id: string; ods: string; name: string }
type Site = { id: string; ods?: string; trust: string; name: string; town: string; postcode: string }
export type Ward = {
  id: string
  site: string
  trust: string
  name: string
  speciality: readonly [code: string, name: string]
  /** Who lies here: decides ages, illnesses and which early-warning score applies */
  kind: 'adult' | 'older' | 'children' | 'maternity' | 'emergency' | 'mental health'
  bays: number
  bedsPerBay: number
  sideRooms: number
  /** Share of the beds that are occupied; 0 is a ward with no patient at all */
  filled: number
}
export type Bed = { id: string; ward: Ward; bay?: string; name: string; order: string }

export const trusts: readonly Trust[] = [
  { id: 'rxr', ods: 'RXR', name: 'East Lancashire Hospitals NHS Trust' },
  { id: 'rxn', ods: 'RXN', name: 'Lancashire Teaching Hospitals NHS Foundation Trust' },
  { id: 'rxl', ods: 'RXL', name: 'Blackpool Teaching Hospitals NHS Foundation Trust' },
  { id: 'rtx', ods: 'RTX', name: 'University Hospitals of Morecambe Bay NHS Foundation Trust' },
  { id: 'rw5', ods: 'RW5', name: 'Lancashire & South Cumbria NHS Foundation Trust' },
]
/** Outside the region, met in the teaching cohort. */
export const neighbour: Trust = { id: 'ref', ods: 'REF', name: 'Royal Cornwall Hospitals NHS Trust' }

const site = (id: string, trust: string, name: string, town: string, postcode: string): Site => ({
  id,
  trust,
  name,
  town,
  postcode,
  ...(id.includes('-') ? {} : { ods: id.toUpperCase() }),
})
const sites: readonly Site[] = [
  site('rxr20', 'rxr', 'Royal Blackburn Hospital', 'Blackburn', 'BB2 3HH'),
  site('rxr10', 'rxr', 'Burnley General Hospital', 'Burnley', 'BB10 2PQ'),
  site('rxn02', 'rxn', 'Royal Preston Hospital', 'Preston', 'PR2 9HT'),
  site('rxn01', 'rxn', 'Chorley & South Ribble Hospital', 'Chorley', 'PR7 1PP'),
  site('rxl01', 'rxl', 'Blackpool Victoria Hospital', 'Blackpool', 'FY3 8NR'),
  site('rtx02', 'rtx', 'Royal Lancaster Infirmary', 'Lancaster', 'LA1 4RP'),
  site('rtxbu', 'rtx', 'Furness General Hospital', 'Barrow-in-Furness', 'LA14 4LF'),
  site('rw5-hq', 'rw5', 'Sceptre Point', 'Preston', 'PR5 6AW'),
  site('ref12', 'ref', 'Royal Cornwall Hospital (Treliske)', 'Truro', 'TR1 3LJ'),
]

/** The hospital a ward or department stands in, by the start of its id. */
export const siteNameOf = (placeId: string): string =>
  sites.find(({ id }) => placeId.startsWith(`${id}-`))?.name ?? 'Hospital not named'

type Layout = readonly [bays: number, bedsPerBay: number, sideRooms: number]
function ward(
  id: string,
  name: string,
  speciality: Ward['speciality'],
  kind: Ward['kind'],
  [bays, bedsPerBay, sideRooms]: Layout,
  filled = 0.95,
): Ward {
  const place = sites.find((one) => id.startsWith(`${one.id}-`))
  if (!place) throw new Error(`No site for the ward ${id}`)
  return {
    id,
    site: place.id,
    trust: place.trust,
    name,
    speciality,
    kind,
    bays,
    bedsPerBay,
    sideRooms,
    filled,
  }
}
const small: Layout = [3, 6, 6]
const usual: Layout = [4, 6, 4]
const large: Layout = [4, 6, 8]
const elderly = ['430', 'Elderly Medicine'] as const
const acute = ['326', 'Acute Internal Medicine'] as const
const respiratory = ['340', 'Respiratory Medicine'] as const
const surgery = ['100', 'General Surgery'] as const
const obstetrics = ['501', 'Obstetrics'] as const

export const wards: readonly Ward[] = [
  ward('rxr20-amu', 'Acute Medical Unit', acute, 'adult', large, 0.95),
  ward('rxr20-elderly', 'Elderly Care Ward', elderly, 'older', [4, 6, 6], 0.95),
  ward('rxr20-respiratory', 'Respiratory Ward', respiratory, 'adult', usual),
  ward('rxr20-surgical', 'General Surgery Ward', surgery, 'adult', usual, 0.88),
  ward('rxr20-children', 'Children’s Ward', ['420', 'Paediatrics'], 'children', small, 0.5),
  ward('rxr20-ed', 'Emergency Department', ['180', 'Emergency Medicine'], 'emergency', small, 0.6),
  ward('rxr10-postnatal', 'Postnatal Ward', obstetrics, 'maternity', small, 0.6),
  ward('rxr10-escalation', 'Escalation Ward', ['300', 'General Internal Medicine'], 'adult', small, 0),
  ward('rxn02-amu', 'Acute Medical Unit', acute, 'adult', large, 0.95),
  ward('rxn02-trauma', 'Trauma and Orthopaedics', ['110', 'Trauma & Orthopaedics'], 'adult', usual),
  ward('rxn02-renal', 'Renal Ward', ['361', 'Renal Medicine'], 'adult', small),
  ward('rxn01-elderly', 'Elderly Care Ward', elderly, 'older', usual),
  ward('rxl01-ccu', 'Coronary Care Unit', ['320', 'Cardiology'], 'adult', small),
  ward('rxl01-respiratory', 'Respiratory Ward', respiratory, 'adult', usual),
  ward('rxl01-stroke', 'Stroke Unit', ['328', 'Stroke Medicine'], 'older', small),
  ward('rtx02-antenatal', 'Antenatal Ward', obstetrics, 'maternity', small, 0.5),
  ward('rtx02-medical', 'Medical Ward', ['300', 'General Internal Medicine'], 'adult', usual),
  ward('rtxbu-surgical', 'Surgical Ward', surgery, 'adult', small, 0.7),
  ward(
    'rw5-hq-older',
    'Older Adult Mental Health Ward',
    ['710', 'Adult Mental Health'],
    'mental health',
    small,
    0.7,
  ),
]

/** Departments without beds that encounters and clinics point at. */
export const departments = [
  { id: 'rxr20-eye-clinic', site: 'rxr20', name: 'Eye Clinic', speciality: ['130', 'Ophthalmology'] },
  {
    id: 'rxr20-medical-clinic',
    site: 'rxr20',
    name: 'Medical Outpatients',
    speciality: ['300', 'General Internal Medicine'],
  },
  {
    id: 'rxr10-fracture-clinic',
    site: 'rxr10',
    name: 'Fracture Clinic',
    speciality: ['110', 'Trauma & Orthopaedics'],
  },
  { id: 'rxn02-renal-clinic', site: 'rxn02', name: 'Renal Clinic', speciality: ['361', 'Renal Medicine'] },
  {
    id: 'rtx02-antenatal-clinic',
    site: 'rtx02',
    name: 'Antenatal Clinic',
    speciality: ['501', 'Obstetrics'],
  },
  { id: 'ref12-eye-clinic', site: 'ref12', name: 'Eye Clinic', speciality: ['130', 'Ophthalmology'] },
] as const

export const practices = [
  ['gp-daisyfield', 'Daisyfield Surgery', 'Blackburn'],
  ['gp-pendle-view', 'Pendle View Medical Centre', 'Burnley'],
  ['gp-ribble', 'Ribble Village Practice', 'Preston'],
  ['gp-north-shore', 'North Shore Surgery', 'Blackpool'],
  ['gp-lune-valley', 'Lune Valley Medical Practice', 'Lancaster'],
  ['gp-furness', 'Furness Health Centre', 'Barrow-in-Furness'],
] as const

/** Beds of a ward in bed order: bays first, then side rooms (a side room is one bed). */
export function bedsOf(ward: Ward): Bed[] {
  const beds: Bed[] = []
  for (const letter of 'ABCDEF'.slice(0, ward.bays)) {
    const bay = `${ward.id}-bay-${letter.toLowerCase()}`
    for (let number = 1; number <= ward.bedsPerBay; number++) {
      const order = `${letter}0${number}`
      beds.push({
        id: `${ward.id}-${order.toLowerCase()}`,
        ward,
        bay,
        name: `Bay ${letter} Bed ${number}`,
        order,
      })
    }
  }
  for (let number = 1; number <= ward.sideRooms; number++) {
    const order = `SR0${number}`
    beds.push({ id: `${ward.id}-${order.toLowerCase()}`, ward, name: `Side room ${number}`, order })
  }
  return beds
}

const ods = (kind: 'organization-code' | 'site-code', value: string) => ({
  system: `https://fhir.nhs.uk/Id/ods-${kind}`,
  value,
})
const organisation = (id: string, name: string, type: string, code?: string): Organization => ({
  resourceType: 'Organization',
  id,
  ...(code ? { identifier: [ods('organization-code', code)] } : {}),
  active: true,
  type: [{ coding: [coding(`${terminology}/organization-type`, 'prov', 'Healthcare Provider')], text: type }],
  name,
})

const practiceAddress = (town: string) => ({ line: ['1 Surgery Lane'], city: town, country: 'GBR' })

export function* organisations(): Generator<Organization> {
  yield organisation(
    'qe1',
    'NHS Lancashire and South Cumbria Integrated Care Board',
    'Integrated Care Board',
    'QE1',
  )
  for (const { id, ods: code, name } of [...trusts, neighbour]) {
    // Ofcom's numbers for drama: nobody is ever called
    const telecom = [{ system: 'phone' as const, value: '01632 960999', use: 'work' as const }]
    const trust = { ...organisation(id, name, 'NHS trust', code), telecom, extension: [shiftPattern] }
    yield id === 'ref' ? trust : { ...trust, partOf: reference('Organization', 'qe1') }
  }
  for (const [id, name, town] of practices) {
    const telecom = [{ system: 'phone' as const, value: '01632 960100', use: 'work' as const }]
    yield { ...organisation(id, name, 'GP practice'), telecom, address: [practiceAddress(town)] }
  }
}

const place = (id: string, name: string, type: string, typeName: string): Location => ({
  resourceType: 'Location',
  id,
  status: 'active',
  name,
  mode: 'instance',
  physicalType: hl7('location-physical-type', type, typeName),
})

/** Sites, wards, bays and departments; beds come from `bedLocation`, which knows who lies in them. */
export function* places(): Generator<Location> {
  for (const { id, ods: code, trust, name, town, postcode } of sites) {
    yield {
      ...place(id, name, 'si', 'Site'),
      ...(code ? { identifier: [ods('site-code', code)] } : {}),
      address: { line: [name], city: town, postalCode: postcode },
      managingOrganization: reference('Organization', trust),
    }
  }
  for (const one of wards) {
    yield {
      ...place(one.id, one.name, 'wa', 'Ward'),
      type: [{ text: one.speciality[1] }],
      managingOrganization: reference('Organization', one.trust),
      partOf: reference('Location', one.site),
    }
    for (const letter of 'ABCDEF'.slice(0, one.bays)) {
      yield {
        ...place(`${one.id}-bay-${letter.toLowerCase()}`, `Bay ${letter}`, 'ro', 'Room'),
        managingOrganization: reference('Organization', one.trust),
        partOf: reference('Location', one.id),
      }
    }
  }
  for (const { id, site: siteId, name } of departments) {
    const trust = sites.find((one) => one.id === siteId)?.trust ?? 'rxr'
    yield {
      ...place(id, name, 'area', 'Area'),
      managingOrganization: reference('Organization', trust),
      partOf: reference('Location', siteId),
    }
  }
}

const bedStates = {
  O: 'Occupied',
  U: 'Unoccupied',
  C: 'Closed',
  H: 'Housekeeping',
  K: 'Contaminated',
  I: 'Isolated',
} as const
export type BedState = keyof typeof bedStates

export const bedLocation = ({ id, ward, bay, name, order }: Bed, state: BedState): Location => ({
  ...place(id, name, 'bd', 'Bed'),
  identifier: [{ system: `${ours}/Id/bed-order`, value: order }],
  operationalStatus: coding(`${terminology}/v2-0116`, state, bedStates[state]),
  ...(state === 'C' ? { extension: [closedBecause(order)] } : {}),
  managingOrganization: reference('Organization', ward.trust),
  partOf: reference('Location', bay ?? ward.id),
})

const closures = ['Call bell waits for repair', 'Norovirus in this bay', 'Too few nurses tonight']

/** Why a bed is closed, as the ward's board writes it (decision 021). */
const closedBecause = (order: string) => ({
  url: `${ours}/StructureDefinition/bed-state-note`,
  extension: [
    { url: 'state', valueCode: 'closed' },
    {
      url: 'reason',
      valueString: closures[(order.codePointAt(order.length - 1) ?? 0) % closures.length] ?? '',
    },
  ],
})
