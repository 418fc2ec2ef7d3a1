/**
 * Who is called to a patient who is getting worse, by when, and whom after them: what a trust decides (decision 026). It is
 * data of the record; `nationalPolicy` is what holds where the record says nothing.
 */
export type Policy = {
  /** Whose it is, said with every escalation it makes */
  name: string
  rungs: Readonly<Record<string, Rung>>
  responses: Readonly<Partial<Record<Cause, Response>>>
  /** Minutes to answer whether it could be sepsis */
  sepsisWithin: number
}

export type Rung = {
  words: string
  /** Minutes until the patient must have been seen by them */
  within: number
  /** Whom to call when they do not come; undefined: nobody is further up */
  next: string | undefined
}

/** FHIR's own four degrees of urgency; they also tell which of two escalations asks for more. */
export type Urgency = 'routine' | 'urgent' | 'asap' | 'stat'
export const urgencies: readonly Urgency[] = ['routine', 'urgent', 'asap', 'stat']

export type Response = {
  /** One of the policy's rungs */
  to: string
  /** Undefined: whoever reviews is on the ward, and telling them is no step of its own */
  tellWithin: number | undefined
  urgency: Urgency
  review: string
  source: string
}

/** What a set can find. The bands are the charts' own (RCP 2017, national PEWS 2023, MEOWS) and no policy moves them. */
export const causes = [
  'news2-low',
  'news2-single-3',
  'news2-medium',
  'news2-high',
  'pews-low',
  'pews-medium',
  'pews-high',
  'pews-emergency',
  'maternity-trigger',
  'concern',
  'maternity-concern',
] as const
export type Cause = (typeof causes)[number]

/** "Immediately" has no number in the sources: a local policy's value, to be confirmed by the trust. */
const atOnce = 10
const unhurried = 15

const rcp = 'NEWS2 clinical response (RCP 2017); review within 60 and 30 minutes as commonly used'
const local = 'the time is a local policy’s value, to be confirmed by the trust'
const pews = 'National PEWS (NHS England 2023)'
const concern: Response = {
  to: 'medical-team',
  tellWithin: unhurried,
  urgency: 'urgent',
  review: 'Review whatever the score is; the nurse in charge is told too',
  source: `Clinical concern overrides the score (RCP 2017; Martha’s Rule, NHS England 2024); ${local}`,
}

/**
 * Adults: NEWS2 clinical response (RCP 2017); children: national PEWS 2023. Who comes after whom when nobody answers, and
 * the times the sources do not give, are a local policy's values (docs/safety/hazards.md). `news2-low` has no response: the
 * RCP asks a registered nurse to judge, and whoever may record is one (decision 018).
 */
export const nationalPolicy: Policy = {
  name: 'Lune’s own default, for the record holds no policy',
  sepsisWithin: 15,
  rungs: {
    'nurse-in-charge': { words: 'Nurse in charge', within: 60, next: 'medical-team' },
    'medical-team': { words: 'Medical team', within: 60, next: 'specialist-registrar' },
    'specialist-registrar': { words: 'Specialist registrar or above', within: 30, next: 'critical-care' },
    'critical-care': { words: 'Critical care team and consultant', within: 15, next: 'emergency-team' },
    'emergency-team': { words: '2222 medical emergency team', within: 0, next: undefined },
    'paediatric-nurse-in-charge': { words: 'Nurse in charge', within: 60, next: 'paediatric-st3' },
    'paediatric-st3': {
      words: 'Paediatric doctor, ST3 or above',
      within: 30,
      next: 'paediatric-rapid-review',
    },
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
    'obstetric-registrar': {
      words: 'Obstetric registrar or above',
      within: 15,
      next: 'obstetric-consultant',
    },
    'obstetric-consultant': {
      words: 'Consultant obstetrician and anaesthetist',
      within: 15,
      next: 'emergency-team',
    },
  },
  responses: {
    'news2-single-3': {
      to: 'medical-team',
      tellWithin: unhurried,
      urgency: 'urgent',
      review: 'Review and decide on escalation',
      source: `NEWS2 clinical response (RCP 2017); ${local}`,
    },
    'news2-medium': {
      to: 'medical-team',
      tellWithin: atOnce,
      urgency: 'urgent',
      review: 'Urgent assessment by a team with acute-illness competencies, in a monitored environment',
      source: rcp,
    },
    'news2-high': {
      to: 'specialist-registrar',
      tellWithin: atOnce,
      urgency: 'asap',
      review:
        'Emergency assessment by a team with critical-care and airway skills; consider level 2 or 3 care',
      source: rcp,
    },
    'pews-low': {
      to: 'paediatric-nurse-in-charge',
      tellWithin: undefined,
      urgency: 'routine',
      review: 'Nurse in charge reviews; consider a doctor of ST3 or above',
      source: pews,
    },
    'pews-medium': {
      to: 'paediatric-st3',
      tellWithin: atOnce,
      urgency: 'urgent',
      review: 'Review by a doctor of ST3 or above within 30 minutes',
      source: pews,
    },
    'pews-high': {
      to: 'paediatric-rapid-review',
      tellWithin: atOnce,
      urgency: 'asap',
      review: 'Rapid review within 15 minutes, with a consultant’s plan',
      source: pews,
    },
    'pews-emergency': {
      to: 'paediatric-emergency',
      tellWithin: 0,
      urgency: 'stat',
      review: 'Call 2222 “Paediatric Medical Emergency” now',
      source: pews,
    },
    'maternity-trigger': {
      to: 'obstetric-team',
      tellWithin: atOnce,
      urgency: 'urgent',
      review: 'Review',
      source: `MEOWS (Singh 2012): one red or two yellow; ${local}`,
    },
    concern,
    'maternity-concern': { ...concern, to: 'obstetric-team' },
  },
}
