import type { StayDetails } from '#clinical/care/stay-details.ts'
import { formatDate, formatDateTime, londonDate } from '#fhir/dates.ts'

import { Quiet } from './board-cells.tsx'

type DischargeProps = { details: StayDetails; now: number; clinical: boolean }

export function DischargeFacts({ details, now, clinical }: DischargeProps) {
  const { expectedDischarge: date, pathway, criteria } = details
  const today = londonDate(new Date(now))
  return (
    <>
      {date ? <span className="nowrap">{formatDate(date)}</span> : <Quiet>Not recorded</Quiet>}
      {date === today && <span className="second-line">today</span>}
      {date !== undefined && date < today && <span className="second-line ward-late">date has passed</span>}
      {clinical && (
        <>
          <span className="one-line" title={`${pathwayWords(pathway)}. ${residesWords(criteria)}`}>
            <span aria-hidden="true">{`${pathway ? `P${pathway.code}` : 'no pathway'}, ${resides(criteria)}`}</span>
            <span className="visually-hidden">
              {pathwayWords(pathway)}. {residesWords(criteria)}
            </span>
          </span>
          <span className="second-line">{pathwayWords(pathway)}</span>
          <span className="second-line">{residesWords(criteria)}</span>
        </>
      )}
    </>
  )
}

const pathwayWords = (pathway: StayDetails['pathway']) =>
  pathway ? `Pathway ${pathway.code}: ${pathway.words}` : 'no pathway'

const residesWords = (criteria: StayDetails['criteria']) =>
  !criteria
    ? 'criteria to reside not recorded'
    : criteria.code === 'NCTR'
      ? `No criteria to reside since ${formatDateTime(criteria.recorded)}`
      : `Resides: ${criteria.words}`

/** As short as a line of the ward on one screen needs it; in full it is read out, under the pointer, and under More. */
const resides = (criteria: StayDetails['criteria']) =>
  !criteria ? 'not reviewed' : criteria.code === 'NCTR' ? 'NCTR' : 'resides'
