import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'react-router'

import { useSession } from '#auth/session.ts'
import { teamTasks } from '#features/tasks/lists.ts'
import { TasksByTime } from '#features/tasks/TaskList.tsx'
import { deepPaths } from '#lib/deep-paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { ShowTasks } from './ShowTasks.tsx'
import { useLiveTasks } from './use-live-tasks.ts'
import { useOwners } from './use-owners.ts'
import { useTasksView } from './use-view.ts'

export function TeamTasks() {
  const { userId, post } = useSession()
  const { shown } = useTasksView()
  const { search } = useLocation()
  const query = useQuery(teamTasks({ userId, orgCode: post.orgCode, role: post.role }, shown))
  useLiveTasks(query, { owners: useOwners().teams })
  return (
    <Panel title="Tasks of my teams" note={post.orgName} action={<ShowTasks />}>
      <Loaded query={query} what="the tasks of your teams">
        {(list) => (
          <TasksByTime
            list={list}
            none={
              shown === 'open'
                ? 'Nobody of your profession is called, and nothing waits for a team of yours.'
                : 'Nothing was closed in the last day.'
            }
            toTask={(patientId, taskId) => `${deepPaths.task(patientId, taskId)}${search}`}
          />
        )}
      </Loaded>
    </Panel>
  )
}
