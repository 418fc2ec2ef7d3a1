import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'

import { PartRecords } from '#features/merging/PartRecords.tsx'
import { mergedPair } from '#features/merging/queries.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { required, useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const otherId = required(useParams()['entryId'])
  const query = useQuery(mergedPair(patientId, otherId))
  const onClose = useCloseTo('summary')
  if (query.data) return <PartRecords {...query.data} onClose={onClose} />
  return (
    <Dialog title="These are two people" width="wide" onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="the two records">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}
