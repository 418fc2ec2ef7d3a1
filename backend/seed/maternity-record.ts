import type { FhirResource, Observation } from 'fhir/r4'

import { people } from '../identity/people.ts'
import type { Someone } from './departments.ts'
import {
  coding,
  concept,
  day,
  dayOf,
  entryIdOf,
  hl7,
  instant,
  loincCoding,
  ours,
  quantity,
  reference,
  snomed,
  snomedCoding,
} from './shapes.ts'

/** One pregnancy of the demonstration: how far it is, and what of its care is in the record. */
export type Told = {
  days: number
  births: number
  losses: number
  had: string[]
  rescanned?: number
  rh: 'POS' | 'NEG'
  risk?: string
  /** Every test accepted, or its result there */
  screening?: 'accepted' | 'result'
  /** The dose at 28 weeks was given */
  antiD?: true
  /** A blood pressure that asks for something, at the newest contact */
  raised?: true
}

const midwife = people.find(({ user }) => user === 'midwife')
const midwifeReference = {
  identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: midwife?.userId ?? '' },
  display: [midwife?.title, midwife?.given, midwife?.family].filter(Boolean).join(' '),
}
const mine = (code: string, words: string) =>
  concept(words, coding(`${ours}/CodeSystem/maternity`, code, words))

/** At which gestation each was had. */
const at: Record<string, number> = {
  booking: 9 * 7,
  dating: 12 * 7 + 3,
  '16': 16 * 7,
  anomaly: 20 * 7,
  '25': 25 * 7,
  '28': 28 * 7,
  '31': 31 * 7,
  '34': 33 * 7,
  '36': 36 * 7,
  '38': 38 * 7,
}
const contactNames: Record<string, string> = {
  booking: 'Booking',
  dating: 'Dating scan',
  anomaly: 'Anomaly scan',
}
const firstEntry = 0xf0_00_00

