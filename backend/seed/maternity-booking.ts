import { mine, size, type Writing } from './maternity-shapes.ts'
import { coding, concept, dayOf, loincCoding, ours, quantity, snomedCoding } from './shapes.ts'

/** What was told and found at booking: counts, blood group, earlier pregnancies, screening, the plan of care. */
export function atBooking(writing: Writing) {
  countsAndGroup(writing)
  earlierPregnancies(writing)
  screenings(writing)
  planOfCare(writing)
}

function countsAndGroup({ told: { births, losses, had, rh }, booking, onDay, read }: Writing) {
  const count = (code: string, words: string, value: number) =>
    read(booking, { code: concept(words, loincCoding(code, words)), valueInteger: value })
  count('11996-6', 'Pregnancies', 1 + births + losses)
  count('11977-6', 'Parity', births)
  read(booking, {
    code: concept(
      'Pregnancies lost before 24+0',
      coding(`${ours}/CodeSystem/maternity`, 'losses-before-24-weeks', 'Pregnancies lost before 24+0'),
    ),
    valueInteger: losses,
  })
  if (had.length > 1) {
    read(onDay(10 * 7), {
      code: concept('ABO group', loincCoding('883-9', 'ABO group')),
      valueCodeableConcept: { text: 'O' },
    })
    read(onDay(10 * 7), {
      code: concept('Rh type', loincCoding('10331-7', 'Rh type')),
      valueCodeableConcept: concept(
        rh === 'NEG' ? 'RhD negative' : 'RhD positive',
        coding(`${ours}/CodeSystem/rh`, rh),
      ),
    })
  }
}

function earlierPregnancies({ told: { births, losses }, now, subject, file }: Writing) {
  for (let index = 0; index < births + losses; index++) {
    const birth = index < births
    file({
      resourceType: 'Observation',
      status: 'final',
      subject,
      code: mine('earlier-pregnancy', 'Earlier pregnancy'),
      effectiveDateTime: String(new Date(now).getUTCFullYear() - 3 - index * 2),
      component: [
        {
          code: mine('outcome', 'Outcome'),
          valueCodeableConcept: birth
            ? concept(
                'Live birth',
                coding(
                  'https://www.datadictionary.nhs.uk/data_elements/pregnancy_outcome.html',
                  '01',
                  'Live birth',
                ),
              )
            : mine('miscarriage', 'Miscarriage'),
        },
        {
          code: concept('Length of gestation at birth', snomedCoding('412726003')),
          valueQuantity: quantity(birth ? 39 * 7 + 2 : 9 * 7, 'days', 'd'),
        },
        ...(birth ? [size('8339-4', 'Birth weight', 3280 - index * 150, 'g')] : []),
      ],
    })
  }
}

function screenings({ told: { screening }, onDay, read }: Writing) {
  for (const [test, words, result] of screening ? tests : []) {
    const said = (state: string, text: string, gestation: number) =>
      read(onDay(gestation), {
        code: concept(words, coding(`${ours}/CodeSystem/antenatal-screening`, test, words)),
        effectiveDateTime: dayOf(onDay(gestation)),
        valueCodeableConcept: concept(text, coding(`${ours}/CodeSystem/antenatal-screening-state`, state)),
      })
    said('accepted', 'Accepted, result awaited', 9 * 7)
    if (screening === 'result') said('result', result, 11 * 7)
  }
}

function planOfCare({ told: { risk, raised }, episode, condition, subject, booking, file }: Writing) {
  if (risk) {
    const part = (name: string, words: string, description: string) => ({
      detail: { status: 'in-progress' as const, code: mine(`plan-${name}`, words), description },
    })
    file({
      resourceType: 'CarePlan',
      extension: [{ url: `${ours}/StructureDefinition/plan-of-episode`, valueReference: episode }],
      status: 'active',
      intent: 'plan',
      category: [mine('plan-of-care', 'Maternity plan of care')],
      title: 'Maternity plan of care',
      subject,
      period: { start: dayOf(booking) },
      addresses: [condition],
      activity: [
        part('pathway', 'Pathway', raised ? 'High risk, consultant-led' : 'Low risk, midwife-led'),
        part('risk', 'Risk', risk),
        part('place', 'Place of birth', raised ? 'Obstetric unit' : 'Alongside midwifery unit'),
      ],
    })
  }
}

const tests = [
  ['trisomies', 'Down’s, Edwards’ and Patau’s syndromes (T21, T18, T13)', 'Lower chance: 1 in 4,200'],
  ['haemoglobinopathy', 'Sickle cell and thalassaemia', 'No carrier state found'],
  ['hiv', 'HIV', 'Not detected'],
  ['syphilis', 'Syphilis', 'Not detected'],
  ['hepatitis-b', 'Hepatitis B', 'Not detected'],
] as const
