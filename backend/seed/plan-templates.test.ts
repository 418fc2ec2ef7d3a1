import type { QuestionnaireItem } from 'fhir/r4'
import { expect, test } from 'vitest'

import { wardForms } from './forms.ts'
import { planTemplates } from './plan-templates.ts'

const everyItem = (items: QuestionnaireItem[]): QuestionnaireItem[] =>
  items.flatMap((item) => [item, ...everyItem(item.item ?? [])])
const forms = new Map(wardForms().map((form) => [form.url?.split('/').at(-1), everyItem(form.item ?? [])]))

const triggers = planTemplates.flatMap(({ id, triggers }) => triggers.map((trigger) => ({ id, ...trigger })))

test.each(triggers)(
  '$id is asked for by a question that is asked: $form, $item',
  ({ form, item, from, answers }) => {
    const question = forms.get(form)?.find(({ linkId }) => linkId === item)
    const numbers = ['integer', 'decimal', 'quantity']
    const options = (question?.answerOption ?? []).flatMap(({ valueCoding }) => valueCoding?.code ?? [])
    const possible = question?.type === 'boolean' ? ['true', 'false'] : options
    const fits =
      from === undefined
        ? answers?.every((answer) => possible.includes(answer))
        : numbers.includes(question?.type ?? '')
    expect(fits).toBe(true)
  },
)
