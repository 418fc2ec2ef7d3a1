import { type Case, named, labelled } from './case.ts'
import { file } from './chart.ts'
import { alert, allergy, noKnownAllergy, pastVisit, problem } from './history.ts'
import { report } from './laboratory.ts'
import { prescribe } from './medicines.ts'
import { chartSet } from './observations.ts'
import { nhsIdentifier } from './person.ts'
import { concept, day, dayOf, hour, instant, minute, quantity, reference, snomed } from './shapes.ts'
import { careWithoutBed } from './story.ts'

/** The teaching cohort's patients who are not in a bed of ours: clinic, home, virtual ward, archive. */

export const casesElsewhere: readonly Case[] = [
  {
    key: 'tremayne',
    gender: 'female',
    age: 76.7,
    nhsNumber: '9990000077',
    change: (patient) => ({
      ...named('Tremayne', ['Morwenna'], 'Mrs')(patient),
      managingOrganization: reference('Organization', 'ref'),
    }),
    tell: (chart) => {
      const place = reference('Location', 'ref12-eye-clinic', 'Eye Clinic')
      careWithoutBed(chart, 'AMB', {
        reason: 'Macular injection, right eye',
        trust: 'ref',
        hoursIn: 1,
        place,
      })
      problem(chart, ['267718000', 'Age-related macular degeneration'], chart.now - 900 * day, 'ref')
      allergy(chart, { substance: noKnownAllergy, source: 'ref' })
    },
  },
  {
    key: 'fernandes',
    gender: 'female',
    age: 71.4,
    nhsNumber: '9990000115',
    change: named('Fernandes', ['Maria'], 'Mrs'),
    tell: (chart) => {
      careWithoutBed(chart, 'HH', {
        reason: 'Palliative care at home, syringe driver',
        trust: 'rw5',
        hoursIn: 200,
      })
      alert(chart, 'respect', chart.now - 20 * day)
      alert(chart, 'notForCpr', chart.now - 20 * day)
      problem(chart, ['363346000', 'Malignant neoplastic disease'], chart.now - 400 * day)
      prescribe(chart, 'morphine', chart.now - 8 * day)
      file(chart, {
        resourceType: 'Observation',
        status: 'final',
        code: concept('Australia-modified Karnofsky Performance Status'),
        subject: chart.subject,
        effectiveDateTime: instant(chart.now - 2 * day),
        valueQuantity: quantity(30, 'score', '{score}'),
      })
    },
  },
  {
    key: 'lister',
    gender: 'male',
    age: 39.6,
    nhsNumber: '9990000123',
    change: named('Lister', ['Paul'], 'Mr'),
    tell: (chart) => {
      careWithoutBed(chart, 'VR', {
        reason: 'Virtual ward: pneumonia, home readings',
        trust: 'rxr',
        hoursIn: 60,
      })
      chart.nurses = [{ ...chart.subject, display: 'Entered by the patient' }]
      for (const back of [26, 14, 3]) {
        const readings = { spo2: 94 + (back % 3), pulse: 84 + back, temp: 37.4 }
        chartSet(chart, { at: chart.now - back * hour, readings, scale: 1, scored: false })
      }
    },
  },
  {
    key: 'restricted',
    gender: 'female',
    age: 44.5,
    nhsNumber: '9990000131',
    change: (patient) => ({
      ...named('Whitworth', ['Helen'], 'Ms')(patient),
      meta: labelled('R', 'restricted'),
    }),
    tell: (chart) => {
      allergy(chart, { substance: noKnownAllergy })
      pastVisit(chart, 'AMB', 'Dermatology clinic', chart.now - 40 * day, 30 * minute)
    },
  },
  {
    key: 'green',
    gender: 'female',
    age: 19.2,
    change: (patient) => ({
      ...named('Green', ['Olivia'], 'Miss')(patient),
      identifier: [nhsIdentifier('9990000158', '02'), ...(patient.identifier ?? []).slice(-1)],
    }),
    nhsNumber: '9990000158',
    tell: (chart) => {
      file(chart, {
        resourceType: 'ServiceRequest',
        status: 'active',
        intent: 'order',
        priority: 'urgent',
        category: [snomed('3457005', 'Patient referral')],
        code: { text: '111 referral to the emergency department' },
        subject: chart.subject,
        authoredOn: instant(chart.now - 50 * minute),
        requester: { display: 'NHS 111 North West' },
        reasonCode: [{ text: 'Abdominal pain' }],
      })
    },
  },
  {
    key: 'deceased',
    gender: 'male',
    age: 90.3,
    nhsNumber: '9990000166',
    change: (patient, now) => ({
      ...named('Deceased', ['Test'], 'Mr')(patient),
      deceasedDateTime: dayOf(now - 120 * day),
    }),
    tell: (chart) => {
      report(chart, { panel: 'fbc', at: chart.now - 122 * day, ill: true, source: 'rxr' })
      pastVisit(chart, 'IMP', 'Pneumonia', chart.now - 126 * day, 6 * day)
    },
  },
]
