import type { SQLInputValue } from 'node:sqlite'

/** SQL and its values, kept apart until SQLite puts them together: nothing asked for is ever pasted in. */
export class Sql {
  readonly text: string
  readonly values: SQLInputValue[]
  constructor(text: string, values: SQLInputValue[] = []) {
    this.text = text
    this.values = values
  }
}

export function sql(strings: TemplateStringsArray, ...parts: (Sql | SQLInputValue)[]): Sql {
  let text = ''
  const values: SQLInputValue[] = []
  strings.forEach((string, index) => {
    text += string
    const part = parts[index]
    if (part instanceof Sql) {
      text += part.text
      values.push(...part.values)
    } else if (index < parts.length) {
      text += '?'
      values.push(part ?? null)
    }
  })
  return new Sql(text, values)
}

export const joined = (parts: Sql[], separator: string): Sql =>
  new Sql(
    parts.map(({ text }) => text).join(separator),
    parts.flatMap(({ values }) => values),
  )

export const anyOf = (parts: Sql[]): Sql =>
  parts.length === 1 && parts[0] ? parts[0] : sql`(${joined(parts, ' OR ')})`
export const allOf = (parts: Sql[]): Sql => (parts.length === 0 ? sql`1` : joined(parts, ' AND '))
export const listOf = (values: SQLInputValue[]): Sql =>
  joined(
    values.map((value) => sql`${value}`),
    ', ',
  )
