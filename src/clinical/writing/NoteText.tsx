import './note-text.css'

import type { NoteSection } from './note-sections.ts'

/** The words of a note, heading by heading; what was carried over from the record is marked as such (hazard H18). */
export function NoteText({ sections, level = 4 }: { sections: NoteSection[]; level?: 3 | 4 | 5 }) {
  const Heading = `h${level}` as const
  return sections.map(({ title, text, quotes, sections: inner }, index) => (
    <div key={`${title} ${index}`} className="note-section">
      {title && <Heading>{title}</Heading>}
      {text && <p className="plain-words">{text}</p>}
      {quotes.map(({ said, words }, at) => (
        <Quoted key={`${said} ${at}`} said={said} words={words} />
      ))}
      <NoteText sections={inner} level={level === 3 ? 4 : 5} />
    </div>
  ))
}

/** Words of the record inside of a note: whose and when stands with them. */
export function Quoted({ said, words }: { said: string; words: string }) {
  return (
    <figure className="quoted">
      <figcaption>
        <span className="quoted-mark">From the record</span> {said}
      </figcaption>
      <blockquote className="plain-words">{words}</blockquote>
    </figure>
  )
}
