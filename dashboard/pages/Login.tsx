import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type FormEvent } from 'react'
import { ApiFailure, send } from '../client.ts'
import { Notice } from '../parts/Notice.tsx'
import { t } from '../words.ts'

export function Login() {
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    document.title = `${t('login.title')} · Aisle`
  }, [])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setFailure(null)
    try {
      await send('POST', '/api/login', { email, password })
      await queries.resetQueries({ queryKey: ['me'] })
    } catch (error) {
      setFailure(
        error instanceof ApiFailure && error.status === 401
          ? t('login.wrong')
          : error instanceof Error
            ? error.message
            : String(error),
      )
      setBusy(false)
    }
  }
  return (
    <form className="cardBody stack" style={{ paddingTop: 16 }} onSubmit={(event) => void submit(event)}>
      <h1>{t('login.title')}</h1>
      <TextInput
        label={t('login.email')}
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        autoFocus
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('login.password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {failure ? <Notice tone="bad">{failure}</Notice> : null}
      <Button type="submit" variant="filled" loading={busy}>
        {t('login.submit')}
      </Button>
    </form>
  )
}
