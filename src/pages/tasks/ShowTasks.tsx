import { closedHours, type Shown } from '#features/tasks/lists.ts'

import { useTasksView } from './use-view.ts'

/** Open or closed, kept in the address. */
export function ShowTasks() {
  const { shown, set } = useTasksView()
  return (
    <label className="task-tool">
      Show{' '}
      <select
        className="input"
        value={shown satisfies Shown}
        onChange={({ target }) => set('show', target.value === 'closed' ? 'closed' : undefined)}
      >
        <option value="open">To do</option>
        <option value="closed">{`Closed in the last ${closedHours} hours`}</option>
      </select>
    </label>
  )
}
