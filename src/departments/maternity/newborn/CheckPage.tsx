import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useSearchParams } from 'react-router'

import { useAct } from '#clinical/acts/use-act.ts'
import { maternityKey } from '#departments/maternity/pregnancy/queries.ts'
import { fromLondonWallClock, londonWallClock } from '#lib/london-time.ts'
import { useNow } from '#lib/use-now.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, DateTimeField, NumberField, TextField } from '#ui/fields.tsx'

import { checkedOf } from './acts.ts'
import { checkOf, checks, jaundiceWords, nipeItems, nipeResults } from './checks.ts'
import { type CheckDraft, checkDraft } from './draft.ts'
import { AboutBaby, type BabyParts, OverBaby } from './OverBaby.tsx'

const title = 'Baby: newborn check'

export const Component = () => <OverBaby title={title}>{(parts) => <RecordCheck {...parts} />}</OverBaby>

const nipeOptions = Object.entries(nipeResults).map(([value, label]) => ({ value, label }))

function RecordCheck({ baby, onClose }: BabyParts) {
  const [opened] = useState(() => londonWallClock(Date.now()))
  const [asked] = useState(useSearchParams()[0].get('check') ?? '')
  const form = useForm<CheckDraft, unknown, CheckDraft>({
    resolver: zodResolver(checkDraft),
    defaultValues: {
      check: checkOf(asked) ? asked : '',
      result: '',
      at: opened,
      eyes: '',
      heart: '',
      hips: '',
      testes: '',
      before: '',
      after: '',
      note: '',
    },
  })
  const save = useAct(baby.id, checkedOf, [maternityKey(baby.id), ['maternity']])
  const [id, result, at] = useWatch({ control: form.control, name: ['check', 'result', 'at'] })
  const check = checkOf(id)
  const now = useNow()
  return (
    <FormDialog
      title={title}
      submit="Save check"
      submitting="Saving check…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <AboutBaby baby={baby} />
        <ChoiceField
          name="check"
          label="Check"
          options={checks.map(({ id: value, words }) => ({ value, label: words }))}
          autoFocus
        />
        <DateTimeField name="at" label="When" />
        <ChoiceField
          key={id}
          name="result"
          label="Result"
          placeholder={check ? 'Choose' : 'Choose a check first'}
          disabled={!check}
          options={(check?.results ?? []).map(({ id: value, words }) => ({ value, label: words }))}
        />
        {id === 'nipe' &&
          result !== 'declined' &&
          Object.entries(nipeItems).map(([name, label]) => (
            <ChoiceField key={name} name={name} label={label} options={nipeOptions} />
          ))}
        {id === 'oximetry' && (
          <>
            <NumberField name="before" label="Right hand" unit="%" />
            <NumberField name="after" label="Foot" unit="%" />
          </>
        )}
        {id === 'jaundice' && result === 'seen' && (
          <p className="wide notice warning" role="status">
            {jaundiceWords(fromLondonWallClock(at, now), baby.birth)}
          </p>
        )}
        <TextField name="note" label="Reason and note" className="wide" multiline rows={2} maxLength={1000} />
      </div>
    </FormDialog>
  )
}
