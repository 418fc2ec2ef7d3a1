import { useCan } from '#auth/session.ts'
import type { LetterTemplate } from '#clinical/letters/template.ts'

type Props = { templates: readonly LetterTemplate[]; onChoose: (template: LetterTemplate) => void }

/** What may be written here, with where each template is from. */
export function TemplateChoice({ templates, onChoose }: Props) {
  const clinical = useCan('note.write')
  const groups = [
    ...(clinical ? [{ kind: 'clinical', words: 'Clinical' } as const] : []),
    { kind: 'administrative', words: 'Appointments and administration' } as const,
  ]
  if (templates.length === 0)
    return <p className="notice quiet">The record holds no templates for letters.</p>
  return groups.map(({ kind, words }) => (
    <section key={kind} className="template-group">
      <h3>{words}</h3>
      <ul className="template-choice">
        {templates
          .filter((one) => one.kind === kind)
          .map((one) => (
            <li key={one.url}>
              <button type="button" className="button" onClick={() => onChoose(one)}>
                {one.title}
                <span className="second-line">{one.says}</span>
                <span className="second-line">{one.source}</span>
              </button>
            </li>
          ))}
      </ul>
    </section>
  ))
}
