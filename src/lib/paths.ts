/**
 * Every address of the application; links are made here and in deep-paths.ts and nowhere else. Here: what the first pages
 * link to.
 */

export const segment = encodeURIComponent

export const patient = (id: string) => `/patients/${segment(id)}`

export const chartSections = [
  'summary',
  'details',
  'timeline',
  'observations',
  'results',
  'medicines',
  'problems',
  'allergies',
  'notes',
  'documents',
  'orders',
  'assessments',
  'care-plans',
  'visits',
  'referrals',
] as const
export type ChartSection = (typeof chartSections)[number]

/** The section of a chart that an address stands in, a department's among them; the summary for every other address. */
export function chartSectionIn(pathname: string): string {
  const [, place, , name] = pathname.split('/')
  return (place === 'patients' && name !== 'break-glass' && name) || 'summary'
}

/** Whose results: the reader’s, those of their teams, those of nobody. */
export type ResultsView = 'mine' | 'team' | 'pool'

/** Whose tasks: the reader’s, those of one ward, those of their teams. */
export type TasksView = 'mine' | 'ward' | 'teams'

export const paths = {
  home: () => '/',
  /** What is being looked for stands in the history's state, never in the address: it names people. */
  patients: () => '/patients',
  patient,
  chart: (id: string, section: ChartSection) => `${patient(id)}/${section}`,
  /** A section of a chart by any name: one of those, or a department's */
  chartAt: (id: string, section: string) => `${patient(id)}/${segment(section)}`,
  mergedRecords: (id: string) => `${patient(id)}/summary/merged`,
  recordAllergy: (id: string, from?: string) =>
    `${patient(id)}/allergies/record${from ? `?from=${segment(from)}` : ''}`,
  recordObservations: (id: string) => `${patient(id)}/observations/record`,
  tasks: (view: TasksView = 'mine', wardId?: string) =>
    view === 'mine' ? '/tasks' : `/tasks?view=${view}${wardId ? `&ward=${segment(wardId)}` : ''}`,
  taskInChart: (id: string, section: 'summary' | 'observations', taskId: string) =>
    `${patient(id)}/${section}/task/${segment(taskId)}`,
  addTaskInChart: (id: string) => `${patient(id)}/summary/add-task`,
  breakGlass: (id: string) => `${patient(id)}/break-glass`,
  wards: () => '/wards',
  ward: (id: string) => `/wards/${segment(id)}`,
  /** The entry dialog over the ward list; closing it goes back to the list. */
  recordOnWard: (wardId: string, patientId: string) =>
    `/wards/${segment(wardId)}/record/${segment(patientId)}`,
  handover: (wardId: string) => `/wards/${segment(wardId)}/handover`,
  stayOnWard: (wardId: string, patientId: string) =>
    `/wards/${segment(wardId)}/details/${segment(patientId)}`,
  moveOnWard: (wardId: string, patientId: string) => `/wards/${segment(wardId)}/move/${segment(patientId)}`,
  bedOnWard: (wardId: string, bedId: string) => `/wards/${segment(wardId)}/bed/${segment(bedId)}`,
  taskOnWard: (wardId: string, patientId: string, taskId: string) =>
    `/wards/${segment(wardId)}/task/${segment(patientId)}/${segment(taskId)}`,
  addTaskOnWard: (wardId: string, patientId: string) =>
    `/wards/${segment(wardId)}/add-task/${segment(patientId)}`,
  wardInCharge: (id: string) => `/wards/${segment(id)}/charge`,
  wardCarePlans: (id: string) => `/wards/${segment(id)}/care-plans`,
  wardAssessments: (id: string) => `/wards/${segment(id)}/assessments`,
  wardFluids: (id: string) => `/wards/${segment(id)}/fluids`,
  departments: () => '/departments',
  department: (name: string) => `/departments/${segment(name)}`,
  audit: () => '/audit',
}
