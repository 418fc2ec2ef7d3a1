import './source-mark.css'

import { useSession } from '#auth/session.ts'
import { formatDate } from '#fhir/dates.ts'
import { ElsewhereIcon } from '#ui/icons.tsx'

import { isElsewhere, placeText, type Source, sourceText } from './source.ts'

/** True when another organisation wrote the entry: it is marked, and read only here (domain facts §7.3, §7.4). */
export function useElsewhere(source: Source): boolean {
  return isElsewhere(source, useSession().post.orgCode)
}

/** Marks what another organisation, another record or the patient wrote, in words and by a sign; nothing for our own. */
export function SourceMark({ source }: { source: Source }) {
  const { place, byPatient, inRecordOf } = source
  const elsewhere = useElsewhere(source)
  return (
    <>
      {byPatient && <span className="badge source-mark">Entered by patient</span>}
      {!byPatient && elsewhere && place && (
        <span className="badge source-mark">
          <ElsewhereIcon />
          <span className="visually-hidden">From elsewhere: </span>
          {placeText(place)}
        </span>
      )}
      {inRecordOf && <span className="badge source-mark">Recorded as {inRecordOf}</span>}
    </>
  )
}

/** The line below an entry: whose it is, who wrote it and when; marked when it is from elsewhere. */
export function EntrySource({ source }: { source: Source }) {
  const elsewhere = useElsewhere(source)
  const said = [source.who, source.on && formatDate(source.on)].filter(Boolean).join(' · ')
  return (
    <span className="second-line">
      {elsewhere || source.byPatient ? (
        <>
          <SourceMark source={source} /> {said}
        </>
      ) : (
        sourceText(source)
      )}
    </span>
  )
}
