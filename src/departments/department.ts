import type { FhirResource } from 'fhir/r4'
import type { ComponentType } from 'react'

import type { Page } from '#auth/page.ts'
import type { WorkProps } from '#clinical/writing/work.ts'
import type { Activity, DepartmentActivities, Role } from '#auth/permissions.ts'

/**
 * What a department says of itself; the router, the menu, the palette, the home page and the chart read it. It is fetched
 * with every start, so it names files (`load`) and imports none. How to add one: docs/adding-a-department.md.
 */
export type Department = {
  /** Its folder, and in addresses: `/departments/:name`, `/patients/:patientId/:name` */
  name: string
  title: string
  /** Other words it is looked for by, in the palette and on the page of departments */
  words: string
  /** To open its worklists */
  needs: Activity
  /** Who may do what in it (its `permissions.ts`, which the server reads too) */
  activities: DepartmentActivities
  /** Who works there, by role or by area of work (CIS2): it stands in their menu, and its panel on their home page */
  staff: { roles?: readonly Role[]; areas?: readonly string[] }
  /** Its worklists, at `/departments/:name`, and what opens over them: also their forms and charts */
  worklists: Pick<Page, 'load' | 'over'>
  /**
   * Its page for one patient, a section of the chart, and what opens over it; `needs` is `chart.read` when not said.
   * `reads`: the types it asks the record for; a story lets each of them fail and looks whether the page says so.
   */
  patient?: Pick<Page, 'load' | 'over' | 'needs'> & {
    words: string
    reads: readonly FhirResource['resourceType'][]
    /** What is written beside the chart, by its kind in the address (`?work=kind.id`) */
    works?: Readonly<Record<string, () => Promise<{ default: ComponentType<WorkProps> }>>>
  }
  /** What waits for its staff, as a panel of their home page */
  home?: () => Promise<{ default: ComponentType }>
}
