import '#departments/ophthalmology/clinic/board.css'

import { lensText } from '#departments/ophthalmology/biometry/lens.ts'
import { formatDate } from '#fhir/dates.ts'

import { isDone, isLensChecked, type Listing, type Step, steps } from './listing.ts'

const words: Record<Step, string> = {
  consent: 'Consent',
  biometry: 'Biometry',
  lens: 'Lens',
  date: 'Date',
  operation: 'Operated',
  outcome: 'Outcome',
}

/** How far a listing has come: a sign and a word for each, never colour alone (hazard H19). */
export const StepsLine = ({ listing }: { listing: Listing }) => (
  <ol className="board-steps" aria-label="Steps of this listing">
    {steps.map((step) => {
      const done = isDone(step, listing)
      return (
        <li key={step} data-state={done ? 'done' : 'to do'}>
          <span aria-hidden="true">{done ? '✓' : '○'}</span> {words[step]}
          <span className="visually-hidden">{done ? ': done' : ': to do'}</span>
          {done && more(step, listing)}
        </li>
      )
    })}
  </ol>
)

function more(step: Step, listing: Listing): string {
  if (step === 'lens' && listing.lens)
    return ` ${lensText(listing.lens)}${isLensChecked(listing) ? ', double-checked' : ''}`
  if (step === 'date') return ` ${formatDate(listing.toComeIn)}`
  if (step === 'operation') return ` ${formatDate(listing.operation?.performedDateTime)}`
  return ''
}
