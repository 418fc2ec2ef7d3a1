import { queryOptions, useQuery } from '@tanstack/react-query'

import { useSession } from '#auth/session.ts'
import { ofType } from '#clinical/booking/of-type.ts'
import { cataractKey } from '#departments/ophthalmology/cataract/queries.ts'
import { kindSystem } from '#departments/ophthalmology/treatment/treating.ts'
import { fhir } from '#fhir/client.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { auditOf, rateText } from './audit.ts'

const ownFigures = (userId: string) =>
  queryOptions({
    queryKey: [...cataractKey, 'audit', userId],
    queryFn: async () => {
      const { resources, included, withheld } = await fhir.search('Procedure', {
        code: `${kindSystem}|operation`,
        'performer:identifier': `https://fhir.nhs.uk/Id/sds-user-id|${userId}`,
        'based-on:ServiceRequest.category': 'https://lune.example/fhir/CodeSystem/eye-operation|cataract',
        _revinclude: 'Observation:part-of',
      })
      return { ...auditOf(resources, ofType(included, 'Observation')), withheld }
    },
  })

/** A surgeon's own numbers, each of how many it is; whoever has operated on nobody sees none. */
export default function AuditPanel() {
  const { userId, name } = useSession()
  const query = useQuery(ownFigures(userId))
  return (
    <Panel title="Your cataract operations" note={name}>
      <Loaded query={query} what="your figures">
        {({ operations, rupture, loss, target, withoutOutcome, withheld }) =>
          operations === 0 ? (
            <p>No cataract operation of yours is in this record.</p>
          ) : (
            <div className="stack">
              <dl className="facts">
                <dt>Operations</dt>
                <dd>{operations}</dd>
                <dt>Posterior capsule rupture</dt>
                <dd>{rateText(rupture.count, rupture.of)}</dd>
                <dt>Loss of acuity, 0.30 logMAR or more</dt>
                <dd>{rateText(loss.count, loss.of)}</dd>
                <dt>Within 1.00 D of the target</dt>
                <dd>{rateText(target.withinOne, target.of)}</dd>
                <dt>Within 0.50 D of the target</dt>
                <dd>{rateText(target.withinHalf, target.of)}</dd>
              </dl>
              <p className="quiet-text">
                {withoutOutcome > 0
                  ? `${withoutOutcome} of ${operations} have no outcome yet and are in no rate of acuity or target. `
                  : ''}
                {withheld > 0 ? `${withheld} are withheld and not counted. ` : ''}
                Of this record alone, and not adjusted for complexity.
              </p>
            </div>
          )
        }
      </Loaded>
    </Panel>
  )
}
