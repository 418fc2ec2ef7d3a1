import type { Observation } from 'fhir/r4'

import { whoText } from '#clinical/entries/source.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import { AlreadyTakenBack } from '#clinical/observations/AlreadyTakenBack.tsx'
import { isTakenBack, observedAt } from '#clinical/observations/news2-score.ts'
import { ObservationInErrorDialog } from '#clinical/observations/ObservationInErrorDialog.tsx'
import { toStruck } from '#clinical/observations/struck.ts'
import { valueText } from '#clinical/results/value.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

type Props = { patientId: string; patientLine: string; seen: Stored<Observation>; onClose: () => void }

/** Takes one measurement back: it leaves the charts and is compared with no more. */
export function MeasurementInErrorDialog(props: Props) {
  const about = { ...props, title: 'Mark measurement in error', toRows: measurementRows }
  return isTakenBack(props.seen) ? (
    <AlreadyTakenBack {...about} />
  ) : (
    <ObservationInErrorDialog {...about} outcome="The measurement leaves the charts." />
  )
}

function measurementRows(resource: Stored<Observation>): Rows {
  const struck = isTakenBack(resource) ? toStruck(resource) : undefined
  return [
    ['What', textOf(resource.code)],
    ['Value', valueText(resource)],
    ['Time', formatDateTime(observedAt(resource))],
    ['Note', resource.note?.map(({ text }) => text).join('; ')],
    ['Recorded by', resource.performer?.map((one) => whoText(one)).find(Boolean)],
    ['Taken back', struck && [struck.words, struck.by, struck.reason].filter(Boolean).join(', ')],
  ]
}
