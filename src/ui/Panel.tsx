import './panel.css'

import { type ReactNode, useId } from 'react'

type Props = { title: string; action?: ReactNode; note?: ReactNode; level?: 2 | 3; children: ReactNode }

/** A region of a page, named by its heading. `note` stands beside the title: a count, an age, a source. */
export function Panel({ title, action, note, level = 2, children }: Props) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section className="panel" aria-labelledby={id}>
      <header className="panel-head">
        <Heading id={id}>{title}</Heading>
        {note !== undefined && <span className="panel-note">{note}</span>}
        {action !== undefined && <span className="panel-action">{action}</span>}
      </header>
      <div className="panel-body">{children}</div>
    </section>
  )
}
