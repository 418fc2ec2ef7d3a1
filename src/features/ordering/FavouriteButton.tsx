import { useQuery } from '@tanstack/react-query'

import { useSession } from '#auth/session.ts'
import { StarIcon } from '#ui/icons.tsx'

import type { Orderable } from './catalogue.ts'
import { favouritesIn } from './favourites.ts'
import { useMarkFavourite } from './mutations.ts'
import { favouriteList } from './queries.ts'

export function FavouriteButton({ orderable }: { orderable: Orderable }) {
  const { data } = useQuery(favouriteList(useSession().userId))
  const mark = useMarkFavourite()
  const favourite = favouritesIn(data ?? null).includes(orderable.url)
  return (
    <>
      {mark.error && <span role="alert">Not kept. {mark.error.message}</span>}
      <button
        type="button"
        className="button quiet small favourite"
        aria-pressed={favourite}
        aria-label={`Favourite: ${orderable.title}`}
        disabled={data === undefined || mark.isPending}
        onClick={() => mark.mutate({ orderable, wanted: !favourite })}
      >
        <StarIcon />
      </button>
    </>
  )
}
