import type { Page } from '#auth/page.ts'

/** Over the desk’s part of a chart: stays, appointments, referrals. */
export const administrationDialogs = {
  visits: [
    {
      path: 'admit',
      title: 'Admit patient',
      load: () => import('#pages/patient/AdmitPage.tsx'),
      needs: 'patient.admit',
      dialog: true,
      action: { key: 'v', words: 'admission ward bed' },
    },
    {
      path: 'book',
      title: 'Book appointment',
      load: () => import('#pages/patient/BookPage.tsx'),
      needs: 'appointment.book',
      dialog: true,
      action: { key: 'z', words: 'clinic outpatient slot' },
    },
    {
      path: ':entryId/move-appointment',
      title: 'Move appointment',
      load: () => import('#pages/patient/MoveAppointmentPage.tsx'),
      needs: 'appointment.book',
      dialog: true,
    },
    {
      path: ':entryId/cancel-appointment',
      title: 'Cancel appointment',
      load: () => import('#pages/patient/CancelAppointmentPage.tsx'),
      needs: 'appointment.book',
      dialog: true,
    },
    {
      path: ':entryId/letter',
      title: 'Appointment letter',
      load: () => import('#pages/patient/AppointmentLetterPage.tsx'),
      needs: 'administration.read',
      dialog: true,
    },
    {
      path: ':entryId/discharge',
      title: 'Discharge patient',
      load: () => import('#pages/patient/DischargePage.tsx'),
      needs: 'patient.admit',
      dialog: true,
    },
    {
      path: ':entryId/transfer',
      title: 'Transfer patient',
      load: () => import('#pages/patient/TransferPage.tsx'),
      needs: 'patient.admit',
      dialog: true,
    },
    {
      path: ':entryId/complete',
      title: 'Complete admission',
      load: () => import('#pages/patient/CompleteAdmissionPage.tsx'),
      needs: 'patient.admit',
      dialog: true,
    },
    {
      path: ':entryId/leave',
      title: 'Home leave',
      load: () => import('#pages/patient/LeavePage.tsx'),
      needs: 'patient.admit',
      dialog: true,
    },
    {
      path: ':entryId/cancel',
      title: 'Cancel admission',
      load: () => import('#pages/patient/CancelAdmissionPage.tsx'),
      needs: 'patient.admit',
      dialog: true,
    },
  ],
  referrals: [
    {
      path: 'add',
      title: 'Add referral',
      load: () => import('#pages/patient/AddReferralPage.tsx'),
      needs: 'appointment.book',
      dialog: true,
      action: { key: 'g', words: 'waiting list refer' },
    },
    {
      path: ':entryId/:act',
      title: 'Change referral',
      load: () => import('#pages/patient/ChangeReferralPage.tsx'),
      needs: 'appointment.book',
      dialog: true,
    },
  ],
  details: [
    {
      path: 'labels',
      title: 'Labels and wristband',
      load: () => import('#pages/patient/LabelsPage.tsx'),
      needs: 'administration.read',
      dialog: true,
      action: { key: 'k', words: 'print identity band barcode sticker' },
    },
  ],
} as const satisfies Record<string, readonly Page[]>
