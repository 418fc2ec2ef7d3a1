import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'

import { type PatientIdentity, patientIdentity } from '#clinical/patient/patient.ts'
import { required, usePatientId } from '#pages/patient/chart-params.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { imagingOf } from './queries.ts'
import { type Examination, type Step, stepWords } from './steps.ts'

export type Parts = { patient: PatientIdentity; examination: Examination; onClose: () => void }

type Props = { title: string; from: readonly Step[]; children: (parts: Parts) => ReactNode }

/**
 * A dialog about the examination in the address, over the worklist or the chart. What was there when it opened is what is
 * changed: whoever was faster is told of. `from`: the steps at which it may be done; at another the dialog says so.
 */
export function OverExamination({ title, from, children }: Props) {
  const patientId = usePatientId()
  const requestId = required(useParams()['requestId'])
  const patient = useQuery(patientIdentity(patientId))
  const query = useQuery(imagingOf(patientId))
  const onClose = useCloseToList()
  const found = query.data?.examinations.find(({ request }) => request.id === requestId)
  if (patient.data && found)
    return (
      <AsOpened key={requestId} examination={found}>
        {(examination) =>
          from.includes(examination.step) ? (
            children({ patient: patient.data, examination, onClose })
          ) : (
            <Told title={title} onClose={onClose}>
              Not now: this examination stands at “{stepWords[examination.step]}”.
            </Told>
          )
        }
      </AsOpened>
    )
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={patient} what="the patient">
          {() => null}
        </Loaded>
        <Loaded query={query} what="this examination">
          {() => <p>This request is not in the record.</p>}
        </Loaded>
      </div>
    </Dialog>
  )
}

function AsOpened({
  examination,
  children,
}: {
  examination: Examination
  children: (seen: Examination) => ReactNode
}) {
  const [seen] = useState(examination)
  return children(seen)
}

const Told = ({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) => (
  <Dialog title={title} onClose={onClose}>
    <div className="dialog-body">
      <p>{children}</p>
    </div>
  </Dialog>
)

/** Back to what it stands over: everything before `/:patientId/:requestId/:act`, with its view. */
function useCloseToList() {
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  return () => void navigate(pathname.split('/').slice(0, -3).join('/') + search, { replace: true })
}
