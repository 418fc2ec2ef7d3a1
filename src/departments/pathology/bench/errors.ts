import { type FieldErrors, type FieldValues, type ResolverResult, set } from 'react-hook-form'

/** What is wrong with a form, as the form keeps it: by the name of each field, also of one in a list. */
export function toErrors<Draft extends FieldValues>(
  draft: Draft,
  problems: Readonly<Record<string, string>>,
): ResolverResult<Draft, Draft> {
  const all = Object.entries(problems)
  if (all.length === 0) return { values: draft, errors: {} }
  const errors: FieldErrors<Draft> = {}
  for (const [name, message] of all) set(errors, name, { type: 'value', message })
  return { values: {}, errors }
}
