import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'

import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import { ChangedMeanwhile } from '#clinical/acts/send-act.ts'
import { useSession } from '#auth/session.ts'
import { OverUnderWay, type UnderWay } from '#departments/maternity/pregnancy/OverPregnancy.tsx'
import { usePregnancyAct } from '#departments/maternity/pregnancy/use-pregnancy-act.ts'
import { ChoiceField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { pathways, places, planDraft, type PlanDraft, planned, planRows, saidIn } from './plan.ts'

const title = 'Change plan of care'

export const Component = () => <OverUnderWay title={title}>{(parts) => <Change {...parts} />}</OverUnderWay>

function Change({ patientId, patientLine, pregnancy, onClose }: UnderWay) {
  const { userId, name } = useSession()
  const { plan, midwife } = pregnancy
  const isMine = midwife?.user === userId
  const form = useForm<PlanDraft, unknown, PlanDraft>({
    resolver: zodResolver(planDraft),
    defaultValues: {
      pathway: saidIn(plan, 'pathway'),
      midwife: '',
      lead: saidIn(plan, 'lead'),
      place: saidIn(plan, 'place'),
      risk: saidIn(plan, 'risk'),
      preferences: saidIn(plan, 'preferences'),
      plan: saidIn(plan, 'plan'),
    },
  })
  const save = usePregnancyAct(patientId, (draft: PlanDraft, actor) => planned(pregnancy, draft, actor))
  return (
    <FormDialog
      title={title}
      submit="Save plan of care"
      submitting="Saving plan…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        {plan && save.error instanceof ChangedMeanwhile && (
          <div className="wide">
            <EntryAsSeen patientId={patientId} seen={plan} toRows={planRows} save={save} />
          </div>
        )}
        <ChoiceField
          name="pathway"
          label="Pathway"
          options={Object.values(pathways).map((one) => ({ value: one, label: one }))}
          autoFocus
        />
        <ChoiceField
          name="midwife"
          label="Named midwife"
          placeholder={null}
          options={[
            { value: '', label: midwife?.name ?? 'Not recorded' },
            ...(isMine ? [] : [{ value: 'me', label: `${name} (me)` }]),
          ]}
        />
        <TextField name="lead" label="Lead professional" />
        <ChoiceField
          name="place"
          label="Place of birth"
          options={places.map((one) => ({ value: one, label: one }))}
          placeholder="Not discussed"
        />
        <TextField name="risk" label="Risk" className="wide" multiline rows={3} />
        <TextField name="plan" label="Plan" className="wide" multiline rows={4} />
        <TextField
          name="preferences"
          label="Birth preferences, in the woman’s words"
          className="wide"
          multiline
          rows={3}
        />
      </div>
    </FormDialog>
  )
}
