import type { Page } from '#auth/page.ts'
import { departments, worksIn } from '#departments/all.ts'
import type { Department } from '#departments/department.ts'
import { paths } from '#lib/paths.ts'
import { DepartmentIcon } from '#ui/icons.tsx'

/** The worklists of each department, as it declares them. */
export const departmentPages: readonly Page[] = departments.map((department) => ({
  ...department.worklists,
  path: paths.department(department.name),
  title: department.title,
  needs: department.needs,
  menu: { icon: DepartmentIcon, words: department.words, of: (post) => worksIn(department, post) },
}))

/** Its page for one patient, inside of the chart. */
export const departmentSections: readonly Page[] = departments.flatMap(toSection)

function toSection({ name, title, patient }: Department): Page[] {
  if (!patient) return []
  const { words, needs = 'chart.read', load, over } = patient
  return [{ load, ...(over ? { over } : {}), path: name, title, needs, section: { words } }]
}
