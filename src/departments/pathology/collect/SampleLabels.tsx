import '#features/labels/label-paper.css'

import { createPortal } from 'react-dom'

import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { Barcode } from '#clinical/paper/Barcode.tsx'
import { dataMatrixOf, pathOf } from '#clinical/paper/data-matrix.ts'
import { toLabel } from '#features/labels/label.ts'
import { Identifiers } from '#features/labels/LabelFace.tsx'
import { formatDateTime } from '#fhir/dates.ts'

import { sampleNumber, type TubeToFill } from './collecting.ts'

type Props = {
  patient: PatientIdentity
  tubes: readonly TubeToFill[]
  formId: string
  at: string
  by: string
}

/** A label a tube: who, what number, when and by whom (domain facts §6.1.2). Printed at the bedside, never before. */
export const SampleLabels = ({ patient, tubes, formId, at, by }: Props) =>
  createPortal(
    <div className="label-paper of-label">
      {tubes.map(({ words, works }, tube) => (
        <div key={words} className="label-face long">
          <div>
            <p className="label-name">{patient.name}</p>
            <Identifiers of={toLabel(patient, '', false)} />
            <p>
              <strong>{sampleNumber(formId, tube)}</strong> {words}
            </p>
            <p>{works.map(({ what }) => what).join(', ')}</p>
            <p>
              {formatDateTime(at)} {by}
            </p>
          </div>
          <Barcode path={pathOf(dataMatrixOf(sampleNumber(formId, tube), 'plain'))} />
        </div>
      ))}
    </div>,
    document.body,
  )
