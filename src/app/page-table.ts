import type { Page } from '#auth/page.ts'
import {
  AppointmentsIcon,
  AuditIcon,
  BedBoardIcon,
  BedIcon,
  DepartmentIcon,
  DeskIcon,
  HomeIcon,
  LettersIcon,
  PersonIcon,
  QueueIcon,
  ResultsIcon,
  TasksIcon,
} from '#ui/icons.tsx'

import { chartPages } from './chart-pages.ts'
import { departmentPages, departmentSections } from './department-pages.ts'
import { over } from './over.ts'

/** The one table of pages: the router, the menu, the command palette, titles and permissions are made of it. */
export const pages: readonly Page[] = [
  {
    path: '/',
    title: 'Home',
    load: () => import('#pages/HomePage.tsx'),
    menu: { icon: HomeIcon, key: 'h', words: 'start' },
  },
  {
    path: '/patients',
    title: 'Patients',
    load: () => import('#pages/patients/SearchPage.tsx'),
    needs: 'patient.find',
    menu: { icon: PersonIcon, key: 'f', words: 'find search people' },
    inside: [
      {
        // told at once: the chart of a patient could be called so
        path: 'register',
        title: 'Register patient',
        load: () => import('#pages/patients/RegisterPage.tsx'),
        needs: 'patient.register',
        dialog: true,
      },
    ],
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
    inside: [...chartPages, ...departmentSections],
  },
  {
    path: '/admissions',
    title: 'Desk',
    load: () => import('#pages/admissions/DeskPage.tsx'),
    needs: 'patient.register',
    menu: { icon: DeskIcon, key: 'x', words: 'admissions arrivals discharges worklist data quality' },
  },
  {
    path: '/beds',
    title: 'Bed board',
    load: () => import('#pages/beds/BedsPage.tsx'),
    needs: 'ward.read',
    menu: { icon: BedBoardIcon, words: 'bed manager allocate reserve occupancy flow' },
    over: over('/beds'),
  },
  {
    path: '/beds/spells',
    title: 'Spells',
    load: () => import('#pages/beds/SpellsPage.tsx'),
    needs: 'patient.admit',
  },
  {
    path: '/wards',
    title: 'Wards',
    load: () => import('#pages/wards/WardsPage.tsx'),
    needs: 'ward.read',
    menu: { icon: BedIcon, key: 'w', words: 'beds inpatients' },
  },
  ...departmentPages,
  {
    path: '/wards/:wardId',
    title: 'Ward',
    load: () => import('#pages/wards/WardPage.tsx'),
    needs: 'ward.read',
    over: over('/wards/:wardId'),
  },
  {
    path: '/wards/:wardId/handover',
    title: 'Handover',
    load: () => import('#pages/wards/HandoverPage.tsx'),
    needs: 'chart.read',
    over: over('/wards/:wardId/handover'),
  },
  {
    path: '/wards/:wardId/charge',
    title: 'Nurse in charge',
    load: () => import('#pages/wards/WardInChargePage.tsx'),
    needs: 'chart.read',
  },
  {
    path: '/wards/:wardId/fluids',
    title: 'Ward fluids',
    load: () => import('#pages/wards/WardFluidsPage.tsx'),
    needs: 'chart.read',
    over: over('/wards/:wardId/fluids'),
  },
  {
    path: '/wards/:wardId/assessments',
    title: 'Ward assessments',
    load: () => import('#pages/wards/WardAssessmentsPage.tsx'),
    needs: 'chart.read',
  },
  {
    path: '/wards/:wardId/care-plans',
    title: 'Ward care plans',
    load: () => import('#pages/wards/WardCarePlansPage.tsx'),
    needs: 'chart.read',
    over: over('/wards/:wardId/care-plans'),
  },
  {
    path: '/results',
    title: 'Results',
    load: () => import('#pages/results/ResultsInboxPage.tsx'),
    needs: 'result.acknowledge',
    menu: { icon: ResultsIcon, key: 'i', words: 'inbox acknowledge labs' },
    over: over('/results'),
  },
  {
    path: '/tasks',
    title: 'Tasks',
    load: () => import('#pages/tasks/TasksPage.tsx'),
    needs: 'task.do',
    menu: { icon: TasksIcon, key: 'k', words: 'escalations opinions asked to do' },
    over: over('/tasks'),
  },
  {
    path: '/appointments',
    title: 'Appointments',
    load: () => import('#pages/appointments/AppointmentsPage.tsx'),
    needs: 'appointment.book',
    menu: { icon: AppointmentsIcon, key: 'z', words: 'clinics outpatients booking slots day list' },
    over: over('/appointments'),
  },
  {
    path: '/waiting-list',
    title: 'Waiting list',
    load: () => import('#pages/waiting-list/WaitingListPage.tsx'),
    needs: 'appointment.book',
    menu: { icon: QueueIcon, key: 'g', words: 'referrals rtt breach triage' },
  },
  {
    path: '/departments',
    title: 'Departments',
    load: () => import('#pages/departments/DepartmentsPage.tsx'),
    needs: 'chart.read',
    menu: { icon: DepartmentIcon, words: 'worklists services specialties' },
  },
  {
    path: '/letters',
    title: 'Letters',
    load: () => import('#pages/letters/LettersPage.tsx'),
    needs: 'letter.write',
    menu: { icon: LettersIcon, words: 'correspondence post print sign' },
  },
  {
    path: '/audit',
    title: 'Audit trail',
    load: () => import('#pages/AuditPage.tsx'),
    needs: 'audit.read',
    menu: { icon: AuditIcon, key: 'u', words: 'access log privacy' },
  },
]
