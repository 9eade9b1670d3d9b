import { Button, NumberInput, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../client.ts'
import { useMember } from '../me.ts'
import { Card } from '../parts/Card.tsx'
import { Notice } from '../parts/Notice.tsx'
import { SettingsForm } from '../parts/SettingsForm.tsx'
import { fieldError, useSaveSettings } from '../saveSettings.ts'
import type { Settings } from '../shapes.ts'
import { Segmented } from '../parts/Segmented.tsx'
import { t } from '../words.ts'

const ports = { tls: 465, starttls: 587, none: 1025 } as const
type Security = keyof typeof ports

export function EmailSettings({ settings }: { settings: Settings }) {
  const { me } = useMember()
  const save = useSaveSettings()
  const old = settings.settings.email
  const start = {
    host: old?.host ?? '',
    port: old?.port ?? 587,
    security: old?.security ?? ('starttls' as Security),
    username: old?.username ?? '',
    password: '',
    from: old?.from ?? '',
    fromName: old?.fromName ?? settings.name,
    replyTo: old?.replyTo ?? '',
  }
  const [form, setForm] = useState(start)
  const [to, setTo] = useState(me.email ?? '')
  const set = (part: Partial<typeof start>) => setForm((before) => ({ ...before, ...part }))
  const error = (name: string) => fieldError(save.error, `settings.email.${name}`, `email.${name}`, name)
  const test = useMutation({
    mutationFn: () => send<{ sent?: boolean; reason?: string } | undefined>('POST', '/api/settings/email/test', { to }),
  })
  const submit = () => {
    const { username, password, fromName, replyTo, ...rest } = form
    save.mutate({
      settings: {
        email: {
          provider: 'smtp',
          ...rest,
          ...(username ? { username } : {}),
          ...(password ? { password } : {}),
          ...(fromName ? { fromName } : {}),
          ...(replyTo ? { replyTo } : {}),
        },
      },
    })
  }
  return (
    <div className="stack">
      <SettingsForm
        title={t('email.title')}
        text={t('email.text')}
        changed={JSON.stringify(form) !== JSON.stringify(start)}
        busy={save.isPending}
        save={submit}
      >
        <div className="pair">
          <TextInput
            label={t('email.host')}
            placeholder="smtp.example"
            required
            withAsterisk={false}
            value={form.host}
            error={error('host')}
            onChange={(event) => set({ host: event.currentTarget.value })}
          />
          <NumberInput
            label={t('email.port')}
            hideControls
            min={1}
            max={65535}
            value={form.port}
            error={error('port')}
            onChange={(port) => set({ port: Number(port) || 0 })}
          />
        </div>
        <div>
          <div className="mantine-InputWrapper-label">{t('email.security')}</div>
          <Segmented
            label={t('email.security')}
            value={form.security}
            onChange={(value) => set({ security: value as Security, port: ports[value as Security] })}
            data={[
              { value: 'starttls', label: 'STARTTLS' },
              { value: 'tls', label: 'TLS' },
              { value: 'none', label: t('email.plain') },
            ]}
          />
          {form.security === 'none' ? <p className="small warn">{t('email.plainHelp')}</p> : null}
        </div>
        <div className="pair">
          <TextInput
            label={t('email.user')}
            autoComplete="off"
            value={form.username}
            onChange={(event) => set({ username: event.currentTarget.value })}
          />
          <PasswordInput
            label={t('login.password')}
            autoComplete="new-password"
            placeholder={old ? t('email.keepPassword') : ''}
            value={form.password}
            onChange={(event) => set({ password: event.currentTarget.value })}
          />
        </div>
        <div className="pair three">
          <TextInput
            label={t('email.from')}
            type="email"
            required
            withAsterisk={false}
            value={form.from}
            error={error('from')}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextInput
            label={t('email.fromName')}
            value={form.fromName}
            onChange={(event) => set({ fromName: event.currentTarget.value })}
          />
          <TextInput
            label={t('email.replyTo')}
            type="email"
            value={form.replyTo}
            error={error('replyTo')}
            onChange={(event) => set({ replyTo: event.currentTarget.value })}
          />
        </div>
      </SettingsForm>
      <Card title={t('email.testTitle')}>
        <form
          className="cardBody stack"
          onSubmit={(event) => {
            event.preventDefault()
            test.mutate()
          }}
        >
          <div className="row" style={{ alignItems: 'end' }}>
            <TextInput
              className="grow"
              label={t('email.to')}
              type="email"
              required
              withAsterisk={false}
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
            <Button type="submit" loading={test.isPending} disabled={old === null}>
              {t('email.send')}
            </Button>
          </div>
          {old === null ? <p className="help">{t('email.saveFirst')}</p> : null}
          {test.error ? <Notice tone="bad">{test.error.message}</Notice> : null}
          {test.isSuccess ? (
            <Notice tone={test.data?.sent === false ? 'bad' : 'accent'}>
              {test.data?.sent === false ? (test.data.reason ?? t('email.refused')) : t('email.sent', { to })}
            </Notice>
          ) : null}
        </form>
      </Card>
    </div>
  )
}
