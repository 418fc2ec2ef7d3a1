import { Link } from 'react-router'

import type { Activity } from '#auth/permissions.ts'
import { useCan } from '#auth/session.ts'
import { eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { paths } from '#lib/paths.ts'

import { isDone, isLensChecked, type Listing } from './listing.ts'

type Next = { act: string; words: string; may: Activity; isNow: (listing: Listing) => boolean }

const isBefore = ({ step }: Listing) => !['outcome', 'done', 'stopped'].includes(step)
/** What can be done next: what is missing before the operation, in any order, and then one thing after another. */
const nexts: readonly Next[] = [
  {
    act: 'consent',
    words: 'Record consent',
    may: 'ophthalmology:list',
    isNow: (one) => isBefore(one) && !isDone('consent', one),
  },
  {
    act: 'biometry',
    words: 'Enter biometry',
    may: 'ophthalmology:examine',
    isNow: (one) => isBefore(one) && !isDone('biometry', one),
  },
  {
    act: 'lens',
    words: 'Choose lens',
    may: 'ophthalmology:operate',
    isNow: (one) => isBefore(one) && isDone('biometry', one) && !isDone('lens', one),
  },
  {
    act: 'date',
    words: 'Offer date',
    may: 'ophthalmology:list',
    isNow: (one) => isBefore(one) && !isDone('date', one),
  },
  {
    act: 'lens-check',
    words: 'Double-check lens',
    may: 'ophthalmology:check',
    isNow: (one) => one.step === 'operation' && !isLensChecked(one),
  },
  {
    act: 'start',
    words: 'Check before the start',
    may: 'ophthalmology:check',
    isNow: (one) => one.step === 'operation' && isLensChecked(one) && !one.safetyCheck,
  },
  {
    act: 'operation',
    words: 'Write operation note',
    may: 'ophthalmology:operate',
    isNow: (one) => one.step === 'operation' && isLensChecked(one) && one.safetyCheck !== undefined,
  },
  {
    act: 'outcome',
    words: 'Record outcome',
    may: 'ophthalmology:examine',
    isNow: ({ step }) => step === 'outcome',
  },
]
const more: readonly Next[] = [
  {
    act: 'lens',
    words: 'Choose another lens',
    may: 'ophthalmology:operate',
    isNow: (one) => isBefore(one) && isDone('lens', one),
  },
  { act: 'withdraw', words: 'Withdraw', may: 'ophthalmology:list', isNow: isBefore },
]

type Props = {
  listing: Listing
  patientId: string
  /** The page it opens over, with its view behind the question mark */
  base: { path: string; search: string }
  whole?: boolean
}

export function Acts({ listing, patientId, base, whole = false }: Props) {
  return (
    <span className="buttons">
      {[...nexts, ...(whole ? more : [])]
        .filter(({ isNow }) => isNow(listing))
        .map((next) => (
          <ActLink
            key={next.words}
            next={next}
            what={listing.eye ? eyeWords[listing.eye] : 'eye not recorded'}
            to={
              next.act === 'biometry'
                ? `${paths.chartAt(patientId, 'ophthalmology')}/biometry?view=surgery`
                : `${base.path}/cataract/${encodeURIComponent(patientId)}/${encodeURIComponent(listing.request.id)}/${next.act}${base.search}`
            }
          />
        ))}
    </span>
  )
}

function ActLink({ next: { words, may }, what, to }: { next: Next; what: string; to: string }) {
  return useCan(may) ? (
    <Link className="button small" to={to} aria-label={`${words}: ${what}`}>
      {words}
    </Link>
  ) : null
}
