import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { useCan } from '#auth/session.ts'
import { DuplicateEntries } from '#clinical/entries/DuplicateEntries.tsx'
import { EntrySource } from '#clinical/entries/EntrySource.tsx'
import { Lines } from '#clinical/entries/Lines.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { AllergyActions, type AllergyPaths } from './AllergyActions.tsx'
import { AllergyLine } from './AllergyLine.tsx'
import { AllergyState } from './AllergyState.tsx'
import { groupAllergies } from './groups.ts'
import type { Allergy, AllergyList } from './model.ts'
import { NoneKnownButton } from './NoneKnownButton.tsx'
import { allergyList } from './queries.ts'

type Props = { patientId: string; record?: ReactNode; paths: AllergyPaths }

/** Every allergy in full, and what may be done about it; what is said more than once stands together. */
export function AllergiesSection({ patientId, record, paths }: Props) {
  const query = useQuery(allergyList(patientId))
  return (
    <Panel title="Allergies" action={record}>
      <Loaded query={query} what="allergies">
        {(list) => <Allergies patientId={patientId} list={list} paths={paths} />}
      </Loaded>
    </Panel>
  )
}

const noneKnown = 'No known allergies'

function Allergies({
  patientId,
  list,
  paths,
}: {
  patientId: string
  list: AllergyList
  paths: AllergyPaths
}) {
  const mayRecord = useCan('allergy.record')
  const groups = groupAllergies(list)
  const past = groups.filter(({ active }) => !active)
  const entry = (allergy: Allergy) => (
    <div className="entry-row">
      <div>
        <AllergyLine allergy={allergy} full />
      </div>
      <AllergyActions
        patientId={patientId}
        id={allergy.id}
        what={allergy.substance}
        source={allergy.source}
        paths={paths}
      />
    </div>
  )
  const lines = (some: typeof groups) => (
    <Lines of={some}>
      {({ entries, conflict }) => (
        <DuplicateEntries entries={entries} conflict={conflict} name={entries[0].substance}>
          {entry}
        </DuplicateEntries>
      )}
    </Lines>
  )
  return (
    <>
      <AllergyState list={list} />
      {lines(groups.filter(({ active }) => active))}
      {list.negations.map(({ id, saidBy }) => (
        <div key={id} className="entry-row">
          <div>
            {list.status === 'known' && (
              <>
                <strong>“{noneKnown}”</strong>
                <EntrySource source={saidBy} />
              </>
            )}
          </div>
          <AllergyActions
            patientId={patientId}
            id={id}
            what={noneKnown}
            source={saidBy}
            paths={paths}
            negation
          />
        </div>
      ))}
      {list.status === 'not recorded' && mayRecord && <NoneKnownButton patientId={patientId} />}
      {past.length > 0 && (
        <details>
          <summary>
            {past.length === 1
              ? '1 allergy that has ended or was refuted'
              : `${past.length} allergies that have ended or were refuted`}
          </summary>
          {lines(past)}
        </details>
      )}
      <ListNotes of={list.list} />
    </>
  )
}
