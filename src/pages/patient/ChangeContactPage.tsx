import { ContactingDialog } from '#features/contacting/ContactingDialog.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'

export const Component = () => <ContactingDialog patientId={usePatientId()} onClose={useCloseTo('details')} />
