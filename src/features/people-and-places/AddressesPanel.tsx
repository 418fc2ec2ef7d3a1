import { useQuery } from '@tanstack/react-query'

import { DialogButton } from '#auth/DialogButton.tsx'
import { withheldWords } from '#clinical/patient/patient.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { addressesOf, type ShownAddress } from './address.ts'
import { isWithheld, patientRecord } from './queries.ts'

/** Where they live, where they stay just now, where letters go; earlier ones below. */
export function AddressesPanel({ patientId }: { patientId: string }) {
  const query = useQuery(patientRecord(patientId))
  return (
    <Panel
      title="Addresses"
      action={
        query.data &&
        !isWithheld(query.data) && (
          <DialogButton
            may="patient.register"
            to={deepPaths.detail(patientId, 'addresses')}
            className="button small"
          >
            Change addresses
          </DialogButton>
        )
      }
    >
      <Loaded query={query} what="addresses">
        {(patient) => {
          if (isWithheld(patient)) return <p>{withheldWords}</p>
          const all = addressesOf(patient)
          return all.length === 0 ? <p>Not recorded</p> : <Addresses all={all} />
        }}
      </Loaded>
    </Panel>
  )
}

const Addresses = ({ all }: { all: readonly ShownAddress[] }) => (
  <ul className="lines">
    {all.map(({ kind, words, period, past }) => (
      <li key={`${kind} ${words} ${period}`}>
        <span className="badge">{past ? 'Earlier' : kind}</span>{' '}
        {past ? <span>{words}</span> : <strong>{words}</strong>}
        {period && <span className="second-line">{period}</span>}
      </li>
    ))}
  </ul>
)
