import type { Random } from './random.ts'
import type { Ward } from './region.ts'
import { allergens, type Allergy, childhoodProblems, longTermProblems, noKnownAllergy } from './history.ts'
import { medicines, treatments } from './medicines.ts'
import type { Story } from './story.ts'
import type { Condition, Course } from './vitals.ts'

/** Why ordinary people are on a ward, by its speciality; the second word is the medicine that usually follows. */

type Reason = readonly [words: string, code: string, medicine?: keyof typeof medicines]

const medical: readonly [Reason, ...Reason[]] = [
  ['Community-acquired pneumonia', '233604007', 'amoxicillin'],
  ['Urinary tract infection', '68566005', 'coamoxiclav'],
  ['Cellulitis of the leg', '128045006', 'flucloxacillin'],
  ['Acute kidney injury', '14669001'],
  ['Heart failure, worsening breathlessness', '84114007', 'furosemide'],
  ['Pulmonary embolism', '59282003', 'apixaban'],
  ['Collapse, cause to be found', '271594007'],
]
const reasons: Record<string, readonly [Reason, ...Reason[]]> = {
  '100': [
    ['Acute appendicitis', '74400008', 'coamoxiclav'],
    ['Acute cholecystitis', '65275009', 'coamoxiclav'],
    ['Small bowel obstruction', '197480008', 'paracetamol'],
    ['Elective hernia repair', '396232000', 'codamol'],
  ],
  '110': [
    ['Fractured neck of femur after a fall', '5913000', 'codamol'],
    ['Elective total knee replacement', '396275006', 'morphine'],
    ['Ankle fracture', '16114001', 'codamol'],
  ],
  '320': [
    ['Acute coronary syndrome', '394659003', 'aspirin'],
    ['Heart failure, worsening breathlessness', '84114007', 'furosemide'],
    ['Fast atrial fibrillation', '49436004', 'digoxin'],
  ],
  '328': [['Stroke', '230690007', 'aspirin']],
  '340': [
    ['Exacerbation of COPD', '195951007', 'doxycycline'],
    ['Community-acquired pneumonia', '233604007', 'amoxicillin'],
    ['Acute asthma', '304527002', 'salbutamol'],
  ],
  '361': [
    ['Acute kidney injury', '14669001'],
    ['Fluid overload on dialysis', '709044004', 'furosemide'],
  ],
  '420': [
    ['Bronchiolitis', '4120002'],
    ['Acute asthma', '304527002', 'salbutamol'],
    ['Abdominal pain', '21522001'],
  ],
  '430': [
    ['Fall at home, unwitnessed', '1912002'],
    ['Delirium', '2776000'],
    ['Urinary tract infection', '68566005', 'coamoxiclav'],
    ['Community-acquired pneumonia', '233604007', 'amoxicillin'],
  ],
  '501': [
    ['Postnatal care after birth', '133906008'],
    ['Reduced fetal movements', '276369006'],
  ],
  '710': [
    ['Depressive illness', '35489007', 'sertraline'],
    ['Dementia with agitation', '52448006'],
  ],
}

/** Codes we are not sure of are worse than none: words alone then. */
const uncertain = new Set(['197480008', '133906008', '276369006'])

export const ageFor = (random: Random, kind: Ward['kind']): number => {
  const years = random.next()
  switch (kind) {
    case 'children':
      return 0.5 + years * 15
    case 'maternity':
      return 18 + years * 24
    case 'older':
    case 'mental health':
      return 68 + years * 30
    case 'adult':
      return random.chance(0.3) ? 19 + years * 40 : 55 + years * 40
    case 'emergency':
      return 17 + years * 75
  }
}

const conditionOf = (random: Random): Condition => {
  const lot = random.next()
  if (lot < 0.5) return 'well'
  if (lot < 0.82) return 'poorly'
  return lot < 0.96 ? 'unwell' : 'very ill'
}

export function ordinaryStory(random: Random, ward: Ward, age: number): Story {
  const [words, code, medicine] = random.pick(reasons[ward.speciality[0]] ?? medical)
  const condition = ward.kind === 'emergency' ? 'poorly' : conditionOf(random)
  const ill = condition !== 'well'
  const background = longTerm(random, age, ward.kind)
  const treatment = background.flatMap(([problem]) => treatments[problem] ?? [])
  const hoursIn = ward.kind === 'emergency' ? random.whole(1, 9) : random.whole(14, 500)
  return {
    reason: words,
    hoursIn,
    ...(ward.kind !== 'emergency' && random.chance(0.85) ? { homeIn: random.whole(-1, 8) } : {}),
    problems: uncertain.has(code) ? background : [[code, words], ...background],
    medicines: [
      ...new Set([
        ...treatment,
        ...(medicine ? [medicine] : []),
        ...(age >= 16 ? (['paracetamol', 'enoxaparin'] as const) : []),
      ]),
    ],
    allergies: allergiesOf(random),
    alerts: alertsOf(random, age),
    ...(ward.kind === 'children'
      ? { childCourse: { condition, sets: Math.max(1, Math.min(6, Math.floor(hoursIn / 4))) } }
      : { course: courseOf(random, ward, condition, hoursIn) }),
    reports: reportsOf(random, ward, ill),
  }
}

function longTerm(random: Random, age: number, kind: Ward['kind']) {
  if (kind === 'maternity') return []
  if (age < 16) return random.some(childhoodProblems, random.chance(0.3) ? 1 : 0)
  return random.some(longTermProblems, age < 50 ? random.whole(0, 1) : random.whole(1, 3))
}

function allergiesOf(random: Random): Allergy[] {
  const lot = random.next()
  if (lot < 0.12) return []
  if (lot < 0.7) return [{ substance: noKnownAllergy }]
  return random
    .some(allergens, random.chance(0.2) ? 2 : 1)
    .map((one) => ({ ...one, severity: random.pick(['mild', 'moderate', 'severe']) }))
}

function alertsOf(random: Random, age: number): Story['alerts'] {
  const found: Story['alerts'][number][] = []
  if (age > 75 && random.chance(0.45)) found.push('falls')
  if (age > 80 && random.chance(0.25)) found.push('notForCpr')
  if (random.chance(0.05)) found.push('mrsa')
  if (random.chance(0.05)) found.push('interpreter')
  if (age > 70 && random.chance(0.1)) found.push('hearingAid')
  return found
}

function courseOf(random: Random, ward: Ward, condition: Condition, hoursIn: number): Course {
  // NEWS2 is not for pregnancy (RCP 2017): there the readings stand alone
  const scored = ward.kind !== 'maternity'
  const deep = ward.trust === 'rxr' ? random.whole(8, 12) : random.whole(3, 6)
  return {
    condition,
    trend: random.pick(['steady', 'improving', 'worsening']),
    sets: Math.max(1, Math.min(scored ? deep : 3, Math.floor(hoursIn / 5))),
    scored,
  }
}

function reportsOf(random: Random, ward: Ward, ill: boolean): Story['reports'] {
  if (ward.kind === 'children' || ward.kind === 'mental health') return []
  const bloods = [
    { panel: 'fbc', ill },
    { panel: 'ue', ill },
  ] as const
  if (ward.kind === 'maternity') return bloods.slice(0, 1)
  const again = ward.trust === 'rxr' && ward.kind !== 'emergency' ? bloods : []
  const special = ward.speciality[0] === '320' ? ([{ panel: 'troponin', ill: true }] as const) : []
  return [
    ...bloods,
    { panel: 'crp', ill },
    ...again,
    ...special,
    ...(random.chance(0.3) ? [{ panel: 'lft' as const, ill }] : []),
  ]
}
