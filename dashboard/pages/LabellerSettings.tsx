import { Button, NumberInput, PasswordInput, Radio, Switch, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../client.ts'
import { dollars, percent } from '../format.ts'
import { labelsQuery, type LabellerView, type LabelsView, type TriedLabels } from '../labelQueries.ts'
import { Badge } from '../parts/Badge.tsx'
import { Card } from '../parts/Card.tsx'
import { LinkButton } from '../parts/LinkButton.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Notice } from '../parts/Notice.tsx'
import { Segmented } from '../parts/Segmented.tsx'
import { SettingsForm } from '../parts/SettingsForm.tsx'
import { SkeletonLines } from '../parts/Skeleton.tsx'
import { fieldError, useSaveSettings } from '../saveSettings.ts'
import { useStep } from '../typeQueries.ts'
import { t, tOf } from '../words.ts'

const scopes = ['unsure', 'all'] as const
const unset: LabellerView = {
  provider: 'openai',
  baseUrl: 'https://api.openai.com/v1',
  model: '',
  keyIsSet: false,
  priceIn: 0.15,
  priceOut: 0.6,
  mostCost: 5,
  scope: 'unsure',
  nightly: false,
}

export function LabellerSettings() {
  const query = useQuery(labelsQuery())
  return (
    <Loaded query={query} skeleton={<SkeletonLines lines={8} />}>
      {(labels) => <Labeller key={JSON.stringify(labels.settings)} labels={labels} />}
    </Loaded>
  )
}

/** Which language model may say what products are for, at what price and up to what sum. */
function Labeller({ labels }: { labels: LabelsView }) {
  const save = useSaveSettings()
  const start = { ...(labels.settings ?? unset), key: '' }
  const [form, setForm] = useState(start)
  const set = (part: Partial<typeof start>) => setForm((before) => ({ ...before, ...part }))
  const error = (name: string) => fieldError(save.error, `settings.labeller.${name}`)
  const money = (name: 'priceIn' | 'priceOut' | 'mostCost') => ({
    label: t(`labeller.${name}`),
    prefix: '$',
    min: 0,
    hideControls: true,
    value: form[name],
    error: error(name),
    onChange: (value: string | number) => set({ [name]: Number(value) || 0 }),
  })
  const { key, keyIsSet: _, ...rest } = form
  return (
    <div className="stack">
      <SettingsForm
        title={t('settings.model')}
        text={t('labeller.text')}
        changed={JSON.stringify(form) !== JSON.stringify(start) && form.model !== ''}
        busy={save.isPending}
        save={() => save.mutate({ settings: { labeller: { ...rest, ...(key === '' ? {} : { key }) } } })}
      >
        <div>
          <div className="mantine-InputWrapper-label">{t('labeller.provider')}</div>
          <Segmented
            label={t('labeller.provider')}
            value={form.provider}
            onChange={(value) => set({ provider: value === 'workers-ai' ? 'workers-ai' : 'openai' })}
            data={[
              { value: 'openai', label: t('labeller.openai') },
              { value: 'workers-ai', label: 'Workers AI' },
            ]}
          />
          {form.provider === 'workers-ai' && !labels.aiAvailable ? (
            <p className="small warn">{t('embedder.production')}</p>
          ) : null}
        </div>
        {form.provider === 'openai' ? (
          <TextInput
            label={t('labeller.baseUrl')}
            description={t('labeller.baseUrlHelp')}
            value={form.baseUrl ?? ''}
            error={error('baseUrl')}
            onChange={(event) => set({ baseUrl: event.currentTarget.value })}
          />
        ) : null}
        <div className="pair">
          <TextInput
            label={t('labeller.model')}
            placeholder={form.provider === 'openai' ? 'gpt-4o-mini' : '@cf/meta/llama-3.3-70b-instruct-fp8-fast'}
            value={form.model}
            error={error('model')}
            onChange={(event) => set({ model: event.currentTarget.value })}
          />
          {form.provider === 'openai' ? (
            <PasswordInput
              label={t('labeller.key')}
              autoComplete="new-password"
              placeholder={start.keyIsSet ? t('labeller.keepKey') : ''}
              value={form.key}
              error={error('key')}
              onChange={(event) => set({ key: event.currentTarget.value })}
            />
          ) : null}
        </div>
        <div className="pair three">
          <NumberInput {...money('priceIn')} decimalScale={4} />
          <NumberInput {...money('priceOut')} decimalScale={4} />
          <NumberInput {...money('mostCost')} decimalScale={2} />
        </div>
        <Radio.Group
          label={t('labeller.scope')}
          value={form.scope}
          onChange={(value) => set({ scope: value === 'all' ? 'all' : 'unsure' })}
        >
          {scopes.map((scope) => (
            <Radio
              key={scope}
              value={scope}
              label={tOf('labelScope', scope)}
              description={tOf('labelScopeHelp', scope)}
              style={{ marginTop: 10 }}
            />
          ))}
        </Radio.Group>
        <Switch
          label={t('labeller.nightly')}
          description={t('labeller.nightlyHelp')}
          checked={form.nightly}
          onChange={(event) => set({ nightly: event.currentTarget.checked })}
        />
        <p className="help">{t('labeller.privacy')}</p>
      </SettingsForm>
      {labels.settings ? (
        <>
          <Try />
          <Used labels={labels} turnOff={() => save.mutate({ settings: { labeller: null } })} />
        </>
      ) : null}
    </div>
  )
}

/** Five products, asked now: whether the model answers, and how well, before anything is spent. */
function Try() {
  const ask = useMutation({ mutationFn: () => send<TriedLabels>('POST', '/api/labels/try') })
  return (
    <Card
      title={t('labeller.tryTitle')}
      actions={
        <Button size="compact-sm" loading={ask.isPending} onClick={() => ask.mutate()}>
          {t('labeller.try')}
        </Button>
      }
    >
      <div className="cardBody stack">
        {ask.error ? <Notice tone="bad">{ask.error.message}</Notice> : null}
        {ask.data === undefined ? (
          <p className="muted">{t('labeller.tryText')}</p>
        ) : ask.data.items.length === 0 ? (
          <p className="muted">{t('labeller.nothingToAsk')}</p>
        ) : (
          <>
            <ul className="triedLabels">
              {ask.data.items.map(({ title, label }) => (
                <li key={title}>
                  <span className="grow">{title}</span>
                  <span className="row">
                    <span className="medium">{label?.name ?? t('labeller.unsure')}</span>
                    {label ? <Badge>{percent(label.confidence)}</Badge> : null}
                  </span>
                </li>
              ))}
            </ul>
            <p className="small dim">{t('labeller.tryCost', { cost: dollars(ask.data.cost) })}</p>
          </>
        )}
      </div>
    </Card>
  )
}

function Used({ labels, turnOff }: { labels: LabelsView; turnOff: () => void }) {
  const { products, types } = labels.answered
  const step = useStep()
  const forget = () => step.mutate({ step: { method: 'DELETE', path: '/api/labels' }, title: t('labeller.forgotten') })
  return (
    <Card title={t('labeller.usedTitle')}>
      <div className="cardBody stack">
        <p className="muted">{t('labeller.used', { products, types, cost: dollars(labels.paid) })}</p>
        <p className="help">{t('labeller.forgetHelp')}</p>
        <div className="row wrap">
          <LinkButton to="/catalog/types">{t('labeller.toTypes')}</LinkButton>
          <Button disabled={products + types === 0} loading={step.isPending} onClick={forget}>
            {t('labeller.forget')}
          </Button>
          <Button variant="outline" onClick={turnOff}>
            {t('labeller.turnOff')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
