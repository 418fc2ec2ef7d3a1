import {
  AppointmentsIcon,
  AuditIcon,
  BedIcon,
  DeskIcon,
  HomeIcon,
  PersonIcon,
  ResultsIcon,
  TasksIcon,
} from '#ui/icons.tsx'

import { chartPages } from './chart-pages.ts'
import type { Page } from './page.ts'

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
    inside: chartPages,
  },
  {
    path: '/admissions',
    title: 'Desk',
    load: () => import('#pages/admissions/DeskPage.tsx'),
    needs: 'patient.register',
    menu: { icon: DeskIcon, key: 'x', words: 'admissions arrivals discharges worklist data quality' },
  },
  {
    path: '/wards',
    title: 'Wards',
    load: () => import('#pages/wards/WardsPage.tsx'),
    needs: 'ward.read',
    menu: { icon: BedIcon, key: 'w', words: 'beds inpatients' },
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
      {
        path: 'details/:patientId',
        title: 'Change ward details',
        load: () => import('#pages/wards/StayOnWardPage.tsx'),
        needs: 'patient.admit',
        dialog: true,
      },
      {
        path: 'add-task/:patientId',
        title: 'Add task',
        load: () => import('#pages/wards/AddTaskOnWardPage.tsx'),
        needs: 'task.do',
        dialog: true,
      },
      {
        path: 'task/:patientId/:taskId',
        title: 'Task',
        load: () => import('#pages/wards/TaskOnWardPage.tsx'),
        needs: 'chart.read',
        dialog: true,
      },
      {
        path: 'move/:patientId',
        title: 'Move to another bed',
        load: () => import('#pages/wards/MoveOnWardPage.tsx'),
        needs: 'patient.admit',
        dialog: true,
      },
      {
        path: 'bed/:bedId',
        title: 'Change bed',
        load: () => import('#pages/wards/BedOnWardPage.tsx'),
        needs: 'patient.admit',
        dialog: true,
      },
    ],
  },
  {
    path: '/wards/:wardId/handover',
    title: 'Handover',
    load: () => import('#pages/wards/HandoverPage.tsx'),
    needs: 'chart.read',
    inside: [
      {
        path: ':patientId',
        title: 'Write handover',
        load: () => import('#pages/wards/WriteHandoverPage.tsx'),
        needs: 'task.do',
        dialog: true,
      },
    ],
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
    inside: [
      {
        path: ':patientId/record',
        title: 'Record fluids',
        load: () => import('#pages/wards/RecordFluidsOnWardPage.tsx'),
        needs: 'observations.record',
        dialog: true,
      },
      {
        path: ':patientId/measure',
        title: 'Record measurements',
        load: () => import('#pages/wards/MeasureOnWardPage.tsx'),
        needs: 'observations.record',
        dialog: true,
      },
      {
        path: ':patientId/decision',
        title: 'Start or stop fluid chart',
        load: () => import('#pages/wards/FluidDecisionOnWardPage.tsx'),
        needs: 'observations.record',
        dialog: true,
      },
    ],
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
    inside: [
      {
        path: ':patientId/:planId',
        title: 'Evaluate care plan',
        load: () => import('#pages/wards/EvaluateOnWardPage.tsx'),
        needs: 'plan.record',
        dialog: true,
      },
    ],
  },
  {
    path: '/results',
    title: 'Results',
    load: () => import('#pages/results/ResultsInboxPage.tsx'),
    needs: 'result.acknowledge',
    menu: { icon: ResultsIcon, key: 'i', words: 'inbox acknowledge labs' },
    inside: [
      {
        path: ':patientId/normal',
        title: 'Acknowledge all normal results',
        load: () => import('#pages/results/NormalFromInboxPage.tsx'),
        needs: 'result.acknowledge',
        dialog: true,
      },
      {
        path: ':patientId/:reportId',
        title: 'Result',
        load: () => import('#pages/results/AnswerFromInboxPage.tsx'),
        needs: 'result.acknowledge',
        dialog: true,
      },
    ],
  },
  {
    path: '/tasks',
    title: 'Tasks',
    load: () => import('#pages/tasks/TasksPage.tsx'),
    needs: 'task.do',
    menu: { icon: TasksIcon, key: 'k', words: 'escalations opinions asked to do' },
    inside: [
      {
        path: ':patientId/add',
        title: 'Add task',
        load: () => import('#pages/tasks/AddTaskPage.tsx'),
        needs: 'task.do',
        dialog: true,
      },
      {
        path: ':patientId/:taskId',
        title: 'Task',
        load: () => import('#pages/tasks/OneTaskPage.tsx'),
        needs: 'chart.read',
        dialog: true,
      },
    ],
  },
  {
    path: '/appointments',
    title: 'Appointments',
    load: () => import('#pages/appointments/AppointmentsPage.tsx'),
    needs: 'appointment.book',
    menu: { icon: AppointmentsIcon, key: 'z', words: 'clinics outpatients booking slots day list' },
    inside: [
      {
        path: 'book/:slotId',
        title: 'Book this place',
        load: () => import('#pages/appointments/BookFreePage.tsx'),
        needs: 'appointment.book',
        dialog: true,
      },
    ],
  },
  {
    path: '/audit',
    title: 'Audit trail',
    load: () => import('#pages/AuditPage.tsx'),
    needs: 'audit.read',
    menu: { icon: AuditIcon, key: 'u', words: 'access log privacy' },
  },
]
