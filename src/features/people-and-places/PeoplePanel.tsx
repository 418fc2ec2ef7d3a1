import { useQuery } from '@tanstack/react-query'

import { DialogButton } from '#auth/DialogButton.tsx'
import { withheldWords } from '#clinical/patient/patient.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { peopleOf, type ShownPerson } from './person.ts'
import { isWithheld, patientRecord } from './queries.ts'

/** Whom to call, in the order of calling; nobody named is not the same as kept back. */
export function PeoplePanel({ patientId }: { patientId: string }) {
  const query = useQuery(patientRecord(patientId))
  return (
    <Panel
      title="People to contact"
      action={
        query.data &&
        !isWithheld(query.data) && (
          <DialogButton
            may="patient.register"
            to={deepPaths.detail(patientId, 'people')}
            className="button small"
          >
            Change people
          </DialogButton>
        )
      }
    >
      <Loaded query={query} what="people to contact">
        {(patient) => {
          const all = peopleOf(patient)
          if (all.length > 0) return <People all={all} />
          return <p>{isWithheld(patient) ? withheldWords : 'Nobody recorded'}</p>
        }}
      </Loaded>
    </Panel>
  )
}

const People = ({ all }: { all: readonly ShownPerson[] }) => (
  <ul className="lines">
    {all.map(({ name, who, reached, copies, past }) => (
      <li key={`${name} ${who} ${reached}`}>
        {past && <span className="badge">Earlier</span>} {past ? name : <strong>{name}</strong>}, {who}
        <span className="second-line">
          {reached}
          {copies && ' · gets copies of letters'}
        </span>
      </li>
    ))}
  </ul>
)
