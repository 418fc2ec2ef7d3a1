import type { Questionnaire, QuestionnaireItem, QuestionnaireItemEnableWhen } from 'fhir/r4'

import type { OrderableImage } from './orderable-images.ts'
import { coding, loincCoding, ours, terminology } from './shapes.ts'

/**
 * What radiology must know before it may say yes (domain facts §6.7, to be verified with the department): data of the
 * catalogue, so that a trust changes a question without changing Lune.
 */
const yes = coding(`${terminology}/v2-0136`, 'Y', 'Yes')
const no = coding(`${terminology}/v2-0136`, 'N', 'No')
const notKnown = coding(`${terminology}/data-absent-reason`, 'unknown', 'Not known')
const local = (code: string, display: string) => coding(`${ours}/CodeSystem/safety-answer`, code, display)

type Coding = ReturnType<typeof coding>

const asked = (linkId: string, text: string, answers: readonly Coding[]): QuestionnaireItem => ({
  linkId,
  text,
  type: 'choice',
  required: true,
  answerOption: answers.map((valueCoding) => ({ valueCoding })),
})
const when = (question: string, ...answers: readonly Coding[]) => ({
  enableBehavior: 'any' as const,
  enableWhen: answers.map((answerCoding): QuestionnaireItemEnableWhen => ({
    question,
    operator: '=',
    answerCoding,
  })),
})
const words = (linkId: string, text: string): QuestionnaireItem => ({
  linkId,
  text,
  type: 'text',
  required: true,
})
const said = (linkId: string, text: string): QuestionnaireItem => ({ linkId, text, type: 'display' })

const ofWomen = {
  url: `${ours}/StructureDefinition/asked-of`,
  extension: [
    { url: 'gender', valueCode: 'female' },
    { url: 'age', valueRange: { low: { value: 12, unit: 'a' }, high: { value: 55, unit: 'a' } } },
  ],
}
const possibly = local('possibly', 'Possibly, or not known')

const question = words('question', 'What do you want to know?')
const about: QuestionnaireItem[] = [
  asked('travel', 'How will the patient come?', [
    local('walking', 'Walking'),
    local('chair', 'Chair'),
    local('bed', 'Bed'),
    local('bedside', 'Cannot leave the bedside'),
  ]),
  asked('infection', 'Infection control precautions?', [no, yes]),
  { ...words('infection-words', 'Which precautions?'), ...when('infection', yes) },
]
const pregnancy: QuestionnaireItem[] = [
  { ...asked('pregnancy', 'Could the patient be pregnant?', [no, possibly, yes]), extension: [ofWomen] },
  {
    ...said('pregnancy-says', 'Speak to the radiologist before the examination.'),
    ...when('pregnancy', possibly, yes),
  },
]
const contrast: QuestionnaireItem[] = [
  asked('contrast-reaction', 'An earlier reaction to contrast?', [no, yes, notKnown]),
  {
    ...words('contrast-reaction-words', 'Which contrast, and what happened?'),
    ...when('contrast-reaction', yes),
  },
  {
    ...asked('kidney', 'Kidney function before contrast', [
      local('recent', 'The value shown here is recent enough'),
      local('being-checked', 'Being checked now'),
      local('cannot-wait', 'Cannot wait for it'),
      local('dialysis', 'On dialysis'),
    ]),
    // the newest value in the record stands beside the question
    code: [loincCoding('62238-1', 'eGFR')],
    extension: [
      {
        url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observationLinkPeriod',
        valueDuration: { value: 3, unit: 'months', system: 'http://unitsofmeasure.org', code: 'mo' },
      },
    ],
  },
  asked('metformin', 'Does the patient take metformin?', [no, yes, notKnown]),
  {
    ...said(
      'metformin-says',
      'Whether to pause it depends on the kidney function: follow the department’s guideline.',
    ),
    ...when('metformin', yes),
  },
]
const magnet: QuestionnaireItem[] = [
  asked('active-implant', 'Pacemaker, defibrillator or nerve stimulator?', [no, yes, notKnown]),
  {
    ...words('active-implant-words', 'Which, and what is known of it?'),
    ...when('active-implant', yes, notKnown),
  },
  asked('clip', 'Aneurysm clip or cochlear implant?', [no, yes, notKnown]),
  { ...words('clip-words', 'Which, and what is known of it?'), ...when('clip', yes, notKnown) },
  asked('eye-metal', 'Metal in the eye, ever?', [no, yes, notKnown]),
  asked('other-metal', 'Other metal in the body, or an operation in the last six weeks?', [
    no,
    yes,
    notKnown,
  ]),
  { ...words('other-metal-words', 'What, and when?'), ...when('other-metal', yes) },
  asked('still', 'Can the patient lie flat and still?', [
    yes,
    local('claustrophobic', 'Claustrophobic'),
    local('needs-help', 'Needs help or sedation'),
  ]),
]

const questions: Record<OrderableImage['safety'], readonly QuestionnaireItem[]> = {
  plain: [question, ...pregnancy, ...about],
  ct: [question, ...pregnancy, ...about],
  'ct-contrast': [question, ...pregnancy, ...contrast, ...about],
  mri: [question, ...magnet, ...pregnancy, ...about],
  'mri-contrast': [question, ...magnet, ...pregnancy, ...contrast, ...about],
  ultrasound: [question, ...about],
}

const titles: Record<OrderableImage['safety'], string> = {
  plain: 'Before an X-ray',
  ct: 'Before CT',
  'ct-contrast': 'Before CT with contrast',
  mri: 'Before MRI',
  'mri-contrast': 'Before MRI with contrast',
  ultrasound: 'Before ultrasound',
}

export const safetyUrl = (safety: OrderableImage['safety']) => `${ours}/Questionnaire/before-${safety}`

export function* safetyQuestionnaires(): Generator<Questionnaire> {
  for (const safety of Object.keys(questions) as OrderableImage['safety'][])
    yield {
      resourceType: 'Questionnaire',
      id: `before-${safety}`,
      url: safetyUrl(safety),
      version: '1',
      title: titles[safety],
      status: 'active',
      subjectType: ['Patient'],
      item: [...questions[safety]],
    }
}
