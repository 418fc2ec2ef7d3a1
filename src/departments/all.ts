import { addActivities, can, type Role } from '#auth/permissions.ts'
import type { Post } from '#auth/session.ts'

import type { Department } from './department.ts'

const found = import.meta.glob<{ department: Department }>('./*/department.ts', { eager: true })

/** Every department, by name: each folder here that declares one. */
export const departments: readonly Department[] = Object.values(found)
  .map(({ department }) => department)
  .toSorted((one, other) => one.title.localeCompare(other.title))

for (const { activities } of departments) addActivities(activities)

/** Those whose worklists this role may open. */
export const departmentsFor = (role: Role) => departments.filter(({ needs }) => can(role, needs))

/** Is this post one of the department's own? */
export const worksIn = ({ staff }: Department, { role, areas }: Post): boolean =>
  (role !== undefined && (staff.roles?.includes(role) ?? false)) ||
  areas.some((area) => staff.areas?.includes(area))
