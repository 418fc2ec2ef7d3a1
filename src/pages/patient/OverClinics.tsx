import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { useSession } from '#auth/session.ts'
import { type Clinic, clinicsOf } from '#clinical/booking/clinics.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

type Props = { title: string; onClose: () => void; children: (clinics: readonly Clinic[]) => ReactNode }

/** A dialog that needs the clinics of the reader’s organisation: it waits for them, and says when they cannot be had. */
export function OverClinics({ title, onClose, children }: Props) {
  const query = useQuery(clinicsOf(useSession().post.orgCode))
  if (query.data) return children(query.data)
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="clinics">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}
