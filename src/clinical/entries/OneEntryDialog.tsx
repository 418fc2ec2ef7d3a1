import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import type { ResourceOf, ResourceType, Stored } from '#fhir/client.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { oneEntry } from './one-entry.ts'

type Props<T extends ResourceType> = {
  patientId: string
  type: T
  id: string
  title: string
  onClose: () => void
  /** The dialog itself, once the entry is there */
  children: (entry: Stored<ResourceOf<T>>) => ReactNode
}

/** A dialog about one entry: it waits for it, and says so when it cannot be had. */
export function OneEntryDialog<T extends ResourceType>({
  patientId,
  type,
  id,
  title,
  onClose,
  children,
}: Props<T>) {
  const query = useQuery(oneEntry(patientId, type, id))
  if (query.data) return children(query.data)
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="this entry">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}
