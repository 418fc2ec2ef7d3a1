import type { Observation } from 'fhir/r4'

import { mine, size, type Writing } from './maternity-shapes.ts'
import { coding, concept, dayOf, hl7, instant, loincCoding, ours, quantity, snomedCoding } from './shapes.ts'

/** What was done and found since booking: scans, anti-D, the contacts. */
export function sinceBooking(writing: Writing) {
  scans(writing)
  antiDGiven(writing)
  contacts(writing)
}

function scans({ told: { had, raised }, onDay, read }: Writing) {
  const scan = (gestation: number, kind: string, words: string, component: Observation['component']) =>
    read(onDay(gestation), {
      code: mine('scan', 'Ultrasound scan'),
      method: concept(words, coding(`${ours}/CodeSystem/antenatal-scan`, kind, words)),
      effectiveDateTime: dayOf(onDay(gestation)),
      ...(component ? { component } : {}),
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
}

function antiDGiven({ told: { antiD }, subject, onDay, file }: Writing) {
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
}

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

function contacts({ told: { had, raised }, patient, subject, episode, onDay, file, read }: Writing) {
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
}

const pressure = (code: string, loinc: string, words: string, value: number) => ({
  code: concept(words, snomedCoding(code), loincCoding(loinc)),
  valueQuantity: quantity(value, 'mmHg', 'mm[Hg]'),
})
