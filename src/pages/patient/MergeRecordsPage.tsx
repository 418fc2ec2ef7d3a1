import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'

import { MergeDialog } from '#features/merging/MergeDialog.tsx'
import { recordPair } from '#features/merging/queries.ts'
import { paths } from '#lib/paths.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { required, useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const otherId = required(useParams()['entryId'])
  const query = useQuery(recordPair(patientId, otherId))
  const onClose = useCloseTo('summary')
  const navigate = useNavigate()
  if (query.data)
    return (
      <MergeDialog
        pair={query.data}
        onClose={onClose}
        onMerged={(keptId) => void navigate(paths.chart(keptId, 'summary'), { replace: true })}
      />
    )
  return (
    <Dialog title="Merge records" width="wide" onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="the two records">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}
