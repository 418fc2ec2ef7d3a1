import './answer.css'

import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { earlierIn } from '#clinical/results/earlier.ts'
import { newestResults, together } from '#clinical/results/newest-results.ts'
import type { OwedResult } from '#clinical/results/owed-result.ts'
import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { isOf } from '#clinical/results/result-owner.ts'
import { circlesOf, myTeams } from '#clinical/care/team.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { useCloseAsNormal } from './mutations.ts'
import { whyNotNormal } from './normal.ts'
import { waitingResults } from './queries.ts'

type Props = { patientId: string; onClose: () => void }

const title = 'Acknowledge all normal results'
const count = 50

/**
 * Every normal result of one patient that the reader or their team answers for, and only those (domain facts §6.1.6);
 * never of several patients. Offered only when everything it is judged by has been loaded.
 */
export function AcknowledgeNormalDialog({ patientId, onClose }: Props) {
  const { userId } = useSession()
  const patient = useQuery(patientIdentity(patientId))
  const waiting = useQuery(waitingResults(patientId))
  // Without the earlier values nobody can say that nothing has changed much.
  const earlier = useQuery(newestResults(patientId, count))
  const teams = useQuery(myTeams(userId))
  if (!patient.data || !waiting.data || !earlier.data || !teams.data)
    return (
      <Dialog title={title} onClose={onClose}>
        <div className="dialog-body">
          {[patient, waiting, earlier, teams].map((query, index) => (
            <Loaded<unknown> key={index} query={query} what={parts[index] ?? 'the results'}>
              {() => null}
            </Loaded>
          ))}
        </div>
      </Dialog>
    )
  const before = earlierIn(together(earlier.data))
  const { team } = circlesOf(userId, teams.data)
  const judged = waiting.data.results.map((result) => ({
    result,
    why:
      result.owner.reference && !isOf(result.owner, team)
        ? `${result.owner.who} answers for it`
        : whyNotNormal(result.report, result.standing, before),
  }))
  return <Judged patientId={patientId} line={identityLine(patient.data)} judged={judged} onClose={onClose} />
}

const parts = ['whose results these are', 'the results', 'the earlier results', 'your teams']

type Judgement = { result: OwedResult; why: string | undefined }
type JudgedProps = Props & { line: string; judged: Judgement[] }

function Judged({ patientId, line, judged, onClose }: JudgedProps) {
  const { name } = useSession()
  const form = useForm()
  const close = useCloseAsNormal(patientId)
  const normal = judged.filter(({ why }) => why === undefined).map(({ result }) => result)
  const others = judged.filter(({ why }) => why !== undefined)
  if (normal.length === 0)
    return (
      <Dialog title={title} onClose={onClose}>
        <div className="dialog-body stack">
          <p>{line}</p>
          <p>None of these results can be acknowledged without being read.</p>
          <Left others={others} />
        </div>
      </Dialog>
    )
  return (
    <FormDialog
      title={title}
      submit={`Acknowledge ${normal.length === 1 ? '1 result' : `${normal.length} results`}`}
      form={form}
      save={{ ...close, mutateAsync: () => close.mutateAsync(normal) }}
      onClose={onClose}
    >
      <div className="stack">
        <p>{line}</p>
        <div>
          <p>
            Closed by {name}. Every value is in the range sent with it, final, without a comment, and has not
            changed much since last:
          </p>
          <ul>
            {normal.map(({ id, report }) => (
              <li key={id}>
                {report.name}, {formatDateTime(report.when, 'date not recorded')}
              </li>
            ))}
          </ul>
        </div>
        <Left others={others} />
      </div>
    </FormDialog>
  )
}

function Left({ others }: { others: Judgement[] }) {
  if (others.length === 0) return null
  return (
    <div>
      <p>To be read one by one:</p>
      <ul>
        {others.map(({ result: { id, report }, why }) => (
          <li key={id}>
            {report.name}, {formatDateTime(report.when, 'date not recorded')}
            <span className="second-line">{why}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
