import { useNavigate } from 'react-router'

import { useCan } from '#auth/session.ts'
import { CancelSessionDialog } from '#features/clinic-sessions/CancelSessionDialog.tsx'
import { deepPaths } from '#lib/deep-paths.ts'

import { useOverClinic } from './over-clinic.ts'

/** Cancelled, its patients are written to in the same flow. */
export function Component() {
  const { clinic, day, close } = useOverClinic()
  const navigate = useNavigate()
  const writes = useCan('letter.write')
  if (!clinic) return null
  const write = (of: string[]) =>
    void navigate(
      {
        pathname: deepPaths.clinicLetters(),
        search: new URLSearchParams({ clinic: clinic.id, day, of: of.join(',') }).toString(),
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <CancelSessionDialog
      clinic={clinic}
      day={day}
      onCancelled={(of) => (writes && of.length > 0 ? write(of) : close())}
      onClose={close}
    />
  )
}
