import type { ComponentType } from 'react'
import type { LoaderFunction } from 'react-router'

import type { Activity } from '#auth/permissions.ts'
import { AuditIcon, BedIcon, HomeIcon, PersonIcon } from '#ui/icons.tsx'

/**
 * The one table of pages: the router, the menu, the command palette, titles and permissions are made of it.
 * A page file exports `Component`, and a `loader` for what it is nothing without.
 */
export type Page = {
  /** As the router writes it, from the page it stands in; '' is that page's own address */
  path: string
  /** Browser title and announcement: never a word about a patient */
  title: string
  load: () => Promise<{ Component: ComponentType; loader?: LoaderFunction }>
  /** What one must be allowed to do to open it; everybody signed in when not said */
  needs?: Activity
  /** In the menu and the palette; `words`: other words people look for it by */
  menu?: { icon: ComponentType; words: string }
  /** Opens over the page it stands in, so moving to it does not move the reader */
  dialog?: true
  /** Pages that open inside of this one */
  inside?: readonly Page[]
}

export const pages: readonly Page[] = [
  {
    path: '/',
    title: 'Home',
    load: () => import('#pages/HomePage.tsx'),
    menu: { icon: HomeIcon, words: 'start' },
  },
  {
    path: '/patients',
    title: 'Patients',
    load: () => import('#pages/patients/SearchPage.tsx'),
    needs: 'patient.find',
    menu: { icon: PersonIcon, words: 'find search people' },
  },
  {
    // Outside the chart: nothing of the patient is shown before the access is recorded.
    path: '/patients/:patientId/break-glass',
    title: 'Emergency access',
    load: () => import('#pages/patient/EmergencyAccessPage.tsx'),
    needs: 'emergency.access',
  },
  {
    path: '/patients/:patientId',
    title: 'Chart',
    load: () => import('#pages/patient/ChartLayout.tsx'),
    needs: 'patient.find',
    inside: [
      { path: '', title: 'Summary', load: () => import('#pages/patient/ChartIndexPage.tsx') },
      { path: 'summary', title: 'Summary', load: () => import('#pages/patient/SummaryPage.tsx') },
      {
        path: 'timeline',
        title: 'Timeline',
        load: () => import('#pages/patient/TimelinePage.tsx'),
        needs: 'chart.read',
      },
      {
        path: 'observations',
        title: 'Observations',
        load: () => import('#pages/patient/ObservationsPage.tsx'),
        needs: 'chart.read',
        inside: [
          {
            path: 'record',
            title: 'Record observations',
            load: () => import('#pages/patient/RecordObservationsPage.tsx'),
            needs: 'observations.record',
            dialog: true,
          },
        ],
      },
      {
        path: 'results',
        title: 'Results',
        load: () => import('#pages/patient/ResultsPage.tsx'),
        needs: 'chart.read',
      },
      {
        path: 'medicines',
        title: 'Medicines',
        load: () => import('#pages/patient/MedicinesPage.tsx'),
        needs: 'chart.read',
      },
      {
        path: 'problems',
        title: 'Problems',
        load: () => import('#pages/patient/ProblemsPage.tsx'),
        needs: 'chart.read',
      },
      {
        path: 'allergies',
        title: 'Allergies',
        load: () => import('#pages/patient/AllergiesPage.tsx'),
        needs: 'chart.read',
        inside: [
          {
            path: 'record',
            title: 'Record allergy',
            load: () => import('#pages/patient/RecordAllergyPage.tsx'),
            needs: 'allergy.record',
            dialog: true,
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
      },
      {
        path: 'documents',
        title: 'Documents',
        load: () => import('#pages/patient/DocumentsPage.tsx'),
        needs: 'chart.read',
      },
      {
        path: 'orders',
        title: 'Orders',
        load: () => import('#pages/patient/OrdersPage.tsx'),
        needs: 'chart.read',
      },
      {
        path: 'visits',
        title: 'Visits',
        load: () => import('#pages/patient/VisitsPage.tsx'),
        needs: 'administration.read',
      },
    ],
  },
  {
    path: '/wards',
    title: 'Wards',
    load: () => import('#pages/wards/WardsPage.tsx'),
    needs: 'ward.read',
    menu: { icon: BedIcon, words: 'beds inpatients' },
  },
  {
    path: '/wards/:wardId',
    title: 'Ward',
    load: () => import('#pages/wards/WardPage.tsx'),
    needs: 'ward.read',
    inside: [
      {
        path: 'record/:patientId',
        title: 'Record observations',
        load: () => import('#pages/wards/RecordOnWardPage.tsx'),
        needs: 'observations.record',
        dialog: true,
      },
    ],
  },
  {
    path: '/audit',
    title: 'Audit trail',
    load: () => import('#pages/AuditPage.tsx'),
    needs: 'audit.read',
    menu: { icon: AuditIcon, words: 'access log privacy' },
  },
]
