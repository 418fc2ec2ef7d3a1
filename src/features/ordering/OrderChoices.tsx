import { useQuery } from '@tanstack/react-query'

import { useSession } from '#auth/session.ts'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { orderKindWords } from '#clinical/care/order.ts'

import type { Catalogue, Orderable, OrderSet } from './catalogue.ts'
import { favouritesIn } from './favourites.ts'
import { type Choice, OrderSearch } from './OrderSearch.tsx'
import { favouriteList } from './queries.ts'

type Props = {
  offered: Catalogue
  /** Nothing chosen yet: then the shortest ways lie open */
  empty: boolean
  onChoose: (...chosen: Orderable[]) => void
}

/** Four ways to the same: by words, among my own, as a set, or by looking through everything. */
export function OrderChoices({ offered: { orderables, sets }, empty, onChoose }: Props) {
  const favourites = useQuery(favouriteList(useSession().userId))
  const mine = favouritesIn(favourites.data ?? null).flatMap(
    (url) => orderables.entries.find((one) => one.url === url) ?? [],
  )
  const groups = [...new Set(orderables.entries.map(({ group }) => group))]
  return (
    <>
      <OrderSearch
        choices={[...orderables.entries.map(toChoice), ...sets.entries.map(setToChoice)]}
        onChoose={({ chosen }) => onChoose(...chosen)}
      />
      {(empty || mine.length > 0 || favourites.error) && (
        <section aria-label="Favourites" className="order-adds">
          <h3>Favourites</h3>
          {favourites.error && (
            <span role="alert">Could not load favourites. {favourites.error.message}</span>
          )}
          {favourites.data !== undefined && mine.length === 0 && (
            <span className="quiet-text">None yet: press the star of a request.</span>
          )}
          {mine.map((one) => (
            <Add key={one.url} title={one.title} onClick={() => onChoose(one)} />
          ))}
        </section>
      )}
      <details className="order-catalogue" key={String(empty)} open={empty}>
        <summary>Sets</summary>
        <p className="order-adds">
          {sets.entries.map((set) => (
            <Add key={set.url} title={set.title} onClick={() => onChoose(...set.orderables)} />
          ))}
        </p>
        <ListNotes of={sets} />
      </details>
      <details className="order-catalogue">
        <summary>Everything that can be requested</summary>
        {groups.map((group) => (
          <section key={group} aria-label={group} className="order-adds">
            <h3>{group}</h3>
            {orderables.entries
              .filter((one) => one.group === group)
              .map((one) => (
                <Add key={one.url} title={one.title} onClick={() => onChoose(one)} />
              ))}
          </section>
        ))}
        <ListNotes of={orderables} />
      </details>
    </>
  )
}

const Add = ({ title, onClick }: { title: string; onClick: () => void }) => (
  <button type="button" className="button small" aria-label={`Add ${title}`} onClick={onClick}>
    {title}
  </button>
)

type Chosen = Choice & { chosen: Orderable[] }

const toChoice = (orderable: Orderable): Chosen => ({
  url: orderable.url,
  title: orderable.title,
  words: orderable.words,
  kind: orderable.kind === 'imaging' ? orderable.group : orderKindWords[orderable.kind],
  note: orderable.specimen,
  chosen: [orderable],
})

const setToChoice = ({ url, title, words, orderables, missing }: OrderSet): Chosen => ({
  url,
  title,
  words,
  kind: 'Set',
  note: [
    orderables.map((one) => one.title).join(', '),
    missing > 0 ? `${missing} of it no longer in the catalogue` : '',
  ]
    .filter(Boolean)
    .join('; '),
  chosen: orderables,
})
