import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'

import type { Attending } from '#features/clinic-day/model.ts'
import { clinicDay } from '#features/clinic-day/queries.ts'
import { LettersForDialog } from '#features/letters/LettersForDialog.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { useOverClinic } from './over-clinic.ts'

/** `?of=`: the appointments of a session that has just been cancelled; else all of the day that want a letter. */
export function Component() {
  const { clinic, day, close } = useOverClinic()
  const of = useSearchParams()[0].get('of')
  const query = useQuery({ ...clinicDay(clinic?.id ?? '', day), enabled: clinic !== undefined && !of })
  if (of) return <LettersForDialog appointmentIds={of.split(',')} moved onClose={close} />
  if (!query.data)
    return (
      <Dialog title="Letters about appointments" onClose={close}>
        <div className="dialog-body">
          <Loaded query={query} what="the day list">
            {() => null}
          </Loaded>
        </div>
      </Dialog>
    )
  const wants = query.data.rows.flatMap((row) =>
    row.type === 'patient' && wantsLetter(row) ? row.appointmentId : [],
  )
  return <LettersForDialog appointmentIds={wants} moved={false} onClose={close} />
}

/** Who still comes, who did not, and who is not to come. */
const wantsLetter = ({ standing, start = '' }: Attending) =>
  standing === 'did not attend' ||
  standing === 'cancelled' ||
  (standing === 'expected' && Date.parse(start) > Date.now())
