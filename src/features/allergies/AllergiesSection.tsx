import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { useCan } from '#auth/session.ts'
import { AboutButton } from '#clinical/AboutButton.tsx'
import { ListNotes } from '#clinical/ListNotes.tsx'
import { sourceText } from '#clinical/source.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { AllergyLine } from './AllergyLine.tsx'
import { AllergyState } from './AllergyState.tsx'
import { NoneKnownButton } from './NoneKnownButton.tsx'
import { type Allergy, allergyRows } from './model.ts'
import { allergyList } from './queries.ts'

type Props = { patientId: string; record?: ReactNode; inErrorPath: (id: string) => string }

/** Every allergy in full, and what may be done about it. */
export function AllergiesSection({ patientId, record, inErrorPath }: Props) {
  const query = useQuery(allergyList(patientId))
  const mayRecord = useCan('allergy.record')
  const markInError = (id: string, what: string) =>
    mayRecord && (
      <Link className="button quiet small" to={inErrorPath(id)} aria-label={`Mark in error: ${what}`}>
        Mark in error
      </Link>
    )
  const about = (id: string, what: string) => (
    <AboutButton patientId={patientId} type="AllergyIntolerance" id={id} what={what} toRows={allergyRows} />
  )
  const row = (allergy: Allergy) => (
    <li key={allergy.id} className="allergy-row">
      <div>
        <AllergyLine allergy={allergy} full />
      </div>
      <div className="buttons">
        {markInError(allergy.id, allergy.substance)}
        {about(allergy.id, allergy.substance)}
      </div>
    </li>
  )
  return (
    <Panel title="Allergies" action={record}>
      <Loaded query={query} what="allergies">
        {(list) => (
          <>
            <AllergyState list={list} />
            {list.status === 'known' && (
              <ul className="lines">
                {list.allergies.map(row)}
                {list.contradicted.map(({ id, saidBy }) => (
                  <li key={id} className="allergy-row">
                    <div>
                      <strong>“No known allergies”</strong>
                      <span className="second-line">{sourceText(saidBy)}</span>
                    </div>
                    <div className="buttons">
                      {markInError(id, 'No known allergies')}
                      {about(id, 'No known allergies')}
                    </div>
                  </li>
                ))}
              </ul>
            )}
            {list.status === 'none known' && (
              <div className="buttons">
                {markInError(list.id, 'No known allergies')}
                {about(list.id, 'No known allergies')}
              </div>
            )}
            {list.status === 'not recorded' && mayRecord && <NoneKnownButton patientId={patientId} />}
            {list.ended.length > 0 && (
              <details>
                <summary>
                  {list.ended.length === 1
                    ? '1 allergy that has ended'
                    : `${list.ended.length} allergies that have ended`}
                </summary>
                <ul className="lines">{list.ended.map(row)}</ul>
              </details>
            )}
            <ListNotes of={list.list} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}
