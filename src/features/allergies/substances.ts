import type { Coding } from 'fhir/r4'

import { snomed } from '#fhir/coding.ts'

const coded = (pairs: [code: string, display: string][]): Coding[] =>
  pairs.map(([code, display]) => snomed(code, display))

/**
 * A short starter list of common allergens in SNOMED CT, each code checked against published value sets. It does not
 * stand for a terminology service: what is not here is kept in the words of its writer, and said to be not coded.
 */
export const substances: Coding[] = coded([
  ['256350002', 'Almond'],
  ['372687004', 'Amoxicillin'],
  ['387170002', 'Ampicillin'],
  ['264287008', 'Animal dander'],
  ['387458008', 'Aspirin'],
  ['288328004', 'Bee venom'],
  ['227493005', 'Cashew nuts'],
  ['387487009', 'Clarithromycin'],
  ['387494007', 'Codeine'],
  ['3718001', "Cow's milk"],
  ['102263004', 'Eggs'],
  ['372694001', 'Erythromycin'],
  ['227037002', 'Fish'],
  ['387321007', 'Gentamicin'],
  ['260147004', 'House dust mite'],
  ['387207008', 'Ibuprofen'],
  ['111088007', 'Latex'],
  ['373529000', 'Morphine'],
  ['84489001', 'Mould'],
  ['372665008', 'Non-steroidal anti-inflammatory agent'],
  ['387517004', 'Paracetamol'],
  ['762952008', 'Peanut'],
  ['373270004', 'Penicillin'],
  ['735029006', 'Shellfish'],
  ['387406002', 'Sulfonamide'],
  ['782576004', 'Tree pollen'],
  ['372735009', 'Vancomycin'],
  ['372756006', 'Warfarin'],
  ['256440004', 'Wasp venom'],
  ['412071004', 'Wheat'],
])

export const reactions: Coding[] = coded([
  ['39579001', 'Anaphylaxis'],
  ['402387002', 'Allergic angioedema'],
  ['267036007', 'Breathlessness'],
  ['418290006', 'Itching'],
  ['271807003', 'Rash'],
  ['247472004', 'Urticaria (wheals)'],
  ['300359004', 'Vomiting'],
])

/** The coding of exactly these words, when the list holds them. */
export const codingOf = (list: readonly Coding[], words: string): Coding | undefined =>
  list.find(({ display }) => display?.toLowerCase() === words.trim().toLowerCase())
