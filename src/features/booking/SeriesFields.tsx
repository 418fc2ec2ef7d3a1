import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'

import { formatDate } from '#fhir/dates.ts'
import { fhir } from '#fhir/client.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { ChoiceField } from '#ui/fields.tsx'

import type { BookDraft } from './draft.ts'
import { whenText } from './places.ts'
import { type Later, seriesAfter } from './series.ts'

type Props = { onLater: (slotIds: readonly string[]) => void }

const intervals = [1, 2, 3, 4, 6, 8, 12]

/** The same again every so many weeks; each later place is shown before it is booked. */
export function SeriesFields({ onLater }: Props) {
  const { control } = useFormContext<BookDraft>()
  const [slotId, weeks, times] = useWatch({ control, name: ['slotId', 'weeks', 'times'] })
  const repeats = weeks !== '' && slotId !== ''
  const first = useQuery({
    queryKey: ['places', 'first', slotId],
    queryFn: () => fhir.read('Slot', slotId),
    enabled: repeats,
  })
  return (
    <>
      <ChoiceField
        name="weeks"
        label="Repeat"
        placeholder="Once only"
        options={intervals.map((each) => ({
          value: String(each),
          label: each === 1 ? 'Every week' : `Every ${each} weeks`,
        }))}
      />
      {weeks !== '' && (
        <ChoiceField
          name="times"
          label="Appointments in all"
          placeholder={null}
          options={[2, 3, 4, 5, 6, 8, 10, 12].map((each) => ({ value: String(each), label: String(each) }))}
        />
      )}
      {repeats && first.data ? (
        <Series first={first.data} weeks={Number(weeks)} times={Number(times)} onLater={onLater} />
      ) : (
        <NoLater onLater={onLater} />
      )}
    </>
  )
}

function NoLater({ onLater }: Props) {
  useEffect(() => onLater([]), [onLater])
  return null
}

type SeriesProps = Props & { first: Parameters<typeof seriesAfter>[0]; weeks: number; times: number }

function Series({ first, weeks, times, onLater }: SeriesProps) {
  const query = useQuery(seriesAfter(first, weeks, times))
  const ids = (query.data ?? []).flatMap(({ slot }) => slot?.id ?? []).join(' ')
  useEffect(() => onLater(ids === '' ? [] : ids.split(' ')), [ids, onLater])
  return (
    <div className="wide">
      <Loaded query={query} what="the places of the series">
        {(series) => (
          <ul className="lines series" aria-label="Later appointments">
            {series.map((later) => (
              <li key={later.due}>{laterText(later)}</li>
            ))}
          </ul>
        )}
      </Loaded>
    </div>
  )
}

const laterText = ({ due, slot }: Later) =>
  slot
    ? whenText(slot.start)
    : `No free place in the week from ${formatDate(due)}: this one is not booked. Make a session, or choose another interval.`
