import { zodResolver } from '@hookform/resolvers/zod'
import type { ServiceRequest } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import type { Stored } from '#fhir/client.ts'
import { ChoiceField, DateTimeField, TextField } from '#ui/fields.tsx'

import { codeIn, optionsOf } from './code-lists.ts'
import { type PlanDraft, planDraft } from './draft.ts'
import { managementOf, toReferral } from './model.ts'
import { type ReferralDialogProps, ReferralForm } from './ReferralForm.tsx'
import { planned } from './request.ts'

/** Which list, how urgent, what for and when. From one list to another the clock goes on. */
export function PlanDialog(props: ReferralDialogProps) {
  return (
    <ReferralForm<PlanDraft>
      {...props}
      title="Change plan"
      submitting="Changing plan…"
      resolver={zodResolver(planDraft)}
      draftOf={toPlan}
      change={planned}
    >
      <ChoiceField name="list" label="List" placeholder={null} options={optionsOf('waiting-list')} />
      <ChoiceField name="priority" label="Priority" options={optionsOf('waiting-priority')} />
      <TextField name="what" label="For" maxLength={120} />
      <ChoiceField
        name="management"
        label="Intended management"
        placeholder="Not recorded"
        options={optionsOf('intended-management')}
      />
      <DateTimeField name="planned" type="date" label="Planned for" />
      <DateTimeField name="toComeIn" type="date" label="To come in (TCI)" />
    </ReferralForm>
  )
}

function toPlan(seen: Stored<ServiceRequest>): PlanDraft {
  const { what, planned: date = '', toComeIn = '' } = toReferral(seen)
  const code = (list: 'waiting-list' | 'waiting-priority') => codeIn(list, ...listOf(seen.category))
  return {
    list: code('waiting-list') === 'inpatient' ? 'inpatient' : 'outpatient',
    what,
    priority: code('waiting-priority') ?? '',
    management: managementOf(seen) ?? '',
    planned: date,
    toComeIn,
  }
}
