import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'

import { gestationText } from '#clinical/care/gestation.ts'
import { presentations } from '#departments/maternity/antenatal/contacting.ts'
import { eddFromScan, gestationDays, readGestation } from '#departments/maternity/pregnancy/gestation.ts'
import { OverUnderWay, type UnderWay } from '#departments/maternity/pregnancy/OverPregnancy.tsx'
import { usePregnancyAct } from '#departments/maternity/pregnancy/use-pregnancy-act.ts'
import { formatDate } from '#fhir/dates.ts'
import { ChoiceField, DateTimeField, NumberField, RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { type ScanKind, scanKinds, scanWarnings } from './scan.ts'
import { scanDraft, type ScanDraft, scanned } from './scanning.ts'

const title = 'Record scan'

export const Component = () => (
  <OverUnderWay title={title} view="scans">
    {(parts) => <Record {...parts} />}
  </OverUnderWay>
)

const kinds = Object.entries(scanKinds).map(([value, label]) => ({ value, label }))
const presentationOptions = Object.entries(presentations).map(([value, label]) => ({ value, label }))
const fetuses = ['1', '2', '3', '4'].map((value) => ({ value, label: `Fetus ${value}` }))

function Record({ patientId, patientLine, pregnancy, onClose }: UnderWay) {
  const form = useForm<ScanDraft, unknown, ScanDraft>({
    resolver: zodResolver(scanDraft),
    defaultValues: empty,
  })
  const save = usePregnancyAct(patientId, (draft: ScanDraft, actor) => scanned(pregnancy, draft, actor))
  const { kind, on = '', gestation = '', crl } = useWatch({ control: form.control })
  const [agreed] = pregnancy.estimates
  const measured = readGestation(gestation)
  const days = measured ?? (agreed && on ? gestationDays(agreed.edd, on) : undefined)
  const warnings = scanWarnings(kind as ScanKind, days, crl ? Number(crl) : undefined)
  const proposed = measured !== undefined && on ? eddFromScan(on, measured) : undefined
  return (
    <FormDialog
      title={title}
      submit="Save scan"
      submitting="Saving scan…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <ChoiceField name="kind" label="Scan" options={kinds} autoFocus />
        <DateTimeField name="on" label="On" type="date" />
        <ChoiceField name="fetus" label="Of several, which" options={fetuses} placeholder="There is one" />
        <TextField name="gestation" label="Gestation by this scan" hint="Weeks and days: 12+3" />
        {warnings.length > 0 && (
          <ul className="wide lines" role="status">
            {warnings.map((one) => (
              <li key={one}>
                <span className="badge warning">{one}</span>
              </li>
            ))}
          </ul>
        )}
        {measured !== undefined && (
          <RadioField
            name="accept"
            label={
              proposed
                ? `By this scan: due ${formatDate(proposed)}. Is this the due date from now on?`
                : 'Is this the due date from now on?'
            }
            className="wide"
            hint={
              agreed
                ? `Agreed now: ${formatDate(agreed.edd)}, ${agreed.how}. It stays below the new one.`
                : 'No due date is recorded yet.'
            }
            options={[
              { value: 'yes', label: 'Yes, agree this due date' },
              { value: 'no', label: 'No, keep the one agreed' },
            ]}
          />
        )}
        <NumberField name="crl" label="Crown rump length" unit="mm" decimal />
        <NumberField name="hc" label="Head circumference" unit="mm" decimal />
        <NumberField name="ac" label="Abdominal circumference" unit="mm" decimal />
        <NumberField name="fl" label="Femur length" unit="mm" decimal />
        <NumberField
          name="weight"
          label="Estimated fetal weight"
          unit="g"
          hint={agreed && on ? `At ${gestationText(gestationDays(agreed.edd, on))}` : undefined}
        />
        <TextField name="liquor" label="Liquor" hint="As reported: normal, deepest pool 5 cm" />
        <TextField name="doppler" label="Doppler" />
        <ChoiceField
          name="presentation"
          label="Presentation"
          options={presentationOptions}
          placeholder="Not reported"
        />
        <TextField name="placenta" label="Placenta" />
        <TextField name="note" label="Findings and plan" className="wide" multiline rows={3} />
      </div>
    </FormDialog>
  )
}

const empty: ScanDraft = {
  kind: '',
  on: '',
  fetus: '',
  gestation: '',
  accept: '',
  crl: '',
  hc: '',
  ac: '',
  fl: '',
  weight: '',
  liquor: '',
  doppler: '',
  presentation: '',
  placenta: '',
  note: '',
}
