import { MakeSessionsDialog } from '#features/clinic-sessions/MakeSessionsDialog.tsx'

import { useOverClinic } from './over-clinic.ts'

export function Component() {
  const { clinic, close } = useOverClinic()
  return clinic ? <MakeSessionsDialog clinic={clinic} onClose={close} /> : null
}
