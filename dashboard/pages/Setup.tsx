import { Button, PasswordInput, Select, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type FormEvent } from 'react'
import { ApiFailure, send } from '../client.ts'
import { nameOf } from '../format.ts'
import { CopyId } from '../parts/CopyId.tsx'
import { Notice } from '../parts/Notice.tsx'
import { Snippet } from '../parts/Snippet.tsx'
import { t } from '../words.ts'

interface Keys {
  site: string
  writeKey: string
  secretKey: string
}

const currencies = ['EUR', 'PLN', 'UAH', 'USD', 'GBP', 'CZK', 'RON', 'HUF', 'SEK', 'CHF']
const shopLanguages = ['en', 'pl', 'uk', 'de', 'cs', 'ro', 'hu', 'fr', 'es', 'it']

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 32) || 'shop'

/** First run: the owner's login and the first site in one form; then the keys, shown once. */
export function Setup({ needsToken }: { needsToken: boolean }) {
  const queries = useQueryClient()
  const [form, setForm] = useState({
    token: '',
    email: '',
    password: '',
    name: '',
    domain: '',
    currency: 'EUR',
    language: 'en',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const [busy, setBusy] = useState(false)
  const [keys, setKeys] = useState<Keys | null>(null)
  useEffect(() => {
    document.title = `${t('setup.title')} · Aisle`
  }, [])
  const field = (name: keyof typeof form) => ({
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setForm((old) => ({ ...old, [name]: value }))
    },
    error: failure?.fields[name] ?? failure?.fields[`site.${name}`],
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setFailure(null)
    const { token, email, password, name, domain, currency, language, timeZone } = form
    try {
      setKeys(
        await send<Keys>('POST', '/api/setup', {
          ...(token === '' ? {} : { token }),
          email,
          password,
          site: { id: slug(name), name, domain, currency, language, languages: [language], timeZone },
        }),
      )
    } catch (error) {
      setFailure(error instanceof ApiFailure ? error : new ApiFailure(0, 'dashboard', String(error)))
    } finally {
      setBusy(false)
    }
  }
  const enter = async () => {
    // Set-up may already have opened a session; if it did not, this login does.
    await send('POST', '/api/login', { email: form.email, password: form.password }).catch(() => {})
    await queries.resetQueries({ queryKey: ['me'] })
    queries.removeQueries({ queryKey: ['setup'] })
  }
  if (keys !== null) {
    return (
      <div className="cardBody stack" style={{ paddingTop: 16 }}>
        <h1>{t('setup.done')}</h1>
        <Notice tone="warn">{t('setup.keepSecret')}</Notice>
        <dl className="facts">
          <dt>{t('settings.secretKey')}</dt>
          <dd>
            <CopyId id={keys.secretKey} whole />
          </dd>
          <dt>{t('settings.writeKey')}</dt>
          <dd>
            <CopyId id={keys.writeKey} whole />
          </dd>
        </dl>
        <div>
          <h2>{t('settings.snippet')}</h2>
          <p className="help">{t('settings.snippetHelp')}</p>
        </div>
        <Snippet writeKey={keys.writeKey} />
        <Button variant="filled" autoFocus onClick={() => void enter()}>
          {t('setup.enter')}
        </Button>
      </div>
    )
  }
  return (
    <form className="cardBody stack" style={{ paddingTop: 16 }} onSubmit={(event) => void submit(event)}>
      <div>
        <h1>{t('setup.title')}</h1>
        <p className="muted">{t('setup.text')}</p>
      </div>
      {needsToken ? (
        <TextInput
          label={t('setup.token')}
          description={t('setup.tokenHelp')}
          required
          withAsterisk={false}
          {...field('token')}
        />
      ) : null}
      <div className="pair">
        <TextInput
          label={t('setup.shop')}
          required
          withAsterisk={false}
          autoFocus
          placeholder="Marlow"
          {...field('name')}
        />
        <TextInput
          label={t('setup.domain')}
          required
          withAsterisk={false}
          placeholder="shop.example"
          {...field('domain')}
        />
      </div>
      <div className="pair three">
        <Select
          label={t('setup.currency')}
          data={currencies}
          searchable
          allowDeselect={false}
          value={form.currency}
          onChange={(currency) => setForm((old) => ({ ...old, currency: currency ?? old.currency }))}
        />
        <Select
          label={t('setup.language')}
          data={shopLanguages.map((code) => ({ value: code, label: nameOf('language', code) }))}
          searchable
          allowDeselect={false}
          value={form.language}
          onChange={(language) => setForm((old) => ({ ...old, language: language ?? old.language }))}
        />
        <Select
          label={t('setup.timeZone')}
          data={Intl.supportedValuesOf('timeZone')}
          searchable
          limit={40}
          allowDeselect={false}
          value={form.timeZone}
          onChange={(timeZone) => setForm((old) => ({ ...old, timeZone: timeZone ?? old.timeZone }))}
        />
      </div>
      <div className="pair">
        <TextInput
          label={t('login.email')}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          {...field('email')}
        />
        <PasswordInput
          label={t('login.password')}
          description={t('setup.passwordHelp')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="new-password"
          minLength={12}
          required
          withAsterisk={false}
          {...field('password')}
        />
      </div>
      {failure ? (
        <Notice tone="bad">
          {failure.message} {failure.hint}
        </Notice>
      ) : null}
      <Button type="submit" variant="filled" loading={busy}>
        {t('setup.submit')}
      </Button>
    </form>
  )
}
