import '#ui/table.css'

import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { pageAbout } from '#clinical/entries/entries.ts'
import { observationsKey } from '#clinical/observations/observation-decisions.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { ranges, readingsSearch, toReadings } from './readings.ts'

const latest = (babyId: string) =>
  queryOptions({
    queryKey: [...observationsKey(babyId), 'newborn-readings'],
    queryFn: async () =>
      toReadings(
        (await pageAbout('Observation', babyId, { code: readingsSearch, _sort: '-date' }, 60)).resources,
      ),
  })

/** The newest temperature, heart rate and breathing beside the usual values of a newborn. */
export function NewbornReadings({ babyId }: { babyId: string }) {
  const query = useQuery(latest(babyId))
  return (
    <Panel
      title="Latest readings"
      action={
        <Link to={paths.chart(babyId, 'observations')} className="button quiet small">
          Observations
        </Link>
      }
    >
      <Loaded query={query} what="readings">
        {(readings) => (
          <TableScroll label="Latest readings">
            <table className="table" aria-label="Latest readings">
              <tbody>
                {readings.map(({ name, text, at, outside }) => (
                  <tr key={name}>
                    <th scope="row">{ranges[name].words}</th>
                    <td>
                      {text ?? 'Not recorded'}{' '}
                      {(outside === 'above' || outside === 'below') && (
                        <span className="badge warning">{outside === 'above' ? 'Above' : 'Below'} usual</span>
                      )}
                      {text !== undefined && outside === undefined && (
                        <span className="badge">Not compared</span>
                      )}
                      <span className="second-line">
                        {at && `${formatDateTime(at)} · `}Usual {ranges[name].usual}
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        )}
      </Loaded>
      <p className="quiet-text">
        Usual values of a newborn at term, agreed locally. The official NEWTT2 chart (BAPM 2023) is not
        loaded: no score is made.
      </p>
    </Panel>
  )
}
