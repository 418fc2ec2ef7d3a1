import type { Grown, groups } from './laboratory-nested.ts'

/** One request of the demonstration's laboratory, somewhere on its way. */
export type Bench = {
  /** An orderable test (`orderable-tests.ts`) */
  test: string
  step:
    | 'not-collected'
    | 'collected'
    | 'received'
    | 'recollect'
    | 'in-progress'
    | 'to-authorise'
    | 'to-authorise-clinically'
    | 'reported'
  /** Since the laboratory has it; since it was taken, where it has not come yet */
  minutes: number
  urgent?: true
  why: string
  /** By LOINC; words under any name */
  values?: Readonly<Record<string, number | string>>
  /** A culture, or a blood group, waiting to be authorised */
  grown?: Grown
  group?: keyof typeof groups
  /** What the laboratory knows of this patient from before */
  before?: 'cultures' | 'blood'
  /** Why it was rejected, or not collected */
  spoilt?: string
  /** Who was told of a critical result; nobody: it was tried */
  /** The laboratory has to tell somebody of it */
  critical?: true
  call?: { who?: string; grade?: string; readBack?: boolean; said: string }
}

const renal = { '2951-2': 134, '22664-7': 14.2, '14682-9': 188 }

export const benches: readonly Bench[] = [
  // blood sciences
  { test: 'ue', step: 'collected', minutes: 15, urgent: true, why: 'Oliguria since the morning' },
  { test: 'fbc', step: 'collected', minutes: 50, why: 'Day 2 after bowel resection' },
  { test: 'fbc', step: 'received', minutes: 35, why: 'Pallor, tired' },
  { test: 'troponin', step: 'received', minutes: 75, urgent: true, why: 'Chest pain, 3 hours' },
  { test: 'coag', step: 'in-progress', minutes: 40, urgent: true, why: 'On warfarin, fall with head injury' },
  { test: 'lft', step: 'in-progress', minutes: 290, why: 'Jaundice' },
  {
    test: 'ue',
    step: 'to-authorise',
    minutes: 45,
    urgent: true,
    why: 'Diarrhoea for three days',
    values: { ...renal, '2823-3': 3.1 },
  },
  { test: 'crp', step: 'to-authorise', minutes: 90, why: 'Pneumonia, day 3', values: { '1988-5': 146 } },
  {
    test: 'ue',
    step: 'to-authorise-clinically',
    minutes: 55,
    urgent: true,
    why: 'Acute kidney injury, on ramipril',
    values: { ...renal, '2823-3': 6.7 },
  },
  {
    test: 'fbc',
    step: 'to-authorise-clinically',
    minutes: 255,
    why: 'Weight loss',
    values: { '718-7': 98, '6690-2': 12.8, '777-3': 512 },
  },
  // microbiology
  { test: 'urine-mcs', step: 'collected', minutes: 60, why: 'Confusion, dysuria', before: 'cultures' },
  { test: 'blood-culture', step: 'in-progress', minutes: 30 * 60, urgent: true, why: 'Fever 39.1 °C' },
  { test: 'sputum-mcs', step: 'received', minutes: 200, why: 'Green sputum, on antibiotics' },
  {
    test: 'wound-mcs',
    step: 'to-authorise',
    minutes: 74 * 60,
    why: 'Discharge from the wound',
    grown: {
      growth: ['263866000', 'Scanty growth'],
      organism: ['3092008', 'Staphylococcus aureus'],
      tested: { 'Flucloxacillin (oxacillin)': 'S', Vancomycin: 'S' },
    },
  },
  {
    test: 'mrsa-screen',
    step: 'to-authorise-clinically',
    minutes: 26 * 60,
    why: 'Admission screen',
    grown: { growth: ['264868006', 'No growth'], note: 'MRSA not isolated' },
  },
  // transfusion
  { test: 'group-save', step: 'received', minutes: 130, why: 'Before laparotomy tomorrow' },
  {
    test: 'crossmatch',
    step: 'in-progress',
    minutes: 85,
    urgent: true,
    why: 'Haemoglobin 66, bleeding',
    before: 'blood',
  },
  {
    test: 'group-save',
    step: 'to-authorise',
    minutes: 60,
    why: 'Hip fracture',
    group: 'O positive',
  },
  {
    test: 'group-save',
    step: 'recollect',
    minutes: 150,
    why: 'Before hip replacement',
    spoilt: 'Mislabelled',
  },
  // rejected, not collected
  {
    test: 'ue',
    step: 'recollect',
    minutes: 70,
    urgent: true,
    why: 'Hyperkalaemia last night',
    spoilt: 'Haemolysed',
  },
  {
    test: 'bone',
    step: 'not-collected',
    minutes: 100,
    why: 'Constipation, thirst',
    spoilt: 'Patient away from the ward',
  },
  // critical results
  {
    test: 'ue',
    step: 'reported',
    critical: true,
    minutes: 220,
    why: 'Vomiting',
    values: { ...renal, '2823-3': 2.3 },
  },
  {
    test: 'ue',
    step: 'reported',
    critical: true,
    minutes: 60,
    why: 'Confusion',
    values: { '2951-2': 118, '2823-3': 3.9, '14682-9': 71 },
  },
  {
    test: 'fbc',
    step: 'reported',
    critical: true,
    minutes: 125,
    why: 'Melaena',
    values: { '718-7': 64, '6690-2': 9.1, '777-3': 310 },
    call: { said: 'Ward telephone not answered' },
  },
  {
    test: 'glucose',
    step: 'reported',
    critical: true,
    minutes: 180,
    why: 'Drowsy, known diabetes',
    values: { '14749-6': 27.4 },
    call: { who: 'Daniel Okoro', grade: 'Staff nurse', readBack: true, said: 'Glucose 27.4 mmol/L' },
  },
  {
    test: 'bone',
    step: 'reported',
    critical: true,
    minutes: 5 * 24 * 60,
    why: 'Constipation, thirst',
    values: { '29265-6': 3.62 },
    call: { said: 'Ward telephone not answered' },
  },
]
