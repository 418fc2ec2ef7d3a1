/** The demonstration's staff: synthetic people in the shape of a CIS2 account (domain facts §1.3). No one here exists. */

/** One post held by a person, as CIS2 lists it in `nhsid_nrbac_roles`. */
export type NationalRole = {
  person_orgid: string
  person_roleid: string
  org_code: string
  /** Area : group : role */
  role_code: string
  /** Three quoted parts joined by colons */
  role_name: string
  activities?: string[]
  activity_codes?: string[]
  workgroups?: string[]
  workgroups_codes?: string[]
  aow?: string[]
  aow_codes?: string[]
}

export type StaffMember = {
  /** What is typed as User ID */
  user: string
  /** SDS user id: `sub` and `nhsid_useruid` */
  userId: string
  title: string
  given: string
  middle?: string
  family: string
  /** What the sign-in page says of them */
  job: string
  /** Membership of a professional body: `gmc_id`, `nmc_id`, `gphc_id` */
  membership?: Record<string, string>
  roles: NationalRole[]
}

const trusts: Record<string, { name: string; orgId: string }> = {
  RXR: { name: 'EAST LANCASHIRE HOSPITALS NHS TRUST', orgId: '555254239107' },
  RXN: { name: 'LANCASHIRE TEACHING HOSPITALS NHS FOUNDATION TRUST', orgId: '555254239108' },
}

type Rest = Omit<NationalRole, 'person_orgid' | 'person_roleid' | 'org_code' | 'role_code' | 'role_name'>

const post = (id: string, org: string, code: string, name: string, rest: Rest = {}): NationalRole => ({
  person_orgid: trusts[org]?.orgId ?? '',
  person_roleid: id,
  org_code: org,
  role_code: `S8000:G8000:${code}`,
  role_name: `"Clinical":"Clinical Provision":"${name}"`,
  ...rest,
})
const office = (id: string, org: string, code: string, name: string): NationalRole => ({
  ...post(id, org, code, name),
  role_code: `S8002:G8003:${code}`,
  role_name: `"Admin & Clerical":"Management - A & C":"${name}"`,
})

const prescribing = {
  activities: ['Independent Prescribing', 'View Patient Medication'],
  activity_codes: ['B0420', 'B0401'],
}

export const people: readonly StaffMember[] = [
  {
    user: 'doctor',
    userId: '555036632103',
    title: 'Dr',
    given: 'Amina',
    middle: 'Jo',
    family: 'Hargreaves',
    job: 'Consultant physician, two trusts',
    membership: { gmc_id: 'C7654321', consultant_id: 'C7654321' },
    roles: [
      post('555254242102', 'RXR', 'R8000', 'Clinical Practitioner Access Role', {
        ...prescribing,
        workgroups: ['ELHT Acute Medicine'],
        workgroups_codes: ['655694018104'],
        aow: ['"Medicine":"Respiratory Medicine":"Respiratory Medicine"'],
        aow_codes: ['P0010:Q0050:T0210'],
      }),
      post('555254240100', 'RXN', 'R8000', 'Clinical Practitioner Access Role', {
        ...prescribing,
        aow: ['"Medicine":"General Medicine":"Acute Medicine"'],
        aow_codes: ['P0010:Q0040:T0190'],
      }),
    ],
  },
  {
    user: 'nurse',
    userId: '555036633109',
    title: 'Mr',
    given: 'Daniel',
    family: 'Okoro',
    job: 'Staff nurse',
    membership: { nmc_id: '18A0421E' },
    roles: [
      post('555254243108', 'RXR', 'R8001', 'Nurse Access Role', {
        activities: ['Perform Prescription Preparation', 'View Patient Medication'],
        activity_codes: ['B0278', 'B0401'],
      }),
    ],
  },
  {
    user: 'admin',
    userId: '555036634104',
    title: 'Mrs',
    given: 'Carol',
    family: 'Entwistle',
    job: 'Ward clerk and booking',
    roles: [office('555254244103', 'RXR', 'R8008', 'Admin/Clinical Support Access Role')],
  },
  {
    user: 'midwife',
    userId: '555036635100',
    title: 'Ms',
    given: 'Siobhan',
    family: 'Devlin',
    job: 'Midwife',
    membership: { nmc_id: '09J1177E' },
    roles: [
      post('555254245109', 'RXR', 'R8016', 'Midwife Access Role', {
        aow: ['"Women\'s Health":"Obstetrics":"Midwifery"'],
        aow_codes: ['P0030:Q0140:T0460'],
      }),
    ],
  },
  {
    user: 'eye',
    userId: '555036636106',
    title: 'Mr',
    given: 'Rohan',
    family: 'Mistry',
    job: 'Ophthalmologist',
    membership: { gmc_id: 'C6120987', consultant_id: 'C6120987' },
    roles: [
      post('555254246105', 'RXR', 'R8000', 'Clinical Practitioner Access Role', {
        ...prescribing,
        aow: ['"Surgery":"Ophthalmology":"Ophthalmology"'],
        aow_codes: ['P0020:Q0110:T0390'],
      }),
    ],
  },
  {
    user: 'imaging',
    userId: '555036642103',
    title: 'Dr',
    given: 'Osman',
    family: 'Whitaker',
    job: 'Radiologist',
    membership: { gmc_id: 'C6120991', consultant_id: 'C6120991' },
    roles: [
      post('555254251103', 'RXR', 'R8000', 'Clinical Practitioner Access Role', {
        aow: ['"Clinical Support":"Diagnostic Imaging":"Radiology"'],
      }),
    ],
  },
  {
    user: 'student',
    userId: '555036641107',
    title: 'Miss',
    given: 'Priya',
    family: 'Nair',
    job: 'Medical student',
    roles: [post('555254250107', 'RXR', 'R8004', 'Healthcare Student Access Role')],
  },
  {
    user: 'scientist',
    userId: '555036637101',
    title: 'Dr',
    given: 'Mei',
    family: 'Ashworth',
    job: 'Biomedical scientist',
    roles: [post('555254247100', 'RXR', 'R8005', 'Biomedical Scientist Access Role')],
  },
  {
    user: 'pathologist',
    userId: '555036641100',
    title: 'Dr',
    given: 'Ravi',
    family: 'Chowdhury',
    job: 'Consultant chemical pathologist',
    membership: { gmc_id: 'C7654987' },
    roles: [
      post('555254250102', 'RXR', 'R8000', 'Clinical Practitioner Access Role', {
        aow: ['"Clinical Support":"Pathology":"Chemical Pathology"'],
        aow_codes: ['P0070:Q0500:T1840'],
      }),
    ],
  },
  {
    user: 'pharmacist',
    userId: '555036638107',
    title: 'Mr',
    given: 'Tomasz',
    family: 'Zielinski',
    job: 'Hospital pharmacist',
    membership: { gphc_id: '2079914' },
    roles: [
      post('555254248106', 'RXR', 'R8003', 'Health Professional Access Role', {
        activities: ['Perform Pharmacy Activities', 'Verify Prescription', 'View Patient Medication'],
        activity_codes: ['B0570', 'B0068', 'B0401'],
      }),
    ],
  },
  {
    user: 'privacy',
    userId: '555036639102',
    title: 'Mrs',
    given: 'Helen',
    family: 'Pilkington',
    job: 'Privacy officer',
    roles: [office('555254249101', 'RXR', 'R0001', 'Privacy Officer')],
  },
  {
    user: 'norole',
    userId: '555036640105',
    title: 'Mx',
    given: 'Alex',
    family: 'Rushton',
    job: 'Newly started, holds no role yet',
    roles: [],
  },
]

