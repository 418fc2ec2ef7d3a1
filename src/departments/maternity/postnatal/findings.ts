import { lune } from '#clinical/observations/observation-codes.ts'

/** What is asked of a mother after a birth (NICE NG194; domain facts §6.2.3, §6.2.5 [G]): shown with the source, decided by midwives. */
export const postnatalSource = 'NICE NG194; days as agreed locally'

export const contacts = [
  { id: 'day-1', words: 'Day 1', from: 0, until: 2 },
  { id: 'day-5', words: 'Day 5', from: 4, until: 6 },
  { id: 'day-10', words: 'Day 10', from: 9, until: 14 },
  { id: 'week-6', words: '6 to 8 weeks', from: 42, until: 56 },
] as const
export const findingsCode = lune('maternity', 'postnatal-findings', 'Findings after the birth')

/** Each with what may be found; `ask`: what of it wants more than a note. */
export const findings = {
  lochia: {
    words: 'Lochia',
    options: ['As expected', 'Heavy', 'Clots', 'Offensive'],
    ask: ['Heavy', 'Clots', 'Offensive'],
  },
  fundus: {
    words: 'Fundus',
    options: ['Well contracted', 'Not contracted', 'Not felt'],
    ask: ['Not contracted'],
  },
  wound: {
    words: 'Perineum or wound',
    options: ['Healing', 'Nothing to heal', 'Painful', 'Signs of infection', 'Open'],
    ask: ['Signs of infection', 'Open'],
  },
  breasts: {
    words: 'Breasts',
    options: ['Soft', 'Full', 'Sore nipples', 'Red or hot area'],
    ask: ['Red or hot area'],
  },
  bladder: {
    words: 'Bladder',
    options: ['Passing urine', 'Leaking', 'Cannot pass urine'],
    ask: ['Cannot pass urine'],
  },
  bowels: { words: 'Bowels', options: ['Open', 'Not open yet', 'Leaking'], ask: ['Leaking'] },
  low: {
    words: 'Down, depressed or hopeless in the last month',
    options: ['No', 'Yes'],
    ask: ['Yes'],
  },
  interest: {
    words: 'Little interest or pleasure in the last month',
    options: ['No', 'Yes'],
    ask: ['Yes'],
  },
  vte: {
    words: 'Risk of thrombosis after the birth',
    options: ['Low', 'Intermediate: 10 days of prophylaxis', 'High: 6 weeks of prophylaxis'],
    ask: [],
  },
  contraception: { words: 'Contraception', options: ['Discussed', 'Begun', 'Not wanted now'], ask: [] },
  antiD: {
    words: 'Anti-D after the birth',
    options: [
      'Given',
      'Not needed: every baby RhD negative',
      'Not needed: mother RhD positive',
      'Declined',
      'Baby’s group awaited',
    ],
    ask: ['Baby’s group awaited'],
  },
  mmr: { words: 'MMR vaccine', options: ['Immune', 'Given', 'Arranged', 'Declined'], ask: [] },
  to: {
    words: 'Handed over to',
    options: ['Community midwife', 'Health visitor and GP'],
    ask: [],
  },
} as const satisfies Record<string, { words: string; options: readonly string[]; ask: readonly string[] }>
export type Finding = keyof typeof findings
export const findingNames = Object.keys(findings).filter((name): name is Finding => name in findings)

/** Red flags to ask for at every contact after a birth, in words (NICE NG194; domain facts §6.2.3). */
export const redFlags = [
  'Sudden or heavy bleeding',
  'Fever or shivering',
  'Severe headache, or blood pressure of 160/110 or more',
  'Breathlessness or chest pain',
  'Calf pain or swelling',
  'Offensive lochia or abdominal pain',
  'Thoughts of suicide or of harming the baby',
  'Safeguarding',
] as const

/** What a finding asks for, in words; nothing for what is as it should be. */
export function asks(name: Finding, found: string): string | undefined {
  const wanted: readonly string[] = findings[name].ask
  if (!wanted.includes(found)) return undefined
  if (name === 'low' || name === 'interest') return 'Mood: ask further (EPDS), and whether she is safe'
  return `${findings[name].words}: ${found.toLowerCase()}`
}

/** Haemoglobin below 100 g/L after a birth is anaemia (domain facts §6.2.3). */
export const haemoglobinWords = (gPerL: number) => (gPerL < 100 ? 'Below 100 g/L: anaemia after birth' : '')

export type ContactState = 'had' | 'due' | 'missed' | 'to come'
/** Where a contact stands, by days since the last birth (the day of birth is 0). */
export function stateOf(contact: { from: number; until: number }, had: boolean, day: number): ContactState {
  if (had) return 'had'
  if (day > contact.until) return 'missed'
  return day >= contact.from ? 'due' : 'to come'
}
