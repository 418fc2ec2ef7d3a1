import type { LabTest, Measure } from '#departments/pathology/work/catalogue.ts'
import { valuesIn } from '#departments/pathology/work/lab-task.ts'
import type { Work } from '#departments/pathology/work/model.ts'
import { isAnotherSample } from '#departments/pathology/work/sample-number.ts'

import { type EarlierValues, lastOf, type ReportedValues } from './previous.ts'
import type { LabStep } from './steps.ts'
import { deltaTo, readNumber, typedOf } from './values.ts'

/** The form of one step; everything as it was typed. */
export type StepValues = {
  step: LabStep
  number: string
  reason: string
  words: string
  again: boolean
  /** One of each that is measured, in the order of `measuresOf` */
  values: string[]
  believed: boolean
  kind: 'amended' | 'corrected'
}

type About = { work: Work; earlier: EarlierValues; out: ReportedValues; gender: string }

const words: Measure = {
  name: 'Result',
  code: { text: 'Result' },
  unit: undefined,
  answers: [],
  usual: [],
  critical: [],
}

/** What a test measures; one that the catalogue has no measures of is answered in words. */
export const measuresOf = (test: LabTest | undefined): Measure[] => {
  const measures = test?.measures ?? []
  return measures.length > 0 ? measures : [{ ...words, code: test?.code ?? words.code }]
}

/** What an amendment goes through: the values of the report, each with what the catalogue knows of it. */
export const amendable = ({ work, out }: Pick<About, 'work' | 'out'>): Measure[] =>
  out.values.map((value) => {
    const codes = (value.code.coding ?? []).map(({ code }) => code)
    const known = measuresOf(work.test).find(({ code }) =>
      (code.coding ?? []).some((one) => codes.includes(one.code)),
    )
    const { valueQuantity } = value
    const unit = valueQuantity && {
      words: valueQuantity.unit ?? valueQuantity.code ?? '',
      ucum: valueQuantity.code ?? valueQuantity.unit ?? '',
    }
    return known
      ? { ...known, code: value.code, unit }
      : { ...words, name: value.code.text ?? 'Result', code: value.code, unit }
  })

export function startOf(work: Work, possible: readonly LabStep[], out: ReportedValues): StepValues {
  const [step = 'receive'] = possible
  const measures = measuresOf(work.test)
  const waiting = work.task ? valuesIn(work.task) : []
  const typed = measures.map((measure) => {
    const codes = (measure.code.coding ?? []).map(({ code }) => code)
    const found = waiting.find(({ code }) => (code.coding ?? []).some((one) => codes.includes(one.code)))
    return found ? typedOf(found) : ''
  })
  return {
    step,
    number: '',
    reason: '',
    words: '',
    again: true,
    values: step === 'amend' ? out.values.map(typedOf) : typed,
    believed: false,
    kind: 'amended',
  }
}

/** Which of the values typed are far from those before. */
export const farOff = (
  { values }: Pick<StepValues, 'values'>,
  { work, earlier, gender }: Omit<About, 'out'>,
) =>
  measuresOf(work.test).filter(
    (measure, index) => deltaTo(measure, values[index] ?? '', lastOf(earlier, measure), gender)?.far,
  )

/** What must be put right before it is sent, by the name of the field. */
export function problemsIn(draft: StepValues, about: About): Record<string, string> {
  const { step, reason, words: said, values, believed } = draft
  switch (step) {
    case 'receive':
      return isAnotherSample(draft.number, about.work.specimen)
        ? { number: 'Stop: this is the number of another sample' }
        : {}
    case 'begin':
    case 'again':
    case 'authorise':
    case 'report':
    case 'interim':
      return {}
    case 'reject':
      return reason ? {} : { reason: 'Say why it cannot be used' }
    case 'back':
      return said.trim().length < 3 ? { words: 'Say what is to be put right' } : {}
    case 'enter': {
      const problems = numberProblems(measuresOf(about.work.test), values)
      if (values.every((value) => !value?.trim())) problems['values.0'] = 'Enter at least one result'
      if (!believed && farOff(draft, about).length > 0)
        problems['believed'] = 'Check the values that are far from those before'
      return problems
    }
    case 'amend': {
      const problems = numberProblems(amendable(about), values)
      about.out.values.forEach((_, index) => {
        if (!values[index]?.trim())
          problems[`values.${index}`] = 'A value that was reported cannot be left empty'
      })
      if (said.trim().length < 3) problems['words'] = 'Say why the report changes'
      if (about.out.values.every((value, index) => typedOf(value) === values[index]?.trim()))
        problems['values.0'] = 'Nothing has been changed'
      return problems
    }
  }
}

function numberProblems(measures: readonly Measure[], values: readonly string[]): Record<string, string> {
  const problems: Record<string, string> = {}
  measures.forEach(({ unit, name }, index) => {
    const typed = values[index]?.trim()
    if (typed && unit && !readNumber(typed))
      problems[`values.${index}`] = `${name}: a number such as 6.8 or <5, with a point`
  })
  return problems
}
