import type { Page } from './page.ts'

/** The sections of a chart and the dialogs that open over them, inside of `/patients/:patientId`. */
export const chartPages: readonly Page[] = [
  { path: '', title: 'Summary', load: () => import('#pages/patient/ChartIndexPage.tsx') },
  {
    path: 'summary',
    title: 'Summary',
    load: () => import('#pages/patient/SummaryPage.tsx'),
    section: { key: 's', words: 'overview story' },
  },
  {
    path: 'timeline',
    title: 'Timeline',
    load: () => import('#pages/patient/TimelinePage.tsx'),
    needs: 'chart.read',
    section: { key: 't', words: 'history time' },
  },
  {
    path: 'observations',
    title: 'Observations',
    load: () => import('#pages/patient/ObservationsPage.tsx'),
    needs: 'chart.read',
    section: { key: 'o', words: 'obs news2 vitals charts weight' },
    inside: [
      {
        path: 'record',
        title: 'Record observations',
        load: () => import('#pages/patient/RecordObservationsPage.tsx'),
        needs: 'observations.record',
        dialog: true,
        action: { key: 'o', words: 'obs news2 vitals' },
      },
    ],
  },
  {
    path: 'results',
    title: 'Results',
    load: () => import('#pages/patient/ResultsPage.tsx'),
    needs: 'chart.read',
    section: { key: 'r', words: 'labs bloods imaging reports' },
  },
  {
    path: 'medicines',
    title: 'Medicines',
    load: () => import('#pages/patient/MedicinesPage.tsx'),
    needs: 'chart.read',
    section: { key: 'm', words: 'meds drugs prescriptions' },
  },
  {
    path: 'problems',
    title: 'Problems',
    load: () => import('#pages/patient/ProblemsPage.tsx'),
    needs: 'chart.read',
    section: { key: 'p', words: 'diagnoses conditions' },
  },
  {
    path: 'allergies',
    title: 'Allergies',
    load: () => import('#pages/patient/AllergiesPage.tsx'),
    needs: 'chart.read',
    section: { key: 'a', words: 'adverse reactions intolerances' },
    inside: [
      {
        path: 'record',
        title: 'Record allergy',
        load: () => import('#pages/patient/RecordAllergyPage.tsx'),
        needs: 'allergy.record',
        dialog: true,
        action: { key: 'a', words: 'adverse reaction new' },
      },
      {
        path: ':allergyId/in-error',
        title: 'Mark allergy in error',
        load: () => import('#pages/patient/AllergyInErrorPage.tsx'),
        needs: 'allergy.record',
        dialog: true,
      },
    ],
  },
  {
    path: 'notes',
    title: 'Notes',
    load: () => import('#pages/patient/NotesPage.tsx'),
    needs: 'chart.read',
    section: { key: 'n', words: 'ward round clerking' },
    works: [
      { kind: 'note', title: 'Write note', needs: 'note.write', key: 'n', words: 'ward round clerking' },
    ],
  },
  {
    path: 'documents',
    title: 'Documents',
    load: () => import('#pages/patient/DocumentsPage.tsx'),
    needs: 'chart.read',
    section: { key: 'd', words: 'letters files pdf' },
  },
  {
    path: 'orders',
    title: 'Orders',
    load: () => import('#pages/patient/OrdersPage.tsx'),
    needs: 'chart.read',
    section: { key: 'q', words: 'requests tests' },
  },
  {
    path: 'visits',
    title: 'Visits',
    load: () => import('#pages/patient/VisitsPage.tsx'),
    needs: 'administration.read',
    section: { key: 'v', words: 'encounters stays admissions' },
  },
]
