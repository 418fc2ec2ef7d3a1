import { Suspense } from 'react'

import type { PatientIdentity } from '#clinical/patient/patient.ts'
import type { Work, WorkProps } from '#clinical/writing/work.ts'

import { workKinds } from './work-kinds.ts'

type Props = { patient: PatientIdentity; work: Work } & Pick<WorkProps, 'frame'>

/** The place beside the section in which one writes while reading. */
export function ChartWorkspace({ patient, work: { kind, id }, frame }: Props) {
  const Writing = Object.hasOwn(workKinds, kind) ? workKinds[kind] : undefined
  return Writing ? (
    <Suspense
      fallback={
        <p className="workspace loading" role="status">
          Opening…
        </p>
      }
    >
      <Writing key={`${kind}.${id}`} patient={patient} id={id} frame={frame} />
    </Suspense>
  ) : null
}
