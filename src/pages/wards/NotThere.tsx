import type { UseQueryResult } from '@tanstack/react-query'

import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

type Props = { title: string; query: UseQueryResult<unknown>; onClose: () => void }

/** In place of a dialog over the ward, while the ward is not known or when the patient is not on it. */
export const NotThere = ({ title, query, onClose }: Props) => (
  <Dialog title={title} onClose={onClose}>
    <div className="dialog-body">
      <Loaded query={query} what="the patient’s place on this ward">
        {() => <p>This patient is not in a bed of this ward now.</p>}
      </Loaded>
    </div>
  </Dialog>
)
