import type { CodeableConcept } from 'fhir/r4'

import { lune } from '#clinical/observations/observation-codes.ts'
import { snomed } from '#fhir/coding.ts'

/** Coded lists of a birth (NHS Data Dictionary; domain facts §6.2.1). */
const dictionary = (name: string) => `https://www.datadictionary.nhs.uk/data_elements/${name}.html`

export const lists = {
  onset: {
    system: dictionary('labour_or_delivery_onset_method_code'),
    words: {
      '1': 'Spontaneous',
      '2': 'Caesarean before the onset of labour',
      '3': 'Surgical induction',
      '4': 'Medical induction',
      '5': 'Surgical and medical induction',
    },
  },
  mode: {
    system: dictionary('delivery_method_code'),
    words: {
      '0': 'Spontaneous vertex',
      '1': 'Spontaneous, other cephalic',
      '2': 'Low forceps',
      '3': 'Other forceps',
      '4': 'Ventouse',
      '5': 'Breech',
      '6': 'Breech extraction',
      '7': 'Elective caesarean section',
      '8': 'Emergency caesarean section',
      '9': 'Other',
    },
  },
  presentation: {
    system: dictionary('presentation_of_fetus_code'),
    words: { '01': 'Cephalic', '02': 'Breech', '03': 'Transverse or oblique', XX: 'Other' },
  },
  outcome: {
    system: dictionary('pregnancy_outcome__current_fetus_'),
    words: {
      '01': 'Live birth',
      '02': 'Stillbirth, died before labour',
      '03': 'Stillbirth, died during labour',
      '04': 'Stillbirth, time not known',
      '05': 'Termination of pregnancy from 24 weeks',
    },
  },
  place: {
    system: dictionary('delivery_place_type_code__actual_'),
    words: {
      '2': 'NHS ward, consultant-led',
      '0': 'NHS ward, midwife-led',
      '4': 'NHS ward, consultant and midwife-led',
      '3': 'NHS ward, GP-led',
      '7': 'NHS hospital, ward without delivery facilities',
      '1': 'At home',
      '5': 'Private hospital',
      '6': 'Other hospital or institution',
      '8': 'None of these',
      '9': 'Not known',
    },
  },
  // Urgency of a caesarean section (NICE NG192)
  urgency: {
    system: lune('caesarean-category', '').system ?? '',
    words: {
      '1': 'Category 1: immediate threat to life',
      '2': 'Category 2: compromise, no immediate threat to life',
      '3': 'Category 3: needs early birth, no compromise',
      '4': 'Category 4: at a time to suit',
    },
  },
  perineum: {
    system: lune('perineum', '').system ?? '',
    words: {
      intact: 'Intact',
      '1': 'First-degree tear',
      '2': 'Second-degree tear',
      '3a': 'Third-degree tear, 3a',
      '3b': 'Third-degree tear, 3b',
      '3c': 'Third-degree tear, 3c',
      '4': 'Fourth-degree tear',
    },
  },
  complete: {
    system: lune('placenta-and-membranes', '').system ?? '',
    words: { complete: 'Complete', incomplete: 'Incomplete', unsure: 'Not sure' },
  },
  yesNo: {
    system: lune('yes-no', '').system ?? '',
    words: { yes: 'Yes', no: 'No', unknown: 'Not known' },
  },
} as const satisfies Record<string, { system: string; words: Record<string, string> }>
type List = keyof typeof lists

/** The numbers first, as they are printed; `2` would come before `0` in an object. */
const order: Partial<Record<List, readonly string[]>> = {
  place: ['2', '0', '4', '3', '7', '1', '5', '6', '8', '9'],
  presentation: ['01', '02', '03', 'XX'],
  outcome: ['01', '02', '03', '04', '05'],
  perineum: ['intact', '1', '2', '3a', '3b', '3c', '4'],
}
const wordsIn = (list: List): Record<string, string> => lists[list].words

export const optionsOf = (list: List) =>
  (order[list] ?? Object.keys(lists[list].words)).map((value) => ({
    value,
    label: wordsIn(list)[value] ?? value,
  }))

export const coded = (list: List, code: string): CodeableConcept => {
  const words = wordsIn(list)[code] ?? code
  return { coding: [{ system: lists[list].system, code, display: words }], text: words }
}

/** The code of a list, when a concept carries one. */
export const codeIn = (list: List, concept: CodeableConcept | undefined): string | undefined =>
  concept?.coding?.find(({ system }) => system === lists[list].system)?.code

/** What is observed of a birth in the mother's record, and its parts. */
export const birthCodes = {
  birth: lune('maternity', 'birth', 'Birth of a baby'),
  mode: lune('maternity', 'mode-of-birth', 'Mode of birth'),
  presentation: lune('maternity', 'presentation-at-birth', 'Presentation at birth'),
  outcome: lune('maternity', 'outcome-of-birth', 'Outcome'),
  place: lune('maternity', 'place-of-birth', 'Place of birth'),
  order: lune('maternity', 'birth-order', 'Number by the time of birth'),
  fetuses: lune('maternity', 'babies-of-this-pregnancy', 'Babies of this pregnancy'),
  urgency: lune('maternity', 'caesarean-category', 'Category of the caesarean'),
  indication: lune('maternity', 'indication', 'Indication'),
  attended: lune('maternity', 'attended-by', 'Attended by'),
  /** SNOMED CT, in days (domain facts §6.2.1) */
  gestation: snomed('412726003', 'Length of gestation at birth'),
  labour: lune('maternity', 'labour-and-after', 'Labour and after the birth'),
  onset: lune('maternity', 'onset-of-labour', 'Onset of labour'),
  before: lune('maternity', 'births-before', 'Births from 24+0 before this pregnancy'),
  caesareans: lune('maternity', 'caesarean-before', 'Caesarean before this pregnancy'),
  thirdStage: lune('maternity', 'third-stage', 'Third stage'),
  placenta: lune('maternity', 'placenta', 'Placenta'),
  membranes: lune('maternity', 'membranes', 'Membranes'),
  perineum: lune('maternity', 'perineum', 'Perineum'),
  episiotomy: lune('maternity', 'episiotomy', 'Episiotomy'),
  repaired: lune('maternity', 'repaired-by', 'Repaired by'),
  bloodLoss: lune('maternity', 'blood-loss-total', 'Blood loss in all'),
}
export type BirthCode = keyof typeof birthCodes
