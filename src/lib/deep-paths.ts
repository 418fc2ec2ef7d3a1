import { type ChartSection, patient, type ResultsView, segment } from './paths.ts'

/** Addresses that no first page links to: they come with what does (decision 033). */

const results = (view: ResultsView = 'mine', over = '') =>
  `/results${over}${view === 'mine' ? '' : `?view=${view}`}`

export const deepPaths = {
  register: () => '/patients/register',
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
  /** Of the laboratory’s round, for this patient; `from` their orders it goes back there */
  collectSamples: (id: string, from?: 'orders') =>
    `/departments/pathology/collect/${segment(id)}${from ? `?from=${from}` : ''}`,
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
  partRecords: (id: string, otherId: string) => `${patient(id)}/summary/merged/${segment(otherId)}`,
  /** `from`: the entry of another organisation that it is taken from */
  recordProblem: (id: string, from?: string) =>
    `${patient(id)}/problems/record${from ? `?from=${segment(from)}` : ''}`,
  changeProblem: (id: string, problemId: string) => `${patient(id)}/problems/${segment(problemId)}/change`,
  problemInError: (id: string, problemId: string) => `${patient(id)}/problems/${segment(problemId)}/in-error`,
  changeAllergy: (id: string, allergyId: string) => `${patient(id)}/allergies/${segment(allergyId)}/change`,
  allergyInError: (id: string, allergyId: string) =>
    `${patient(id)}/allergies/${segment(allergyId)}/in-error`,
  letter: (id: string, letterId: string) => `${patient(id)}/documents/letter/${segment(letterId)}`,
  document: (id: string, documentId: string) => `${patient(id)}/documents/${segment(documentId)}`,
  noteInError: (id: string, noteId: string) => `${patient(id)}/notes/${segment(noteId)}/in-error`,
  countersign: (id: string, noteId: string) => `${patient(id)}/notes/${segment(noteId)}/countersign`,
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
  /** Over the list; its view stands behind the question mark */
  task: (id: string, taskId: string) => `/tasks/${segment(id)}/${segment(taskId)}`,
  addTask: (id: string) => `/tasks/${segment(id)}/add`,
  cancelOrder: (id: string, orderId: string) => `${patient(id)}/orders/${segment(orderId)}/cancel`,
  /** `of`: the codes of what is looked at; everything when there are none */
  resultsGrid: (id: string, of: readonly string[] = []) =>
    `${patient(id)}/results/grid${of.length > 0 ? `?of=${of.map(segment).join(',')}` : ''}`,
  answerResultInChart: (id: string, reportId: string) => `${patient(id)}/results/${segment(reportId)}/answer`,
  acknowledgeNormalInChart: (id: string) => `${patient(id)}/results/normal`,
  results,
  answerResult: (view: ResultsView, patientId: string, reportId: string) =>
    results(view, `/${segment(patientId)}/${segment(reportId)}`),
  acknowledgeNormal: (view: ResultsView, patientId: string) => results(view, `/${segment(patientId)}/normal`),
  admissions: () => '/admissions',
  beds: () => '/beds',
  spells: () => '/beds/spells',
  bedOnBoard: (wardId: string, bedId: string) => `/beds/${segment(wardId)}/${segment(bedId)}`,
  allocateBed: (stayId: string) => `/beds/allocate/${segment(stayId)}`,
  releaseBed: (stayId: string) => `/beds/release/${segment(stayId)}`,
  endBedRequest: (stayId: string) => `/beds/cancel/${segment(stayId)}`,
  writeHandover: (wardId: string, patientId: string) =>
    `/wards/${segment(wardId)}/handover/${segment(patientId)}`,
  evaluateOnWard: (wardId: string, patientId: string, planId: string) =>
    `/wards/${segment(wardId)}/care-plans/${segment(patientId)}/${segment(planId)}`,
  /** A clinic’s day: `day` as `yyyy-mm-dd` */
  appointments: (clinicId?: string, day?: string) =>
    clinicId && day ? `/appointments?clinic=${segment(clinicId)}&day=${day}` : '/appointments',
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
  letters: () => '/letters',
  /** Over a clinic’s day; `of`: only these appointments, whose times have changed */
  clinicLetters: () => '/appointments/letters',
}
