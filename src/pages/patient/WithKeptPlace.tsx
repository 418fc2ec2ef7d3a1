import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { keptPlace } from '#features/admission/queries.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

type Props = {
  title: string
  stay: Parameters<typeof keptPlace>[0]
  onClose: () => void
  children: (place: { wardId: string; bedId: string } | undefined) => ReactNode
}

/** A dialog that starts with the bed that is kept for the stay, where one is. */
export function WithKeptPlace({ title, stay, onClose, children }: Props) {
  const place = useQuery(keptPlace(stay))
  if (place.data !== undefined) return children(place.data ?? undefined)
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={place} what="the bed that is kept">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}
