import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'

import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { recordHeadings, type RecordHeading } from '#clinical/writing/record-headings.ts'
import type { Quote, Writing } from '#clinical/writing/writing.ts'
import { Loaded } from '#ui/Loaded.tsx'

import { homes, problemQuote, reportQuote, setQuote } from './quotable.ts'
import { quotableProblems, quotableReports, quotableSets } from './queries.ts'

/** The newest of the record, to be taken into the note with its date and its author. */
export function QuotePicker({ patient, onDone }: { patient: PatientIdentity; onDone: () => void }) {
  const { getValues, setValue } = useFormContext<Writing>()
  const [said, setSaid] = useState('')
  const sets = useQuery(quotableSets(patient))
  const reports = useQuery(quotableReports(patient.id))
  const problems = useQuery(quotableProblems(patient.id))

  const quoteUnder = (heading: RecordHeading) => (offered: Quote) => {
    const quote = { ...offered, taken: new Date().toISOString() }
    const sections = getValues('sections')
    const there = sections.findIndex((section) => section.heading === heading)
    if (there >= 0) {
      const quotes = sections[there]?.quotes ?? []
      setValue(`sections.${there}.quotes`, [...quotes, quote], { shouldDirty: true })
    } else setValue('sections', [...sections, { heading, words: '', quotes: [quote] }], { shouldDirty: true })
    setSaid(`Quoted under ${recordHeadings[heading]}.`)
  }
  return (
    <section className="quote-picker" aria-label="Quote from the record">
      <header>
        <h3>Quote from the record</h3>
        <output>{said}</output>
        <button type="button" className="button small" onClick={onDone}>
          Done
        </button>
      </header>
      <Group
        title="Observations"
        query={sets}
        what="observations"
        none="No observations recorded"
        quotes={({ sets }) => sets.map((set) => ({ label: 'Quote', quote: setQuote(set) }))}
        onQuote={quoteUnder(homes.observations)}
      />
      <Group
        title="Results"
        query={reports}
        what="results"
        none="No results recorded"
        quotes={({ entries }) =>
          entries.flatMap((report) => {
            const [all, marked] = [reportQuote(report, 'all'), reportQuote(report, 'marked')]
            const some = marked.words !== all.words && marked.words.includes('\n')
            return [
              { label: 'Quote', quote: all },
              ...(some ? [{ label: 'Quote what is marked', quote: marked, again: true }] : []),
            ]
          })
        }
        onQuote={quoteUnder(homes.results)}
      />
      <Group
        title="Problems"
        query={problems}
        what="problems"
        none="No active problems recorded"
        quotes={({ entries }) => entries.map((one) => ({ label: 'Quote', quote: problemQuote(one) }))}
        onQuote={quoteUnder(homes.problems)}
      />
    </section>
  )
}

/** `again`: another way to quote what stands above it */
type Offer = { label: string; quote: Quote; again?: boolean }

type GroupProps<Data> = {
  title: string
  query: UseQueryResult<Data>
  what: string
  none: string
  quotes: (data: Data) => Offer[]
  onQuote: (quote: Quote) => void
}

function Group<Data>({ title, query, what, none, quotes, onQuote }: GroupProps<Data>) {
  return (
    <details open={title === 'Observations'}>
      <summary>{title}</summary>
      <Loaded query={query} what={what}>
        {(data) => {
          const offers = quotes(data)
          return offers.length === 0 ? (
            <p>{none}</p>
          ) : (
            <ul className="lines">
              {offers.map(({ label, quote, again }, index) => (
                <li key={`${quote.references.join()} ${index}`} data-again={again}>
                  <p className="quote-offer">
                    <strong>{quote.said}</strong>
                    <button
                      type="button"
                      className="button small"
                      aria-label={`${label}: ${quote.words.split('\n')[0]}, ${quote.said}`}
                      onClick={() => onQuote(quote)}
                    >
                      {label}
                    </button>
                  </p>
                  {!again && <p className="plain-words">{quote.words}</p>}
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </details>
  )
}