export const personByUser = (user: string) => people.find((person) => person.user === user)
export const personById = (userId: string) => people.find((person) => person.userId === userId)

/** `Dr Amina Hargreaves` */
const displayName = ({ title, given, family }: StaffMember) => `${title} ${given} ${family}`

/** The role in force: the one chosen, or the only one held. */
const selectedRole = ({ roles }: StaffMember, chosen: string | undefined) =>
  roles.find(({ person_roleid }) => person_roleid === chosen) ?? (roles.length === 1 ? roles[0] : undefined)

/** Every claim CIS2 makes of a person; the scopes asked for decide which of them are told. */
export function claimsOf(person: StaffMember, chosen: string | undefined) {
  const { userId, title, given, middle, family, membership, roles } = person
  const codes = [...new Set(roles.map(({ org_code }) => org_code))]
  const role = selectedRole(person, chosen)
  return {
    sub: userId,
    uid: userId,
    name: displayName(person),
    given_name: given,
    family_name: family,
    email: `${given}.${family}@example.com`.toLowerCase(),
    nhsid_useruid: userId,
    title,
    initials: `${given.charAt(0)}${middle?.charAt(0) ?? ''}`,
    ...(middle ? { middle_names: middle } : {}),
    display_name: displayName(person),
    idassurancelevel: '3',
    authentication_assurance_level: 2,
    id_assurance_level: 3,
    ...membership,
    nhsid_nrbac_roles: roles,
    nhsid_user_orgs: codes.map((code) => ({ org_code: code, org_name: trusts[code]?.name ?? code })),
    nhsid_org_memberships: codes.map((code) => ({
      person_orgid: trusts[code]?.orgId,
      org_code: code,
      org_name: trusts[code]?.name ?? code,
    })),
    ...(role ? { selected_roleid: role.person_roleid } : {}),
  }
}

/** Which claims each scope opens (domain facts §1.3). */
export const scopes: Record<string, string[]> = {
  openid: ['sub', 'sid', 'acr', 'amr', 'auth_time', 'authentication_assurance_level', 'id_assurance_level'],
  profile: ['name', 'family_name', 'given_name', 'uid'],
  email: ['email'],
  nhsperson: ['nhsid_useruid', 'title', 'initials', 'middle_names', 'display_name', 'idassurancelevel'],
  nationalrbacaccess: ['nhsid_nrbac_roles'],
  associatedorgs: ['nhsid_user_orgs'],
  professionalmemberships: [
    'gmc_id',
    'nmc_id',
    'gphc_id',
    'gdc_id',
    'rcn_id',
    'gmp_id',
    'gdp_id',
    'consultant_id',
  ],
  organisationalmemberships: ['nhsid_org_memberships', 'nhsid_org_roles'],
  selectedrole: ['selected_roleid'],
}
