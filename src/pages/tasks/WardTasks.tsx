import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { useSession } from '#auth/session.ts'
import type { AdmissionPlan } from '#clinical/care/admission-tasks.ts'
import type { DueForm } from '#features/forms/due-on-ward.ts'
import { newStays } from '#features/tasks/admission.ts'
import { NewStay } from '#features/tasks/NewStay.tsx'
import { wardTaskList } from '#features/tasks/lists.ts'
import { type InBed, TasksByBed, TasksByTime } from '#features/tasks/TaskList.tsx'
import type { Ward } from '#features/wards/model.ts'
import { ward, wardGroups } from '#features/wards/queries.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { DueForms, DueFormsByTime } from './DueForms.tsx'
import { ShowTasks } from './ShowTasks.tsx'
import { useDueForms } from './use-due-forms.ts'
import { useLiveTasks } from './use-live-tasks.ts'
import { useTasksView } from './use-view.ts'

/** Everything there is to do on one ward, by bed or by time. Which ward stands in the address. */
export function WardTasks() {
  const { wardId, myPatients, set } = useTasksView()
  const { post } = useSession()
  const groups = useQuery(wardGroups(post.orgCode))
  return (
    <Panel title="Tasks of a ward" action={<ShowTasks />}>
      <Loaded query={groups} what="wards">
        {(sites) => (
          <div className="task-tools">
            <label className="task-tool">
              Ward{' '}
              <select
                className="input"
                value={wardId ?? ''}
                onChange={({ target }) => set('ward', target.value || undefined)}
              >
                <option value="">Choose a ward</option>
                {sites.map(({ site, wards }) => (
                  <optgroup key={site} label={site}>
                    {wards.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            </label>
            <Order />
            <label className="task-tool">
              <input
                type="checkbox"
                checked={myPatients}
                onChange={({ target }) => set('mine', target.checked ? '1' : undefined)}
              />
              My patients
            </label>
          </div>
        )}
      </Loaded>
      {wardId ? <OfWard key={wardId} wardId={wardId} /> : <p>Choose the ward you are on.</p>}
    </Panel>
  )
}

function Order() {
  const { order, set } = useTasksView()
  return (
    <label className="task-tool">
      In the order of{' '}
      <select
        className="input"
        value={order}
        onChange={({ target }) => set('by', target.value === 'time' ? 'time' : undefined)}
      >
        <option value="bed">Beds</option>
        <option value="time">Time</option>
      </select>
    </label>
  )
}

function OfWard({ wardId }: { wardId: string }) {
  const query = useQuery(ward(wardId))
  return (
    <Loaded query={query} what="the ward">
      {(found) => <Whole found={found} />}
    </Loaded>
  )
}

function Whole({ found }: { found: Ward }) {
  const { shown, order, myPatients } = useTasksView()
  const { search } = useLocation()
  const { userId } = useSession()
  const beds = bedsOf(found, myPatients ? userId : undefined)
  const patientIds = [...new Set(beds.map(({ patientId }) => patientId))].toSorted()
  const query = useQuery({
    ...wardTaskList(found.id, patientIds, shown),
    enabled: patientIds.length > 0,
  })
  useLiveTasks(query, { people: patientIds, place: found.id })
  const forms = useDueForms(found.id, patientIds, beds)
  const begun = useQuery(newStays(found.id, beds))
  if (patientIds.length === 0)
    return <p>{myPatients ? 'You are nobody’s named nurse on this ward.' : 'Nobody is on this ward now.'}</p>
  const toTask = (patientId: string, taskId: string) => `${deepPaths.task(patientId, taskId)}${search}`
  return (
    <Loaded query={query} what="the tasks of this ward">
      {(list) => (
        <>
          {shown === 'open' && (forms.error || begun.error) && (
            <p role="alert" className="notice warning">
              {forms.error
                ? 'Which assessments are due could not be looked up: they are missing here.'
                : 'Which stays are new could not be looked up.'}
            </p>
          )}
          {order === 'time' || shown === 'closed' ? (
            <>
              <TasksByTime
                list={list}
                beds={beds}
                none={
                  shown === 'open' ? 'Nothing to do on this ward.' : 'Nothing was closed in the last day.'
                }
                toTask={toTask}
              />
              {shown === 'open' && forms.of && <DueFormsByTime beds={beds} of={forms.of} />}
            </>
          ) : (
            <TasksByBed
              list={list}
              none="Nothing to do"
              beds={beds}
              toTask={toTask}
              beside={(inBed) => ({
                action: <AddTask inBed={inBed} />,
                lines: linesOf(inBed, forms.of, begun.data),
              })}
            />
          )}
          {found.withheld > 0 && (
            <p className="quiet-text list-notes">
              {found.withheld === 1 ? '1 patient' : `${found.withheld} patients`} of this ward may not be seen
              here: their tasks are not in this list.
            </p>
          )}
        </>
      )}
    </Loaded>
  )
}

function AddTask({ inBed: { patientId, patient } }: { inBed: InBed }) {
  const { search } = useLocation()
  return (
    <DialogButton may="task.do" to={`${deepPaths.addTask(patientId)}${search}`} className="button small">
      Add task<span className="visually-hidden"> for {patient.name}</span>
    </DialogButton>
  )
}

/** What a stay begins with, and its assessments: due by the patient's own clock, and done by being filled in. */
function linesOf(
  inBed: InBed,
  due: ReadonlyMap<string, readonly DueForm[]> | undefined,
  begun: { plan: AdmissionPlan; waiting: readonly string[] } | undefined,
) {
  const forms = due?.get(inBed.patientId)
  const isNew = begun?.waiting.includes(inBed.encounterId)
  if (!forms && !isNew) return null
  return (
    <>
      {isNew && begun && <NewStay inBed={inBed} plan={begun.plan} />}
      {forms && <DueForms inBed={inBed} forms={forms} />}
    </>
  )
}

/** `nurse`: only their patients. */
const bedsOf = ({ rows }: Ward, nurse: string | undefined): InBed[] =>
  rows.flatMap(({ bed, state }) => {
    if (state.status !== 'occupied' || !state.occupant.patient) return []
    const { patientId, patient, encounterId, since, details } = state.occupant
    if (nurse !== undefined && details.namedNurse?.user !== nurse) return []
    return [{ patientId, bed: bed ?? 'No bed', patient, encounterId, since }]
  })
