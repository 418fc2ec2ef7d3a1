import './care-plans.css'

import { useQuery } from '@tanstack/react-query'
import type { QuestionnaireResponse } from 'fhir/r4'
import type { ReactNode } from 'react'

import type { Stored } from '#fhir/client.ts'
import { Panel } from '#ui/Panel.tsx'

import { carePlans, planTemplates } from './queries.ts'
import { type Offer, offersOf, offerWords } from './template.ts'

type Props = {
  patientId: string
  /** The newest assessments; undefined while they are not known */
  responses: readonly Stored<QuestionnaireResponse>[] | undefined
  /** When the present stay began */
  since: string | undefined
  start: (offer: Offer) => ReactNode
}

/** What the assessments ask for and nobody has started. A plan is offered, never made by itself. */
export function PlanOffers({ patientId, responses, since, start }: Props) {
  const templates = useQuery(planTemplates)
  const plans = useQuery(carePlans(patientId))
  const error = templates.error ?? plans.error
  if (error && (!templates.data || !plans.data))
    return (
      <p className="notice warning" role="status">
        Which care plans the assessments ask for could not be checked. {error.message}
      </p>
    )
  if (!templates.data || !plans.data || !responses) return null
  const offers = offersOf({ templates: templates.data, responses, plans: plans.data.resources, since })
  return (
    <div role="status">
      {offers.length > 0 && (
        <Panel title="Care plans asked for" note={`${offers.length} not started`}>
          <ul className="lines">
            {offers.map((offer) => (
              <li key={offer.template.id} className="plan-offer">
                <div>
                  <strong>{offer.template.title}</strong>
                  <span className="second-line">{offerWords(offer)}</span>
                </div>
                {start(offer)}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  )
}
