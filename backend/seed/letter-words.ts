/** The words of the demonstration's letters. */

type Kind = 'administrative' | 'clinical'
export const trust = 'East Lancashire Hospitals NHS Trust'

export type Section = readonly [title: string, words: string]
const contact = 'If you cannot come, call 01632 960999: somebody else can then be seen.'
const office = (text: string): Section[] => [
  ['', `Dear {name},\n\n${text}\n\nYours sincerely\nMrs Carol Entwistle\n${trust}`],
]
/** What each of them says. */
export const words = {
  appointment: {
    kind: 'administrative',
    template: 'appointment-rxr',
    title: 'Your hospital appointment',
    sections: office(
      `An appointment has been made for you in Medical Clinic, General Medicine.\n\n${contact}`,
    ),
  },
  changed: {
    kind: 'administrative',
    template: 'appointment-changed',
    title: 'Your appointment has changed',
    sections: office(
      `We have had to change your appointment. Any earlier letter no longer holds.\n\n${contact}`,
    ),
  },
  absent: {
    kind: 'administrative',
    template: 'did-not-attend',
    title: 'You did not attend your appointment',
    sections: office(
      'You were expected in Medical Clinic and we did not see you. If you still want to be seen, call 01632 960999 within 14 days.',
    ),
  },
  validation: {
    kind: 'administrative',
    template: 'validation',
    title: 'Do you still need to be seen?',
    sections: office('Please tell us within 21 days whether you still want to be seen: call 01632 960999.'),
  },
  admission: {
    kind: 'administrative',
    template: 'admission',
    title: 'Coming in for your operation or procedure',
    sections: office(
      'A bed has been planned for you.\nWhere and at what time: [Ward and time of arrival: to be written]',
    ),
  },
  clinic: {
    kind: 'clinical',
    template: 'clinic',
    title: 'Clinic letter',
    sections: [
      ['Diagnoses', 'Essential hypertension'],
      ['Allergies and adverse reactions', 'No known allergies'],
      [
        'Clinical summary',
        'Blood pressure at home 128/76 over four weeks on amlodipine 5 mg. No swelling of the ankles.',
      ],
      ['Plan and requested actions', 'GP: please go on with amlodipine 5 mg and repeat U&E in three months.'],
    ],
  },
  asthma: {
    kind: 'clinical',
    template: 'clinic',
    title: 'Clinic letter',
    sections: [
      ['Diagnoses', 'Asthma'],
      ['Allergies and adverse reactions', '[Allergies: not recorded]'],
      ['Clinical summary', 'Two exacerbations since spring. Inhaler technique corrected today.'],
      ['Plan and requested actions', 'Step up to a combination inhaler; review in eight weeks.'],
    ],
  },
} as const satisfies Record<
  string,
  { kind: Kind; template: string; title: string; sections: readonly Section[] }
>
