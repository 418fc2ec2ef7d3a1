import { useQuery } from '@tanstack/react-query'

import type { Birth } from '#departments/maternity/birth/births.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'

import type { Contact } from './postnatal.ts'
import { rhOfBabies } from './queries.ts'
import { antiDWords } from './anti-d.ts'

type Props = { motherId: string; pregnancy: Pregnancy; births: Birth[]; contacts: Contact[] }

/** Whether anti-D is to be given after the birth: by her own group, and by each baby’s. */
export function AntiD({ motherId, pregnancy, births, contacts }: Props) {
  const babies = births.flatMap(({ babyId }) => babyId ?? [])
  const query = useQuery(rhOfBabies(motherId, pregnancy.rhNegative ? babies : []))
  const done = contacts
    .map(({ found }) => found.antiD)
    .find((said) => said && said !== 'Baby’s group awaited')
  if (!pregnancy.bloodGroup)
    return <p>Whether anti-D is needed cannot be told: her blood group is not recorded.</p>
  if (!pregnancy.rhNegative) return null
  if (done) return <p>Anti-D: {done.toLowerCase()}.</p>
  const first = births[0]?.at
  const by = first && new Date(Date.parse(first) + 72 * 3_600_000).toISOString()
  if (babies.length === 0)
    return (
      <p className="notice warning">
        RhD negative, and no baby’s record is named: find out the baby’s group.
      </p>
    )
  return (
    <Loaded query={query} what="the babies’ blood groups">
      {(groups) => (
        <p className="notice warning">
          {antiDWords(groups.map(({ rh }) => rh))}
          {by && ` Within 72 hours of birth: by ${formatDateTime(by)}.`}
        </p>
      )}
    </Loaded>
  )
}
