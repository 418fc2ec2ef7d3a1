import './ordering.css'

import { useQuery } from '@tanstack/react-query'

import { useCan, useSession } from '#auth/session.ts'
import { Superseded } from '#clinical/patient/Superseded.tsx'
import type { WorkProps } from '#clinical/writing/work.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Workspace } from '#ui/Workspace.tsx'

import { catalogue, myBasket } from './queries.ts'
import { WriteOrders } from './WriteOrders.tsx'

const title = 'Request tests'

/** The basket beside the chart: what this person has begun to ask for about this patient. */
export function OrderWork({ patient, frame }: WorkProps) {
  const mayOrder = useCan('order.request')
  const { userId } = useSession()
  const offered = useQuery({ ...catalogue(), enabled: mayOrder })
  const begun = useQuery({ ...myBasket(patient.id, userId), enabled: mayOrder })
  if (!mayOrder)
    return (
      <Workspace title={title} {...frame}>
        <p>Your role does not request tests.</p>
      </Workspace>
    )
  if (patient.replacedBy.length > 0)
    return (
      <Workspace title={title} {...frame}>
        <Superseded patient={patient} what="Nothing can be requested in it" />
      </Workspace>
    )
  if (!offered.data || !begun.data)
    return (
      <Workspace title={title} {...frame}>
        <Loaded query={offered} what="what can be requested">
          {() => null}
        </Loaded>
        <Loaded query={begun} what="what you had begun to request">
          {() => null}
        </Loaded>
      </Workspace>
    )
  return <WriteOrders patient={patient} offered={offered.data} stored={begun.data} frame={frame} />
}
