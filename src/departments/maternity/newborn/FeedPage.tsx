import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { maternityKey } from '#departments/maternity/pregnancy/queries.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, DateTimeField, NumberField, TextField } from '#ui/fields.tsx'

import { fed } from './acts.ts'
import { type FeedDraft, feedDraft } from './draft.ts'
import { feedKinds } from './newborn.ts'
import { AboutBaby, type BabyParts, OverBaby } from './OverBaby.tsx'

const title = 'Baby: feed and nappies'

export const Component = () => <OverBaby title={title}>{(parts) => <RecordFeed {...parts} />}</OverBaby>

function RecordFeed({ baby, onClose }: BabyParts) {
  const [opened] = useState(() => londonWallClock(Date.now()))
  const form = useForm<FeedDraft, unknown, FeedDraft>({
    resolver: zodResolver(feedDraft),
    defaultValues: { at: opened, kind: '', volume: '', wet: '', dirty: '', note: '' },
  })
  const save = useAct(baby.id, fed, [maternityKey(baby.id)])
  const kind = useWatch({ control: form.control, name: 'kind' })
  return (
    <FormDialog
      title={title}
      submit="Save feed"
      submitting="Saving feed…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <AboutBaby baby={baby} />
        <ChoiceField
          name="kind"
          label="How"
          options={Object.entries(feedKinds).map(([value, label]) => ({ value, label }))}
          autoFocus
        />
        <DateTimeField name="at" label="When" />
        {(kind === 'bottle' || kind === 'tube') && <NumberField name="volume" label="Volume" unit="mL" />}
        <NumberField name="wet" label="Wet nappies" />
        <NumberField name="dirty" label="Dirty nappies" />
        <TextField name="note" label="Note" className="wide" maxLength={1000} />
      </div>
    </FormDialog>
  )
}
