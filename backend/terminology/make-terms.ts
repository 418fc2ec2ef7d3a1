/**
 * Makes the starter terms in public/terms from the SNOMED CT Global Patient Set, which is free for everybody (CC BY 4.0):
 * npm run terms -- PATH, the ValueSet `snomed-intl-gps` of HL7's package hl7.terminology.r4.
 */
import { readFileSync, writeFileSync } from 'node:fs'

import type { ValueSet } from 'fhir/r4'

import { inBritish } from './british.ts'
import { problemWords, reactionWords, substanceWords } from './common-words.ts'
import { isConceptId } from './verhoeff.ts'

type Line = { code: string; term: string; typed: string }
type Words = typeof problemWords

/** Too special, too long to tell apart in a list, or a class of its own that nobody writes on a problem list. */
const notADisorder =
  /AND\/OR|\b(OR|AND|NOS)\b|and\/or|[[\]:]|delivered| problem$|most recent episode|Karyotype|dentin\b|intermaxillary|cementum|enamel|\bcaries\b|root resorption|as reason for|Toxic effect of|by exposure|Sexual|FAB M|panic attacks$|Nondependent|^Finding|injection site|adverse reaction$|syphilitic|Syphilis of|Tuberculosis of (?!lung)|gonococcal/i

/** Findings are everything from blood groups to beliefs: of them, what a patient complains of or a ward looks after. */
const aSymptom =
  /\b(pain|ache|\w*algia|cough|dyspnea|breath|wheez|fever|nausea|vomit|diarrhea|constipation|bleed\w*|hemorrhage|itch\w*|swelling|swollen|fatigue|tired|malaise|dizz\w*|vertigo|syncope|collapse|faint\w*|seizure|convulsion|palpitation\w*|edema|weight loss|weight gain|weakness|numbness|paresthesia|tremor|confusion|hallucination\w*|anxi\w*|depress\w*|insomnia|jaundice|dysphagia|swallow\w*|heartburn|dyspepsia|bloat\w*|incontinence|dysuria|urinary|polyuria|nocturia|oliguria|anuria|retention|hematuria|proteinuria|discharge|lump|mass|hoarse\w*|tinnitus|hearing|deafness|diplopia|photophobia|visual|vision|memory|frail\w*|obes\w*|overweight|underweight|pregnan\w*|smoker|bradycardia|tachycardia|hypotension|hypoxi\w*|cyanosis|tachypnea|hypothermia|dehydrat\w*|chill\w*|rigor|sweat\w*|stiff\w*|cramp\w*|spasm|gait|anorexia|appetite|thirst|hiccough|snor\w*|apnea|murmur|bruis\w*|pallor|splenomegaly|hepatomegaly|ascites|disten\w*|tender\w*|stridor|hemoptysis|epistaxis|hematemesis|melena|amnesia|aphasia|dysarthria|dysphasia|ataxia|suicid\w*|agitat\w*|aggress\w*|drowsy|unconscious\w*|failure to thrive|crying|colic|headache)\b/i
const notASymptom =
  /AND\/OR|\b(OR|AND)\b|and\/or|[[\]:]|finding|^(No|Not|Does|Never|On|Denies|Ex|Anxiety about|Allergy to|Midwife|Drinks|Lives|Uses|Admits|Ready|Increased body|Normal)\b|able\b|knowledge|orgasm|coit|sex|intercourse|mammogra|tumor|diet|noncompl|level|deficient|ineffective|effective|risk|stress |occupation|centile|zone|fear of|caregiver|family|community|victim|willing|belie|attitude|\bjob\b|work|school|ultrasound|radiogr|thinking|patient|child |member|alive|control|intake|position|presentation|score|scale|stage|grade|category|serum|status|forces|dishonor|inappropriate|life event|parental|pressure (?!ulcer)|expect|intention|illegit|passive|smoke[rd]? (of|free)|intolerant|aggressive (ex|non)|chain|heavy cigar|tolerance to|Maternal|equip|device/i

const notASubstance =
  /stain|\(\d|-\d+|mechanism of action|dental|embedding|mounting|\bdye\b|graft|labeled|isotope|radio|Technetium|alloy|\bcement\b|specimen|cholesterol|Urine|Air$|^Water$|fluid|blood|erythrocyte|leukocyte|plasma|serum$|gas(eous)?\b|hormone|Substance|^Gold$|[Pp]olymer|exchange list|^(Photon|Feces|Dye)$|isoenzyme|[Gg]raft|^\w*olarizing agent/

/** A concept's name without the class in brackets: `Asthma (disorder)` */
const parts = /^(.*) \(([^()]*)\)$/

const concepts = (path: string) => {
  const set = JSON.parse(readFileSync(path, 'utf8')) as ValueSet
  return (set.compose?.include ?? []).flatMap(({ concept = [] }) =>
    concept.flatMap(({ code, display = '' }) => {
      const [, name, kind] = parts.exec(display) ?? []
      return name && kind ? [{ code, name, kind }] : []
    }),
  )
}

/** The common names first, found by the release's own name too; then what remains of the release, each once. */
function listed(found: readonly { code: string; name: string }[], common: Words): Line[] {
  const names = new Map(release.map(({ code, name }) => [code, inBritish(name)]))
  const lines = common.map(([code, term, typed = '']): Line => {
    const name = names.get(code) ?? ''
    return { code, term, typed: [name === term ? '' : name, typed].filter(Boolean).join(' ') }
  })
  const codes = new Set(lines.map(({ code }) => code))
  const terms = new Set(lines.map(({ term }) => term.toLowerCase()))
  for (const { code, name } of found) {
    const term = inBritish(name)
    if (codes.has(code) || terms.has(term.toLowerCase())) continue
    codes.add(code)
    terms.add(term.toLowerCase())
    lines.push({ code, term, typed: '' })
  }
  return lines.toSorted((one, other) => one.term.localeCompare(other.term, 'en-GB'))
}

function write(name: string, lines: Line[]): void {
  const wrong = lines.filter(({ code }) => !isConceptId(code))
  if (wrong.length > 0) throw new Error(`Not SNOMED CT: ${wrong.map(({ code }) => code).join(', ')}`)
  const text = lines.map(({ code, term, typed }) => [code, term, typed].filter(Boolean).join('\t')).join('\n')
  writeFileSync(`public/terms/${name}.txt`, `${text}\n`)
  console.log(`${name}: ${lines.length} terms`)
}

const path = process.argv[2]
if (!path) throw new Error('Say where the ValueSet snomed-intl-gps is')
const release = concepts(path)
const of = (kind: string) => release.filter((one) => one.kind === kind)
const unknown = problemWords.filter(([code]) => !release.some((one) => one.code === code))
if (unknown.length > 0) throw new Error(`Not in the release: ${unknown.map(([, term]) => term).join(', ')}`)
const problems = listed(
  [
    ...of('disorder').filter(({ name }) => name.length <= 60 && !notADisorder.test(name)),
    ...of('finding').filter(
      ({ name }) => name.length <= 44 && aSymptom.test(name) && !notASymptom.test(name),
    ),
    ...of('situation').filter(({ name }) => name.length <= 60 && /^(History of|Suspected) /.test(name)),
  ],
  problemWords,
)
// two files, so that neither holds up the other
const middle = Math.ceil(problems.length / 2)
write('problems-1', problems.slice(0, middle))
write('problems-2', problems.slice(middle))
write(
  'substances',
  listed(
    of('substance').filter(({ name }) => !notASubstance.test(name)),
    substanceWords,
  ),
)
write('reactions', listed([], reactionWords))
