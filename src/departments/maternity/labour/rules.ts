import type { MeasureKey } from './measures.ts'

/**
 * What labour is watched by, as data: each with where it comes from, and nothing of it signed off by a trust yet
 * (domain facts §6.2.4 [G?]).
 */
export const signOff = 'Not signed off by this trust: check with your clinical safety officer.'

export const labourRules = {
  source: 'NICE NG235, Intrapartum care',
  /** cm of cervix from which the first stage is established, and at which the second begins */
  establishedFrom: 4,
  fullDilatation: 10,
  /** Less than so many cm in so many hours of an established first stage */
  delay: { cm: 2, hours: 4 },
} as const

/** `after`: every baby of this labour has been born */
export type Stage = 'latent' | 'first' | 'second' | 'after'
export type Watch = {
  key: string
  words: string
  minutes: number
  by: readonly (MeasureKey | 'freshEyes')[]
  stages: readonly Stage[]
  /** Only while the heart is listened to, or only while a CTG runs */
  when?: 'auscultation' | 'ctg'
}

export const watches: readonly Watch[] = [
  {
    key: 'contractions',
    words: 'Contractions',
    minutes: 30,
    by: ['contractions'],
    stages: ['first', 'second'],
  },
  {
    key: 'fhr1',
    words: 'Fetal heart, listened to',
    minutes: 15,
    by: ['fhr'],
    stages: ['first'],
    when: 'auscultation',
  },
  {
    key: 'fhr2',
    words: 'Fetal heart, listened to',
    minutes: 5,
    by: ['fhr'],
    stages: ['second'],
    when: 'auscultation',
  },
  {
    key: 'eyes',
    words: 'Fresh eyes on the CTG',
    minutes: 60,
    by: ['freshEyes'],
    stages: ['latent', 'first', 'second'],
    when: 'ctg',
  },
  { key: 'pulse', words: 'Maternal pulse', minutes: 60, by: ['pulse'], stages: ['first', 'second'] },
  { key: 'bp', words: 'Blood pressure', minutes: 240, by: ['bp'], stages: ['first', 'second'] },
  { key: 'temp', words: 'Temperature', minutes: 240, by: ['temp'], stages: ['first', 'second'] },
  { key: 'rr', words: 'Respiration rate', minutes: 240, by: ['rr'], stages: ['first', 'second'] },
  { key: 'cervix', words: 'Vaginal examination', minutes: 240, by: ['cervix'], stages: ['first'] },
]
