import { useState } from 'react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'

import { type RecordHeading, recordHeadings } from '#clinical/writing/record-headings.ts'
import type { Writing } from '#clinical/writing/writing.ts'
import { TextField } from '#ui/fields.tsx'

import { Quoted } from '#clinical/writing/NoteText.tsx'

/** Every heading with what is written under it and what is quoted there; more headings can be taken in. */
export function WritingSections() {
  const { control } = useFormContext<Writing>()
  const { fields, append } = useFieldArray({ control, name: 'sections' })
  const used = new Set(fields.map(({ heading }) => heading))
  return (
    <>
      {fields.map(({ id, heading }, index) => (
        <div key={id} className="writing-section">
          <TextField name={`sections.${index}.words`} label={recordHeadings[heading]} multiline rows={2} />
          <Quotes index={index} />
        </div>
      ))}
      <AddHeading
        others={headings.filter((heading) => !used.has(heading))}
        onAdd={(heading) => append({ heading, words: '', quotes: [] })}
      />
    </>
  )
}

const headings = Object.keys(recordHeadings) as RecordHeading[]

function Quotes({ index }: { index: number }) {
  const { control, setValue } = useFormContext<Writing>()
  const quotes = useWatch({ control, name: `sections.${index}.quotes` })
  return quotes.map(({ said, words, references }, at) => (
    <div key={`${references.join()} ${at}`} className="writing-quote">
      <Quoted said={said} words={words} />
      <button
        type="button"
        className="button quiet small"
        aria-label={`Take out the quote: ${said}`}
        onClick={() => setValue(`sections.${index}.quotes`, quotes.toSpliced(at, 1), { shouldDirty: true })}
      >
        Take out
      </button>
    </div>
  ))
}

type AddProps = { others: readonly RecordHeading[]; onAdd: (heading: RecordHeading) => void }

function AddHeading({ others, onAdd }: AddProps) {
  const [chosen, setChosen] = useState('')
  const heading = others.find((one) => one === chosen)
  return (
    <div className="add-heading">
      <select
        className="input"
        aria-label="Another heading"
        value={chosen}
        onChange={({ target }) => setChosen(target.value)}
      >
        <option value="">Another heading…</option>
        {others.map((one) => (
          <option key={one} value={one}>
            {recordHeadings[one]}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="button"
        disabled={!heading}
        onClick={() => {
          if (heading) onAdd(heading)
          setChosen('')
        }}
      >
        Add heading
      </button>
    </div>
  )
}