export function tell(
  { days, births, losses, had, rescanned, rh, risk, screening, antiD, raised }: Told,
  { patient }: Someone,
  now: number,
): FhirResource[] {
  const patientId = patient.id ?? ''
  const all: FhirResource[] = []
  const file = (resource: FhirResource) => {
    const id = entryIdOf(patientId, firstEntry + all.length)
    all.push({ ...resource, id })
    return reference(resource.resourceType, id)
  }
  const subject = reference('Patient', patientId)
  const onDay = (gestation: number) => now - (days - gestation) * day
  const due = now + (280 - days) * day
  const condition = file({
    resourceType: 'Condition',
    clinicalStatus: hl7('condition-clinical', 'active'),
    verificationStatus: hl7('condition-ver-status', 'confirmed'),
    category: [hl7('condition-category', 'problem-list-item')],
    code: { ...snomed('77386006', 'Pregnant'), text: 'Pregnancy' },
    subject,
    onsetDateTime: dayOf(due - 280 * day),
    recordedDate: instant(onDay(Math.min(days, 9 * 7))),
  })
  const episode = file({
    resourceType: 'EpisodeOfCare',
    status: 'active',
    type: [snomed('77386006', 'Pregnant')],
    diagnosis: [{ condition }],
    careManager: midwifeReference,
    patient: subject,
    ...(patient.managingOrganization ? { managingOrganization: patient.managingOrganization } : {}),
    period: { start: dayOf(onDay(Math.min(days, 9 * 7))) },
  })
  const read = (when: number, more: Pick<Observation, 'code'> & Partial<Observation>) =>
    file({
      resourceType: 'Observation',
      status: 'final',
      subject,
      focus: [episode],
      effectiveDateTime: instant(when),
      issued: instant(when),
      ...more,
    })
  const booking = onDay(Math.min(days, 9 * 7))
  const dueCode = concept('Delivery date estimated', loincCoding('11778-8', 'Delivery date estimated'))
  const estimate = (when: number, edd: number, code: string, words: string) =>
    read(when, {
      code: dueCode,
      valueDateTime: dayOf(edd),
      method: concept(
        words,
        coding(
          'https://www.datadictionary.nhs.uk/data_elements/estimated_date_of_delivery_method.html',
          code,
          words,
        ),
      ),
    })
  // the last period first; a scan that differs stands above it, and takes nothing away
  estimate(booking, due + (rescanned ?? 0) * day, '01', 'Last menstrual period')
  if (rescanned !== undefined) estimate(onDay(12 * 7 + 3), due, '03', 'Dating scan')
  const scan = (gestation: number, kind: string, words: string, component: Observation['component']) =>
    read(onDay(gestation), {
      code: mine('scan', 'Ultrasound scan'),
      method: concept(words, coding(`${ours}/CodeSystem/antenatal-scan`, kind, words)),
      effectiveDateTime: dayOf(onDay(gestation)),
      ...(component ? { component } : {}),
    })
  const size = (code: string, words: string, value: number, unit: string) => ({
    code: concept(words, loincCoding(code, words)),
    valueQuantity: quantity(value, unit, unit),
  })
  if (had.includes('dating'))
    scan(12 * 7 + 3, 'dating', 'Dating scan', [
      { code: concept('Gestational age', loincCoding('18185-9', 'Gestational age')), valueString: '12+3' },
      size('11957-8', 'Crown rump length', 60, 'mm'),
    ])
  if (had.includes('anomaly'))
    scan(20 * 7, 'anomaly', 'Anomaly scan', [
      size('11984-2', 'Head circumference', 175, 'mm'),
      { code: mine('placenta', 'Placenta'), valueString: 'High, posterior' },
    ])
  // growth scans where the first pregnancy had pre-eclampsia
  for (const [weeks, grams] of raised
    ? ([
        [28, 1120],
        [32, 1650],
      ] as const)
    : [])
    scan(weeks * 7, 'growth', 'Growth scan', [
      size('11727-5', 'Estimated fetal weight', grams, 'g'),
      { code: mine('liquor', 'Liquor'), valueString: 'Normal' },
      { code: mine('doppler', 'Doppler'), valueString: 'Umbilical artery normal' },
    ])
  const count = (code: string, words: string, value: number) =>
    read(booking, { code: concept(words, loincCoding(code, words)), valueInteger: value })
  count('11996-6', 'Pregnancies', 1 + births + losses)
  count('11977-6', 'Parity', births)
  read(booking, {
    code: concept(
      'Pregnancies lost before 24+0',
      coding(`${ours}/CodeSystem/maternity`, 'losses-before-24-weeks', 'Pregnancies lost before 24+0'),
    ),
    valueInteger: losses,
  })
  if (had.length > 1) {
    read(onDay(10 * 7), {
      code: concept('ABO group', loincCoding('883-9', 'ABO group')),
      valueCodeableConcept: { text: 'O' },
    })
    read(onDay(10 * 7), {
      code: concept('Rh type', loincCoding('10331-7', 'Rh type')),
      valueCodeableConcept: concept(
        rh === 'NEG' ? 'RhD negative' : 'RhD positive',
        coding(`${ours}/CodeSystem/rh`, rh),
      ),
    })
  }
  for (let index = 0; index < births + losses; index++) {
    const birth = index < births
    file({
      resourceType: 'Observation',
      status: 'final',
      subject,
      code: mine('earlier-pregnancy', 'Earlier pregnancy'),
      effectiveDateTime: String(new Date(now).getUTCFullYear() - 3 - index * 2),
      component: [
        {
          code: mine('outcome', 'Outcome'),
          valueCodeableConcept: birth
            ? concept(
                'Live birth',
                coding(
                  'https://www.datadictionary.nhs.uk/data_elements/pregnancy_outcome.html',
                  '01',
                  'Live birth',
                ),
              )
            : mine('miscarriage', 'Miscarriage'),
        },
        {
          code: concept('Length of gestation at birth', snomedCoding('412726003')),
          valueQuantity: quantity(birth ? 39 * 7 + 2 : 9 * 7, 'days', 'd'),
        },
        ...(birth ? [size('8339-4', 'Birth weight', 3280 - index * 150, 'g')] : []),
      ],
    })
  }
  for (const [test, words, result] of screening ? tests : []) {
    const said = (state: string, text: string, gestation: number) =>
      read(onDay(gestation), {
        code: concept(words, coding(`${ours}/CodeSystem/antenatal-screening`, test, words)),
        effectiveDateTime: dayOf(onDay(gestation)),
        valueCodeableConcept: concept(text, coding(`${ours}/CodeSystem/antenatal-screening-state`, state)),
      })
    said('accepted', 'Accepted, result awaited', 9 * 7)
    if (screening === 'result') said('result', result, 11 * 7)
  }
  if (antiD)
    file({
      resourceType: 'Immunization',
      status: 'completed',
      vaccineCode: concept(
        'Anti-D immunoglobulin',
        coding('http://hl7.org/fhir/sid/cvx', '157', 'Rho(D) Immune globulin - IM'),
      ),
      patient: subject,
      occurrenceDateTime: dayOf(onDay(28 * 7)),
      lotNumber: 'AD2417',
      doseQuantity: quantity(1500, 'IU', '[iU]'),
      reasonCode: [
        concept(
          'Routine, 28 weeks',
          coding(`${ours}/CodeSystem/anti-d-occasion`, 'routine-28', 'Routine, 28 weeks'),
        ),
      ],
    })
  if (risk) {
    const part = (name: string, words: string, description: string) => ({
      detail: { status: 'in-progress' as const, code: mine(`plan-${name}`, words), description },
    })
    file({
      resourceType: 'CarePlan',
      extension: [{ url: `${ours}/StructureDefinition/plan-of-episode`, valueReference: episode }],
      status: 'active',
      intent: 'plan',
      category: [mine('plan-of-care', 'Maternity plan of care')],
      title: 'Maternity plan of care',
      subject,
      period: { start: dayOf(booking) },
      addresses: [condition],
      activity: [
        part('pathway', 'Pathway', raised ? 'High risk, consultant-led' : 'Low risk, midwife-led'),
        part('risk', 'Risk', risk),
        part('place', 'Place of birth', raised ? 'Obstetric unit' : 'Alongside midwifery unit'),
      ],
    })
  }
  for (const id of had) {
    const gestation = at[id] ?? 0
    const when = instant(onDay(gestation))
    const newest = id === had.at(-1)
    const encounter = file({
      resourceType: 'Encounter',
      status: 'finished',
      class: coding('http://terminology.hl7.org/CodeSystem/v3-ActCode', 'AMB', 'ambulatory'),
      type: [
        concept(
          `Antenatal contact: ${contactNames[id] ?? `${id} weeks`}`,
          coding(`${ours}/CodeSystem/antenatal-contact`, id),
        ),
      ],
      subject,
      episodeOfCare: [episode],
      period: { start: when, end: when },
      ...(patient.managingOrganization ? { serviceProvider: patient.managingOrganization } : {}),
    })
    if (id !== 'dating' && id !== 'anomaly') {
      read(onDay(gestation), {
        encounter,
        category: [hl7('observation-category', 'vital-signs')],
        code: concept(
          'Blood pressure',
          snomedCoding('75367002', 'Blood pressure'),
          loincCoding('85354-9', 'Blood pressure panel'),
        ),
        component: [
          pressure('72313002', '8480-6', 'Systolic blood pressure', raised && newest ? 144 : 112),
          pressure('1091811000000102', '8462-4', 'Diastolic blood pressure', raised && newest ? 92 : 70),
        ],
      })
      read(onDay(gestation), {
        encounter,
        code: concept(
          'Protein in urine by test strip',
          loincCoding('20454-5', 'Protein in urine by test strip'),
        ),
        valueCodeableConcept: { text: raised && newest ? '1+' : 'Negative' },
      })
    }
    if (gestation >= 25 * 7)
      read(onDay(gestation), {
        encounter,
        code: concept('Fundal height', loincCoding('11881-0', 'Uterus fundal height tape measure')),
        valueQuantity: quantity(Math.round(gestation / 7) - 1, 'cm', 'cm'),
      })
  }
  return all
}

const pressure = (code: string, loinc: string, words: string, value: number) => ({
  code: concept(words, snomedCoding(code), loincCoding(loinc)),
  valueQuantity: quantity(value, 'mmHg', 'mm[Hg]'),
})

const tests = [
  ['trisomies', 'Down’s, Edwards’ and Patau’s syndromes (T21, T18, T13)', 'Lower chance: 1 in 4,200'],
  ['haemoglobinopathy', 'Sickle cell and thalassaemia', 'No carrier state found'],
  ['hiv', 'HIV', 'Not detected'],
  ['syphilis', 'Syphilis', 'Not detected'],
  ['hepatitis-b', 'Hepatitis B', 'Not detected'],
] as const
