import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { addActivities, type DepartmentActivities } from '../src/auth/permissions.ts'

/** Adds to the table of who may do what each department's part; importing this is enough (docs/adding-a-department.md). */
const folder = new URL('../src/departments/', import.meta.url)
for (const file of globSync('*/permissions.ts', { cwd: fileURLToPath(folder) })) {
  const { activities } = (await import(new URL(file, folder).href)) as { activities: DepartmentActivities }
  addActivities(activities)
}
