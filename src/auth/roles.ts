import type { Role } from './permissions.ts'

/**
 * The role of a national RBAC entry: `role_code` is `S####:G####:R####`, activities refine it (domain facts §1.5).
 * Undefined: this post opens nothing in Lune, and the screen says so.
 */
export function roleOf(roleCode: string, activityCodes: readonly string[] = []): Role | undefined {
  switch (roleCode.split(':').at(-1)) {
    case 'R8000':
    case 'R0050':
    case 'R0110':
    case 'R0140':
    case 'R0150':
    case 'R0260':
      return 'doctor'
    case 'R8001':
    case 'R8002':
    case 'R0570':
    case 'R0590':
    case 'R0600':
    case 'R0610':
    case 'R0620':
    case 'R1983':
      return 'nurse'
    case 'R8016':
    case 'R8017':
    case 'R0680':
      return 'midwife'
    case 'R8003':
      return activityCodes.some((code) => pharmacyActivities.includes(code)) ? 'pharmacist' : 'therapist'
    case 'R1290':
      return 'pharmacist'
    case 'R8004':
    case 'R6400':
      return 'student'
    case 'R8005':
    case 'R1420':
      return 'scientist'
    case 'R8006':
    case 'R8008':
    case 'R8009':
    case 'R8010':
    case 'R8011':
    case 'R8013':
    case 'R6010':
    case 'R6030':
    case 'R6040':
    case 'R6080':
    case 'R6090':
    case 'R1760':
      return 'admin'
    case 'R0001':
    case 'R5105':
      return 'privacy'
    default:
      return undefined
  }
}

/** B0570 Perform Pharmacy Activities and its children, B0068 Verify Prescription. */
const pharmacyActivities = ['B0570', 'B0571', 'B0572', 'B0068']

/** A role as people say it. */
export const roleWords: Record<Role, string> = {
  doctor: 'Doctor',
  nurse: 'Nurse',
  midwife: 'Midwife',
  pharmacist: 'Pharmacist',
  therapist: 'Health professional',
  student: 'Healthcare student',
  scientist: 'Biomedical scientist',
  admin: 'Administration',
  privacy: 'Privacy officer',
  system: 'Service account',
}
