/** Every address of the application; links are made here and nowhere else. */

const segment = encodeURIComponent

const patient = (id: string) => `/patients/${segment(id)}`

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

const results = (view: ResultsView = 'mine', over = '') =>
  `/results${over}${view === 'mine' ? '' : `?view=${view}`}`

export const paths = {
  home: () => '/',
  /** What is being looked for stands in the history's state, never in the address: it names people. */
  patients: () => '/patients',
  register: () => '/patients/register',
  patient,
  chart: (id: string, section: ChartSection) => `${patient(id)}/${section}`,
  /** A section of a chart by any name: one of those, or a department's */
  chartAt: (id: string, section: string) => `${patient(id)}/${segment(section)}`,
  /** Where an entry stands whole, found there by its id (SoughtEntry) */
  chartEntry: (id: string, section: ChartSection, entryId: string) =>
    `${patient(id)}/${section}#${segment(entryId)}`,
  admit: (id: string) => `${patient(id)}/visits/admit`,
  /** A stay that was planned begins */
  admitPlanned: (id: string, stayId: string) => `${patient(id)}/visits/${segment(stayId)}/admit`,
  requestBed: (id: string) => `${patient(id)}/visits/request-bed`,
  discharge: (id: string, stayId: string) => `${patient(id)}/visits/${segment(stayId)}/discharge`,
  transfer: (id: string, stayId: string) => `${patient(id)}/visits/${segment(stayId)}/transfer`,
  completeAdmission: (id: string, stayId: string) => `${patient(id)}/visits/${segment(stayId)}/complete`,
  leave: (id: string, stayId: string) => `${patient(id)}/visits/${segment(stayId)}/leave`,
  correctStay: (id: string, stayId: string) => `${patient(id)}/visits/${segment(stayId)}/correct`,
  undoStay: (id: string, stayId: string) => `${patient(id)}/visits/${segment(stayId)}/undo`,
  recordBirth: (id: string, stayId: string) => `${patient(id)}/visits/${segment(stayId)}/birth`,
  cancelAdmission: (id: string, stayId: string) => `${patient(id)}/visits/${segment(stayId)}/cancel`,
  /** `slotId`: the place that was chosen before the patient was */
  book: (id: string, slotId?: string) =>
    `${patient(id)}/visits/book${slotId ? `?slot=${segment(slotId)}` : ''}`,
  moveAppointment: (id: string, appointmentId: string) =>
    `${patient(id)}/visits/${segment(appointmentId)}/move-appointment`,
  cancelAppointment: (id: string, appointmentId: string) =>
    `${patient(id)}/visits/${segment(appointmentId)}/cancel-appointment`,
  appointmentLetter: (id: string, appointmentId: string) =>
    `${patient(id)}/visits/${segment(appointmentId)}/letter`,
  addReferral: (id: string) => `${patient(id)}/referrals/add`,
  changeReferral: (id: string, referralId: string, act: string) =>
    `${patient(id)}/referrals/${segment(referralId)}/${act}`,
  changeDetails: (id: string) => `${patient(id)}/summary/details`,
  /** `part`: what of the details is changed */
  detail: (id: string, part: string) => `${patient(id)}/details/${part}`,
  findSecondRecord: (id: string) => `${patient(id)}/summary/merge`,
  mergeRecords: (id: string, otherId: string) => `${patient(id)}/summary/merge/${segment(otherId)}`,
  mergedRecords: (id: string) => `${patient(id)}/summary/merged`,
  partRecords: (id: string, otherId: string) => `${patient(id)}/summary/merged/${segment(otherId)}`,
  /** `from`: the entry of another organisation that it is taken from */
  recordProblem: (id: string, from?: string) =>
    `${patient(id)}/problems/record${from ? `?from=${segment(from)}` : ''}`,
  changeProblem: (id: string, problemId: string) => `${patient(id)}/problems/${segment(problemId)}/change`,
  problemInError: (id: string, problemId: string) => `${patient(id)}/problems/${segment(problemId)}/in-error`,
  recordAllergy: (id: string, from?: string) =>
    `${patient(id)}/allergies/record${from ? `?from=${segment(from)}` : ''}`,
  changeAllergy: (id: string, allergyId: string) => `${patient(id)}/allergies/${segment(allergyId)}/change`,
  allergyInError: (id: string, allergyId: string) =>
    `${patient(id)}/allergies/${segment(allergyId)}/in-error`,
  letter: (id: string, letterId: string) => `${patient(id)}/documents/letter/${segment(letterId)}`,
  document: (id: string, documentId: string) => `${patient(id)}/documents/${segment(documentId)}`,
  noteInError: (id: string, noteId: string) => `${patient(id)}/notes/${segment(noteId)}/in-error`,
  countersign: (id: string, noteId: string) => `${patient(id)}/notes/${segment(noteId)}/countersign`,
  recordObservations: (id: string) => `${patient(id)}/observations/record`,
  observationInterval: (id: string) => `${patient(id)}/observations/interval`,
  observationSet: (id: string, setId: string) => `${patient(id)}/observations/${segment(setId)}`,
  amendObservations: (id: string, setId: string) => `${patient(id)}/observations/${segment(setId)}/amend`,
  observationsInError: (id: string, setId: string) =>
    `${patient(id)}/observations/${segment(setId)}/in-error`,
  /** `day`: the date a day of the chart begins on; today's when not said */
  fluids: (id: string, day?: string) => `${patient(id)}/observations/fluids${day ? `?day=${day}` : ''}`,
  recordFluids: (id: string) => `${patient(id)}/observations/fluids/record`,
  fluidDecision: (id: string) => `${patient(id)}/observations/fluids/decision`,
  amendFluid: (id: string, entryId: string) => `${patient(id)}/observations/fluids/${segment(entryId)}/amend`,
  fluidInError: (id: string, entryId: string) =>
    `${patient(id)}/observations/fluids/${segment(entryId)}/in-error`,
  measure: (id: string) => `${patient(id)}/observations/measure`,
  measurementInError: (id: string, entryId: string) =>
    `${patient(id)}/observations/measure/${segment(entryId)}/in-error`,
  measureOverFluids: (id: string) => `${patient(id)}/observations/fluids/measure`,
  fillForm: (id: string, formId: string) => `${patient(id)}/assessments/${segment(formId)}`,
  /** `from` and `template`: the assessment that asks for it, and the plan that it asks for */
  newCarePlan: (id: string, from?: { response: string; template: string }) =>
    `${patient(id)}/care-plans/new${from ? `?from=${segment(from.response)}&template=${segment(from.template)}` : ''}`,
  changeCarePlan: (id: string, planId: string) => `${patient(id)}/care-plans/${segment(planId)}/change`,
  evaluateCarePlan: (id: string, planId: string) => `${patient(id)}/care-plans/${segment(planId)}/evaluate`,
  closeCarePlan: (id: string, planId: string) => `${patient(id)}/care-plans/${segment(planId)}/close`,
  carePlanInError: (id: string, planId: string) => `${patient(id)}/care-plans/${segment(planId)}/in-error`,
  evaluationInError: (id: string, evaluationId: string) =>
    `${patient(id)}/care-plans/evaluations/${segment(evaluationId)}/in-error`,
  withdrawOpinion: (id: string, requestId: string) => `${patient(id)}/orders/${segment(requestId)}/withdraw`,
  /** The chart with what is being written open beside it */
  writing: (id: string, section: ChartSection, work: { kind: string; id: string }) =>
    `${patient(id)}/${section}?work=${segment(`${work.kind}.${work.id}`)}`,
  tasks: (view: TasksView = 'mine', wardId?: string) =>
    view === 'mine' ? '/tasks' : `/tasks?view=${view}${wardId ? `&ward=${segment(wardId)}` : ''}`,
  /** Over the list; its view stands behind the question mark */
  task: (id: string, taskId: string) => `/tasks/${segment(id)}/${segment(taskId)}`,
  addTask: (id: string) => `/tasks/${segment(id)}/add`,
  taskInChart: (id: string, section: 'summary' | 'observations', taskId: string) =>
    `${patient(id)}/${section}/task/${segment(taskId)}`,
  addTaskInChart: (id: string) => `${patient(id)}/summary/add-task`,
  cancelOrder: (id: string, orderId: string) => `${patient(id)}/orders/${segment(orderId)}/cancel`,
  resultsGrid: (id: string) => `${patient(id)}/results/grid`,
  answerResultInChart: (id: string, reportId: string) => `${patient(id)}/results/${segment(reportId)}/answer`,
  acknowledgeNormalInChart: (id: string) => `${patient(id)}/results/normal`,
  results,
  answerResult: (view: ResultsView, patientId: string, reportId: string) =>
    results(view, `/${segment(patientId)}/${segment(reportId)}`),
  acknowledgeNormal: (view: ResultsView, patientId: string) => results(view, `/${segment(patientId)}/normal`),
  breakGlass: (id: string) => `${patient(id)}/break-glass`,
  admissions: () => '/admissions',
  beds: () => '/beds',
  spells: () => '/beds/spells',
  bedOnBoard: (wardId: string, bedId: string) => `/beds/${segment(wardId)}/${segment(bedId)}`,
  allocateBed: (stayId: string) => `/beds/allocate/${segment(stayId)}`,
  releaseBed: (stayId: string) => `/beds/release/${segment(stayId)}`,
  endBedRequest: (stayId: string) => `/beds/cancel/${segment(stayId)}`,
  wards: () => '/wards',
  ward: (id: string) => `/wards/${segment(id)}`,
  /** The entry dialog over the ward list; closing it goes back to the list. */
  recordOnWard: (wardId: string, patientId: string) =>
    `/wards/${segment(wardId)}/record/${segment(patientId)}`,
  handover: (wardId: string) => `/wards/${segment(wardId)}/handover`,
  writeHandover: (wardId: string, patientId: string) =>
    `/wards/${segment(wardId)}/handover/${segment(patientId)}`,
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
  evaluateOnWard: (wardId: string, patientId: string, planId: string) =>
    `/wards/${segment(wardId)}/care-plans/${segment(patientId)}/${segment(planId)}`,
  wardAssessments: (id: string) => `/wards/${segment(id)}/assessments`,
  /** A clinic’s day: `day` as `yyyy-mm-dd` */
  appointments: (clinicId?: string, day?: string) =>
    clinicId && day ? `/appointments?clinic=${segment(clinicId)}&day=${day}` : '/appointments',
  wardFluids: (id: string) => `/wards/${segment(id)}/fluids`,
  recordFluidsOnWard: (wardId: string, patientId: string) =>
    `/wards/${segment(wardId)}/fluids/${segment(patientId)}/record`,
  measureOnWard: (wardId: string, patientId: string) =>
    `/wards/${segment(wardId)}/fluids/${segment(patientId)}/measure`,
  fluidDecisionOnWard: (wardId: string, patientId: string) =>
    `/wards/${segment(wardId)}/fluids/${segment(patientId)}/decision`,
  makeSessions: () => '/appointments/make-sessions',
  cancelSession: () => '/appointments/cancel-session',
  bookFree: (slotId: string) => `/appointments/book/${segment(slotId)}`,
  waitingList: () => '/waiting-list',
  departments: () => '/departments',
  department: (name: string) => `/departments/${segment(name)}`,
  letters: () => '/letters',
  /** Over a clinic’s day; `of`: only these appointments, whose times have changed */
  clinicLetters: () => '/appointments/letters',
  audit: () => '/audit',
}
