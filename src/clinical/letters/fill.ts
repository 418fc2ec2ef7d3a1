/** What a template may ask of the record, and what a letter calls it where the record does not say. */
export const factWords = {
  salutation: 'Name of the patient',
  nhs: 'NHS number',
  gp: 'GP practice',
  hospital: 'Hospital',
  telephone: 'Telephone of the hospital',
  writer: 'Name of the writer',
  today: 'Date',
  clinic: 'Clinic',
  specialty: 'Specialty',
  date: 'Date of the appointment',
  time: 'Time of the appointment',
  place: 'Place of the appointment',
  how: 'How the appointment is held',
  with: 'Clinician',
  instructions: 'Instructions',
  procedure: 'Procedure',
  received: 'Date of the referral',
  'to-come-in': 'Date of admission',
  problems: 'Diagnoses',
  allergies: 'Allergies',
  medicines: 'Medicines',
} as const

export type Fact = keyof typeof factWords
/** What the record says; what it does not say is not among them. */
export type Facts = Partial<Record<Fact, string>>

/**
 * The words of a template with what the record says in them. `{{date}}` stays visible as a gap where the record does not
 * say; a line around `{{instructions?}}` goes without it.
 */
export const fill = (words: string, facts: Facts): string =>
  words
    .split('\n')
    .flatMap((line) => filledLine(line, facts) ?? [])
    .join('\n')

function filledLine(line: string, facts: Facts): string | undefined {
  const optional = [...line.matchAll(/\{\{([\w-]+)\?\}\}/g)]
  if (optional.some(([, name]) => factIn(facts, name) === undefined)) return undefined
  return line.replace(/\{\{([\w-]+)\??\}\}/g, (_, name: string) => factIn(facts, name) ?? gap(name))
}

const isFact = (name: string): name is Fact => Object.hasOwn(factWords, name)
const factIn = (facts: Facts, name = '') => (isFact(name) ? facts[name]?.trim() || undefined : undefined)
const gap = (name: string) => `[${isFact(name) ? factWords[name] : name}: not recorded]`

const gaps = /\[[^[\]\n]{1,60}: (?:not recorded|to be written)\]/g

/** What a letter still leaves open, as it stands in it: such a letter is neither signed nor sent (hazard H20). */
export const gapsIn = (words: string): string[] => words.match(gaps) ?? []

/** The words cut where something is left open, so that it can be marked. */
export function piecesOf(words: string): { words: string; gap: boolean }[] {
  const pieces: { words: string; gap: boolean }[] = []
  let from = 0
  for (const { 0: found, index } of words.matchAll(gaps)) {
    if (index > from) pieces.push({ words: words.slice(from, index), gap: false })
    pieces.push({ words: found, gap: true })
    from = index + found.length
  }
  if (from < words.length) pieces.push({ words: words.slice(from), gap: false })
  return pieces
}
