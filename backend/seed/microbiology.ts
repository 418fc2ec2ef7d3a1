import { about, type Chart, file, from } from './chart.ts'
import { observationCategory } from './observations.ts'
import { arrived, asked, interpreted, reportShape } from './result-shapes.ts'
import { hl7, hour, instant, snomed } from './shapes.ts'

/** A blood culture with two organisms: the report of its first day. */
export function culture(chart: Chart) {
  const at = chart.now - 50 * hour
  const specimen = file(chart, {
    resourceType: 'Specimen',
    ...from('rxr'),
    accessionIdentifier: { system: 'https://rxr.lune.example/Id/accession', value: '26MB004417' },
    type: snomed('119297000', 'Blood specimen'),
    subject: chart.subject,
    collection: { collectedDateTime: instant(at) },
  })
  const shared = {
    ...arrived(chart.now - 3 * hour),
    status: 'final' as const,
    category: [observationCategory('laboratory')],
    ...about(chart),
    effectiveDateTime: instant(at),
    issued: instant(chart.now - 3 * hour),
    specimen,
  }
  const antibiotic = ([name, code]: readonly [string, 'S' | 'I' | 'R']) =>
    file(chart, {
      resourceType: 'Observation',
      ...shared,
      code: { text: name },
      valueCodeableConcept:
        code === 'S'
          ? snomed('131196009', 'Susceptible')
          : code === 'R'
            ? snomed('30714006', 'Resistant')
            : { text: 'Intermediate' },
      ...interpreted(code, { S: 'Susceptible', I: 'Intermediate', R: 'Resistant' }[code]),
    })
  const organism = (name: string, tested: readonly (readonly [string, 'S' | 'I' | 'R'])[]) =>
    file(chart, {
      resourceType: 'Observation',
      ...shared,
      code: { text: 'Organism identified' },
      valueCodeableConcept: { text: name },
      hasMember: tested.map(antibiotic),
    })
  const found = file(chart, {
    resourceType: 'Observation',
    ...shared,
    code: { text: 'Blood culture' },
    valueCodeableConcept: { text: 'Growth after 14 hours' },
    ...interpreted('A', 'Abnormal'),
    hasMember: [
      organism('Escherichia coli', [
        ['Amoxicillin', 'R'],
        ['Co-amoxiclav', 'I'],
        ['Gentamicin', 'S'],
        ['Meropenem', 'S'],
        ['Ciprofloxacin', 'R'],
      ]),
      organism('Enterococcus faecalis', [
        ['Amoxicillin', 'S'],
        ['Vancomycin', 'S'],
        ['Gentamicin', 'R'],
      ]),
    ],
  })
  file(
    chart,
    reportShape(chart, {
      name: 'Blood culture',
      at,
      ...arrived(chart.now - 3 * hour),
      status: 'preliminary',
      issued: instant(chart.now - 3 * hour),
      category: [hl7('v2-0074', 'MB', 'Microbiology')],
      specimen: [specimen],
      result: [found],
      basedOn: [asked(chart, 'Blood culture', at)],
      conclusion: 'Telephoned to the ward at the first growth. Further susceptibilities to follow.',
    }),
  )
}
