import '#ui/table.css'
import '#ui/table-cards.css'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'

import { useSession } from '#auth/session.ts'
import { gestationText } from '#clinical/care/gestation.ts'
import { FreshnessWords } from '#clinical/entries/FreshnessWords.tsx'
import { Withheld } from '#clinical/entries/Withheld.tsx'
import { useChanges } from '#clinical/entries/use-changes.ts'
import { BornLine } from '#clinical/patient/BornLine.tsx'
import { gestationDays } from '#departments/maternity/pregnancy/gestation.ts'
import { formatTime, londonDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { lossOf } from './blood-loss.ts'
import { classWords } from './ctg.ts'
import { dueIn, dueText, onCtg } from './due.ts'
import { lastOf } from './labour.ts'
import { progressOf } from './progress.ts'
import { type InLabour, labourWard, labourWardKey } from './ward.ts'

const columns = [
  'Woman',
  'Place',
  'Gestation',
  'Stage',
  'Last examination',
  'CTG',
  'Fresh eyes',
  'Blood loss',
  'Due next',
]

/** Everybody in labour, whoever is most overdue first; what somebody charts at the bedside stands here at once. */
export default function LabourWard() {
  const now = useNow()
  const queryClient = useQueryClient()
  const query = useQuery(labourWard(useSession().post.orgCode))
  const { data, dataUpdatedAt } = query
  const again = () => queryClient.invalidateQueries({ queryKey: labourWardKey })
  const freshness = useChanges(
    { patients: (data?.women ?? []).map(({ patientId }) => patientId), places: [] },
    {
      askedAt: () => (data ? dataUpdatedAt : undefined),
      onChanges: (changes) => {
        if (changes.some(({ type }) => type === 'Observation' || type === 'Encounter')) void again()
      },
      onGap: again,
    },
  )
  const late = ({ labour }: InLabour) => Math.max(...dueIn(labour, now).map((one) => one.late), -Infinity)
  return (
    <Panel title="In labour" {...(data ? { note: String(data.women.length) } : {})}>
      <Loaded query={query} what="the labour ward">
        {({ women, withheld }) => (
          <>
            {women.length === 0 && <p>Nobody is in labour in this record.</p>}
            {women.length > 0 && (
              <>
                <p className="quiet-text">
                  <FreshnessWords {...freshness} now={now} /> Somebody new is found within a minute.
                </p>
                <TableScroll label="In labour">
                  <table className="table table-cards" aria-label="In labour">
                    <thead>
                      <tr>
                        {columns.map((one) => (
                          <th key={one} scope="col">
                            {one}
                          </th>
                        ))}
                      </tr>
                    </thead>
                    <tbody>
                      {women
                        .toSorted((one, other) => late(other) - late(one))
                        .map((one) => (
                          <Row key={one.labour.encounter.id} of={one} now={now} />
                        ))}
                    </tbody>
                  </table>
                </TableScroll>
              </>
            )}
            <Withheld count={withheld} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

const stages = {
  latent: 'Not established',
  first: 'First stage',
  second: 'Second stage',
  after: 'After the birth',
}
const nothingDue = { latent: 'From 4 cm', first: 'Nothing', second: 'Nothing', after: 'As planned' }
const tints = { normal: 'badge success', suspicious: 'badge warning', pathological: 'badge danger' }

function Row({ of: { patientId, patient, place, edd, labour }, now }: { of: InLabour; now: number }) {
  const due = dueIn(labour, now)
  const [next] = due
  const eyes = due.find(({ watch }) => watch.key === 'eyes')
  const cervix = lastOf(labour, 'cervix')
  const trace = labour.traces.at(-1)
  const { total, level } = lossOf(labour.losses)
  const progress = progressOf(labour)
  return (
    <tr>
      <th scope="row">
        <Link to={`${paths.chartAt(patientId, 'maternity')}?view=labour`}>
          {patient?.name ?? 'Name not sent'}
        </Link>
        {patient && <BornLine patient={patient} />}
      </th>
      <td data-label="Place">{place ?? 'Not recorded'}</td>
      <td data-label="Gestation">
        {edd ? gestationText(gestationDays(edd, londonDate(new Date(now)))) : 'Not known'}
      </td>
      <td data-label="Stage">{stages[labour.stage]}</td>
      <td data-label="Last examination">
        {cervix ? `${cervix.text} at ${formatTime(cervix.when)}` : 'None'}
        {progress.delayed && <span className="badge danger">Delay suspected</span>}
      </td>
      <td data-label="CTG">
        {trace ? (
          <span className={trace.is ? tints[trace.is] : 'badge'}>
            {trace.is ? classWords[trace.is] : 'Not classified'}
            {!onCtg(labour) && ', stopped'}
          </span>
        ) : (
          'None'
        )}
      </td>
      <td data-label="Fresh eyes">{eyes ? <Clock late={eyes.late} /> : 'No CTG runs'}</td>
      <td data-label="Blood loss">
        {labour.losses.length === 0 ? 'Not recorded' : `${total} mL`}
        {level && <span className="badge danger">{level.words}</span>}
      </td>
      <td data-label="Due next">
        {next ? (
          <>
            {next.watch.words} <Clock late={next.late} />
          </>
        ) : (
          nothingDue[labour.stage]
        )}
      </td>
    </tr>
  )
}

const Clock = ({ late }: { late: number }) => (
  <span className={late >= 60_000 ? 'badge danger' : late > -60_000 ? 'badge warning' : 'badge'}>
    {dueText(late)}
  </span>
)
