/**
 * Who is called to a patient who is getting worse, and whom after them. Adults: NEWS2 clinical response (RCP 2017); children:
 * national PEWS 2023. Who comes after whom when nobody answers, and the times the sources do not give, are a local policy's
 * values, shown as such and to be confirmed by the trust (docs/safety/hazards.md).
 */
const ladder = {
  'nurse-in-charge': { words: 'Nurse in charge', within: 60, next: 'medical-team' },
  'medical-team': { words: 'Medical team', within: 60, next: 'specialist-registrar' },
  'specialist-registrar': { words: 'Specialist registrar or above', within: 30, next: 'critical-care' },
  'critical-care': { words: 'Critical care team and consultant', within: 15, next: 'emergency-team' },
  'emergency-team': { words: '2222 medical emergency team', within: 0, next: undefined },
  'paediatric-nurse-in-charge': { words: 'Nurse in charge', within: 60, next: 'paediatric-st3' },
  'paediatric-st3': { words: 'Paediatric doctor, ST3 or above', within: 30, next: 'paediatric-rapid-review' },
  'paediatric-rapid-review': {
    words: 'Paediatric rapid review team and consultant',
    within: 15,
    next: 'paediatric-emergency',
  },
  'paediatric-emergency': { words: '2222 “Paediatric Medical Emergency”', within: 0, next: undefined },
  'obstetric-team': {
    words: 'Midwife in charge and obstetric team',
    within: 30,
    next: 'obstetric-registrar',
  },
  'obstetric-registrar': { words: 'Obstetric registrar or above', within: 15, next: 'obstetric-consultant' },
  'obstetric-consultant': {
    words: 'Consultant obstetrician and anaesthetist',
    within: 15,
    next: 'emergency-team',
  },
} as const

export type Responder = keyof typeof ladder
type Rung = {
  words: string
  /** Minutes until the patient must have been seen by them */
  within: number
  next: Responder | undefined
}

export const responders = Object.keys(ladder).filter((code): code is Responder => code in ladder)
export const rungOf = (responder: Responder): Rung => ladder[responder]

export const isResponder = (code: string | undefined): code is Responder =>
  code !== undefined && code in ladder
