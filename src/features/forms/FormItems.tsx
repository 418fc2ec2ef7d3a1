import { useFormContext, useWatch } from 'react-hook-form'

import { formatDate } from '#fhir/dates.ts'
import { ChecksField } from '#ui/ChecksField.tsx'
import { ChoiceField, DateTimeField, NumberField, RadioField, TextField } from '#ui/fields.tsx'

import { type Answers, isShown, scoreOf } from './answers.ts'
import type { Form, FormItem } from './questionnaire.ts'
import { type Carried, isCarried } from './response.ts'
import { ScoreBadge } from './ScoreBadge.tsx'

type Props = { form: Form; items: readonly FormItem[]; carried: Carried | undefined; level?: 3 | 4 }

/** The questions that the form asks now, as fields; a question that no longer applies goes, with what was answered kept. */
export function FormItems({ form, items, carried, level = 3 }: Props) {
  const { control } = useFormContext<{ answers: Answers }>()
  const answers = useWatch({ control, name: 'answers' })
  return items
    .filter((item) => isShown(form, item, answers))
    .map((item) => (
      <Item key={item.key} form={form} item={item} answers={answers} carried={carried} level={level} />
    ))
}

type ItemProps = Omit<Props, 'items'> & { item: FormItem; answers: Answers; level: 3 | 4 }

function Item({ form, item, answers, carried, level }: ItemProps) {
  const field = {
    name: `answers.${item.key}`,
    label: item.required ? item.label : `${item.label} (if known)`,
    className: 'wide',
    ...(carried && isCarried(item, answers, carried)
      ? {
          hint: `Carried from ${formatDate(carried.asked?.[item.key] ?? carried.on)}: check that it still holds`,
        }
      : {}),
  }
  switch (item.kind) {
    case 'group': {
      const Heading = `h${level}` as const
      return (
        <section className="wide form-group" aria-label={item.label}>
          <Heading>{item.label}</Heading>
          <div className="fields">
            <FormItems form={form} items={item.items} carried={carried} level={4} />
          </div>
        </section>
      )
    }
    case 'words':
      return <p className="wide">{item.label}</p>
    case 'choice': {
      const options = item.options.map(({ value, label, points }) => ({
        value,
        label: points === undefined ? label : `${label} (${points})`,
      }))
      if (item.many) return <ChecksField {...field} label={item.label} options={options} />
      return options.length <= 6 ? (
        <RadioField {...field} options={options} />
      ) : (
        <ChoiceField {...field} options={options} />
      )
    }
    case 'number':
      return <NumberField {...field} decimal={!item.whole} {...(item.unit ? { unit: item.unit } : {})} />
    case 'date':
      return <DateTimeField {...field} type="date" />
    case 'text':
      return <TextField {...field} multiline={item.long} rows={3} />
    case 'score': {
      const score = scoreOf(form, item, answers)
      return (
        <p className="wide form-score" role="status">
          <strong>{item.label}:</strong>{' '}
          {score ? <ScoreBadge score={score} /> : 'no score until every part is answered'}
        </p>
      )
    }
    case 'unsupported':
      return (
        <p className="wide notice warning">
          “{item.label}” cannot be answered here ({item.type}): it is left out of what is recorded.
        </p>
      )
  }
}
