import { Select, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { nameOf } from '../format.ts'
import { SettingsForm } from '../parts/SettingsForm.tsx'
import { fieldError, useSaveSettings } from '../saveSettings.ts'
import type { Settings } from '../shapes.ts'
import { t } from '../words.ts'

export function SiteSettings({ settings }: { settings: Settings }) {
  const save = useSaveSettings()
  const start = {
    name: settings.name,
    domain: settings.domain,
    language: settings.language,
    languages: [...settings.languages],
    timeZone: settings.timeZone,
    cartUrl: settings.settings.cartUrl,
    postalAddress: settings.settings.postalAddress,
    origins: [...settings.settings.origins],
  }
  const [form, setForm] = useState(start)
  const set = (part: Partial<typeof start>) => setForm((old) => ({ ...old, ...part }))
  const submit = () => {
    const { cartUrl, postalAddress, origins, ...site } = form
    save.mutate({ ...site, settings: { cartUrl, postalAddress, origins } })
  }
  return (
    <SettingsForm
      title={t('settings.site')}
      changed={JSON.stringify(form) !== JSON.stringify(start)}
      busy={save.isPending}
      save={submit}
    >
      <div className="pair">
        <TextInput
          label={t('setup.shop')}
          value={form.name}
          error={fieldError(save.error, 'name')}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('setup.domain')}
          value={form.domain}
          error={fieldError(save.error, 'domain')}
          onChange={(event) => set({ domain: event.currentTarget.value })}
        />
      </div>
      <div className="pair three">
        <TextInput
          label={t('setup.currency')}
          value={settings.currency}
          readOnly
          description={t('settings.currencyHelp')}
          inputWrapperOrder={['label', 'input', 'description']}
        />
        <Select
          label={t('setup.language')}
          allowDeselect={false}
          data={form.languages.map((code) => ({ value: code, label: nameOf('language', code) }))}
          value={form.language}
          onChange={(language) => set({ language: language ?? form.language })}
        />
        <Select
          label={t('setup.timeZone')}
          searchable
          limit={40}
          allowDeselect={false}
          data={[...new Set([...Intl.supportedValuesOf('timeZone'), form.timeZone])]}
          value={form.timeZone}
          onChange={(timeZone) => set({ timeZone: timeZone ?? form.timeZone })}
        />
      </div>
      <TagsInput
        label={t('settings.languages')}
        description={t('settings.languagesHelp')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={form.languages}
        error={fieldError(save.error, 'languages')}
        onChange={(languages) => set({ languages })}
      />
      <TextInput
        label={t('settings.cartUrl')}
        description={t('settings.cartUrlHelp')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        type="url"
        value={form.cartUrl}
        error={fieldError(save.error, 'settings.cartUrl', 'cartUrl')}
        onChange={(event) => set({ cartUrl: event.currentTarget.value })}
      />
      <TextInput
        label={t('settings.postal')}
        description={t('settings.postalHelp')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={form.postalAddress}
        error={fieldError(save.error, 'settings.postalAddress', 'postalAddress')}
        onChange={(event) => set({ postalAddress: event.currentTarget.value })}
      />
      <TagsInput
        label={t('settings.origins')}
        description={t('settings.originsHelp')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder="https://shop.example"
        value={form.origins}
        error={fieldError(save.error, 'settings.origins', 'origins')}
        onChange={(origins) => set({ origins })}
      />
    </SettingsForm>
  )
}
