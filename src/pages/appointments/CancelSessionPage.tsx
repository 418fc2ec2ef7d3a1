import { CancelSessionDialog } from '#features/clinic-sessions/CancelSessionDialog.tsx'

import { useOverClinic } from './over-clinic.ts'

export function Component() {
  const { clinic, day, close } = useOverClinic()
  return clinic ? <CancelSessionDialog clinic={clinic} day={day} onClose={close} /> : null
}
