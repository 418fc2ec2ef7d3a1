import './handover.css'

import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useSession } from '#auth/session.ts'
import { useChanges } from '#clinical/entries/use-changes.ts'
import { shiftPattern } from '#clinical/plans/shift-pattern.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'

import { HandOverButton } from './HandOverButton.tsx'
import type { HandoverPatient, OneProps } from './handover-patient.ts'
import { partWords } from './model.ts'
import { PatientHandover } from './PatientHandover.tsx'
import { patchHandover, touchedBy } from './patch.ts'
import { handoverKey, type WardHandover, wardHandover } from './queries.ts'
import { initialsOf } from './sheet.ts'

type Props = Pick<OneProps, 'wardId' | 'allergiesOf'> & { wardName: string; patients: HandoverPatient[] }

/** SBAR of each patient of one ward: what the record says, what the shift adds, and what is new since the last time. */
export function HandoverList({ wardId, wardName, patients, allergiesOf }: Props) {
  const ids = [...new Set(patients.map(({ patientId }) => patientId))].toSorted()
  const query = useQuery({ ...wardHandover(wardId, ids), enabled: ids.length > 0 })
  const { name, post } = useSession()
  const { data: pattern } = useQuery(shiftPattern(post.orgCode))
  useShiftTogether(wardId, ids, query.dataUpdatedAt)
  const now = useNow()
  if (ids.length === 0) return <p className="notice quiet">Nobody is on this ward.</p>
  return (
    <Loaded query={query} what="the handover">
      {({ of, withheld, missing }) => (
        <>
          <div className="handover-tools">
            <HandOverButton
              wardId={wardId}
              sheets={[...of.values()].flatMap(({ current, also }) => [
                ...(current ? [current] : []),
                ...also,
              ])}
            />
            <button type="button" className="button" onClick={() => window.print()}>
              Print
            </button>
          </div>
          {missing.length > 0 && (
            <div role="alert" className="out-of-date">
              <p>Of some patients could not be loaded: {partsIn(missing).join(', ')}. It says so at each.</p>
              <button type="button" className="button" onClick={() => void query.refetch()}>
                Try again
              </button>
            </div>
          )}
          {withheld > 0 && <p className="notice quiet">{withheld} withheld: restricted.</p>}
          <div className="handover-sheet">
            <p className="handover-printed">
              <strong>{wardName}</strong> · {patients.length} patients · printed{' '}
              {formatDateTime(new Date(now).toISOString())} by {name} ({initialsOf(name)}) · confidential:
              destroy after the shift
            </p>
            <ol className="handover">
              {patients.map((about) => {
                const facts = of.get(about.patientId)
                return (
                  facts && (
                    <PatientHandover
                      key={about.encounterId}
                      {...{ wardId, about, facts, now, pattern, allergiesOf }}
                    />
                  )
                )
              })}
            </ol>
          </div>
        </>
      )}
    </Loaded>
  )
}

const partsIn = (missing: WardHandover['missing']) => [...new Set(missing.map(({ part }) => partWords[part]))]

/** What another nurse of the shift writes shows here as it is saved. */
function useShiftTogether(wardId: string, patients: string[], askedAt: number) {
  const queryClient = useQueryClient()
  useChanges(
    { patients, places: [] },
    {
      askedAt: () => askedAt || undefined,
      onChanges: (changes) => void patchHandover(queryClient, wardId, touchedBy(changes)),
      onGap: () => void queryClient.invalidateQueries({ queryKey: handoverKey(wardId) }),
    },
  )
}
