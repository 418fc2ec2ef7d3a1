import type { DocumentReference } from 'fhir/r4'
import { useState } from 'react'

import { copiesIn } from '#clinical/letters/copies.ts'
import { LetterPaper } from '#clinical/letters/LetterPaper.tsx'

import { paperFor, personOf, type Reader } from './papers.ts'

/** The letter as it is printed, for one after another of those who get it. */
export function LetterPreview({ letter, reader }: { letter: DocumentReference; reader: Reader }) {
  const people = copiesIn(letter.extension).flatMap((copy) =>
    copy.chosen ? (personOf(copy, reader.people) ?? []) : [],
  )
  const [shown, setShown] = useState(0)
  const to = people[shown] ?? people[0] ?? reader.people.patient
  return (
    <>
      {people.length > 1 && (
        <div className="buttons view-links" role="group" aria-label="Copy shown">
          {people.map(({ name }, index) => (
            <button
              key={name}
              type="button"
              className="button small"
              aria-pressed={index === shown}
              onClick={() => setShown(index)}
            >
              {name}
            </button>
          ))}
        </div>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a sheet that is wider than its place is scrolled by keys */}
      <div className="letter-preview" role="group" aria-label="As it is printed" tabIndex={0}>
        <LetterPaper {...paperFor(letter, to, reader)} />
      </div>
    </>
  )
}
