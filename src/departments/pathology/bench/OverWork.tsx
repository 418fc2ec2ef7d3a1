import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'

import { useCan, useSession } from '#auth/session.ts'
import { EntryPatient } from '#clinical/patient/EntryPatient.tsx'
import { patientIdentity, type PatientIdentity } from '#clinical/patient/patient.ts'
import { oneWork } from '#departments/pathology/work/about-work.ts'
import type { Work } from '#departments/pathology/work/model.ts'
import { useCloseToList } from '#departments/pathology/work/places.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { reportedValues, type ReportedValues } from './previous.ts'
import { notAlone } from './steps.ts'
import { WorkFacts } from './WorkFacts.tsx'

/** The work in the address, as it was when the form was opened: what is entered is written against it. */
export type OpenWork = {
  patient: PatientIdentity
  work: Work
  out: ReportedValues
  /** Its report is out: what is entered changes that */
  amending: boolean
  onClose: () => void
}

type Props = { title: string; children: (open: OpenWork) => ReactNode }

/** Around a form of its own (`work/own-form.ts`): whose work it is, and whether anything can be entered just now. */
export function OverWork({ title, children }: Props) {
  const { patientId = '', requestId = '' } = useParams()
  const onClose = useCloseToList()
  const patient = useQuery(patientIdentity(patientId))
  const query = useQuery(oneWork(patientId, requestId))
  const work = query.data
  const out = useQuery({ ...reportedValues(patientId, work?.report), enabled: work !== undefined })
  if (patient.data && work && out.data)
    return (
      <Opened
        key={requestId}
        title={title}
        patient={patient.data}
        work={work}
        out={out.data}
        onClose={onClose}
      >
        {children}
      </Opened>
    )
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <Loaded<unknown> query={!patient.data ? patient : work ? out : query} what="this request">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

function Opened({ title, children, ...found }: Props & Omit<OpenWork, 'amending'>) {
  const [{ patient, work, out, onClose }] = useState(found)
  const { userId } = useSession()
  const mayEnter = useCan('pathology:process')
  const mayAmend = useCan('pathology:authorise-clinically')
  const why = whyNot(work, { mayEnter, mayAmend, alone: notAlone(work, userId) })
  if (!why) return children({ patient, work, out, amending: work.stage === 'reported', onClose })
  return (
    <Dialog title={title} width="wide" onClose={onClose}>
      <div className="dialog-body stack">
        <EntryPatient patient={patient} />
        <WorkFacts work={work} out={out} />
        <p>{why}</p>
      </div>
    </Dialog>
  )
}

const waits = 'It has been entered and waits to be authorised. Whoever authorises can send it back.'
const notYours = 'Your role may look at this, and not do it.'

type May = { mayEnter: boolean; mayAmend: boolean; alone: string | undefined }

/** Why nothing can be entered just now; undefined: it can. */
function whyNot({ stage, report }: Work, { mayEnter, mayAmend, alone }: May): string | undefined {
  switch (stage) {
    case 'received':
    case 'in progress':
      return mayEnter ? undefined : notYours
    case 'to authorise clinically':
      return report?.status === 'preliminary' && mayEnter ? undefined : waits
    case 'to authorise':
      return waits
    case 'reported':
      if (!report) return 'Its report is not in the record.'
      return mayAmend ? alone : notYours
    default:
      return 'The laboratory has no sample of it.'
  }
}
