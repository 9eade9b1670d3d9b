import { Switch } from '@mantine/core'
import { useState } from 'react'
import { SettingsForm } from '../parts/SettingsForm.tsx'
import { useSaveSettings } from '../saveSettings.ts'
import type { Settings } from '../shapes.ts'
import { t } from '../words.ts'

const purposes = ['analytics', 'personalization', 'advertising'] as const

export function ConsentSettings({ settings }: { settings: Settings }) {
  const save = useSaveSettings()
  const start = { ...settings.settings.purposes, botGate: settings.settings.botGate }
  const [form, setForm] = useState(start)
  const submit = () => {
    const { botGate, ...granted } = form
    save.mutate({ settings: { purposes: granted, botGate } })
  }
  return (
    <SettingsForm
      title={t('settings.consent')}
      text={t('consent.text')}
      changed={JSON.stringify(form) !== JSON.stringify(start)}
      busy={save.isPending}
      save={submit}
    >
      {purposes.map((purpose) => (
        <Switch
          key={purpose}
          label={t(`purpose.${purpose}`)}
          description={t(`purposeHelp.${purpose}`)}
          checked={form[purpose]}
          onChange={(event) => {
            const { checked } = event.currentTarget
            setForm((old) => ({ ...old, [purpose]: checked }))
          }}
        />
      ))}
      <Switch
        label={t('consent.bots')}
        description={t('consent.botsHelp')}
        checked={form.botGate}
        onChange={(event) => {
          const { checked } = event.currentTarget
          setForm((old) => ({ ...old, botGate: checked }))
        }}
      />
    </SettingsForm>
  )
}
