import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'react-router'

import { useSession } from '#auth/session.ts'
import { myTasks } from '#features/tasks/lists.ts'
import { TasksByTime } from '#features/tasks/TaskList.tsx'
import { deepPaths } from '#lib/deep-paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { ShowTasks } from './ShowTasks.tsx'
import { useLiveTasks } from './use-live-tasks.ts'
import { useOwners } from './use-owners.ts'
import { useTasksView } from './use-view.ts'

export function MyTasks() {
  const { userId } = useSession()
  const { shown } = useTasksView()
  const { search } = useLocation()
  const query = useQuery(myTasks(userId, shown))
  useLiveTasks(query, { owners: useOwners().me })
  return (
    <Panel title="My tasks" action={<ShowTasks />}>
      <Loaded query={query} what="your tasks">
        {(list) => (
          <TasksByTime
            list={list}
            none={
              shown === 'open'
                ? 'Nothing is waiting for you by name. See also your ward and your teams.'
                : 'Nothing of yours was closed in the last day.'
            }
            toTask={(patientId, taskId) => `${deepPaths.task(patientId, taskId)}${search}`}
          />
        )}
      </Loaded>
    </Panel>
  )
}
