import { Button, PasswordInput, Select, TextInput } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useRef } from 'react'
import type { ApiFailure } from '../client.ts'
import { size } from '../format.ts'
import { Card } from '../parts/Card.tsx'
import { Segmented } from '../parts/Segmented.tsx'
import { fieldError } from '../saveSettings.ts'
import { t } from '../words.ts'
import type { FeedSetup } from './feedSetup.ts'
import { feedFiles } from './FeedUpload.tsx'

interface SourceCardProps {
  setup: FeedSetup
  set: (part: Partial<FeedSetup>) => void
  isNew: boolean
  file: File | null
  setFile: (file: File | null) => void
  busy: boolean
  look: () => void
  failure: ApiFailure | null
}

/** Where the feed is: an address with what lets us in, or a file. */
export function FeedSourceCard({ setup, set, isNew, file, setFile, busy, look, failure }: SourceCardProps) {
  const input = useRef<HTMLInputElement>(null)
  const canLook = setup.source !== '' && (setup.way === 'url' ? setup.url !== '' : file !== null)
  return (
    <Card title={t('wizard.where')}>
      <form
        className="cardBody stack"
        onSubmit={(event) => {
          event.preventDefault()
          look()
        }}
      >
        <div className="pair">
          <TextInput
            label={t('wizard.name')}
            description={t('wizard.nameHelp')}
            value={setup.source}
            readOnly={!isNew}
            error={fieldError(failure, 'id')}
            onChange={(event) => set({ source: event.currentTarget.value.toLowerCase().replace(/[^a-z0-9._-]/g, '-') })}
          />
          <div style={{ alignSelf: 'end' }}>
            <Segmented
              label={t('wizard.way')}
              value={setup.way}
              onChange={(way) => set({ way })}
              data={[
                { value: 'url', label: t('wizard.byUrl') },
                { value: 'file', label: t('wizard.byFile') },
              ]}
            />
          </div>
        </div>
        {setup.way === 'url' ? (
          <>
            <TextInput
              label={t('wizard.url')}
              type="url"
              placeholder="https://shop.example/feed.xml"
              value={setup.url}
              error={fieldError(failure, 'url')}
              onChange={(event) => set({ url: event.currentTarget.value })}
            />
            <Access setup={setup} set={set} failure={failure} />
          </>
        ) : (
          <div className="dropZone">
            <IconFileUpload size={24} stroke={1.75} aria-hidden className="accent" />
            <span className="grow muted clip">{file ? `${file.name}, ${size(file.size)}` : t('upload.text')}</span>
            <input
              ref={input}
              type="file"
              hidden
              aria-label={t('wizard.file')}
              accept={feedFiles}
              onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
            />
            <Button onClick={() => input.current?.click()}>{t('wizard.choose')}</Button>
          </div>
        )}
        <div>
          <Button type="submit" variant="filled" disabled={!canLook} loading={busy}>
            {t('wizard.preview')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function Access({ setup, set, failure }: Pick<SourceCardProps, 'setup' | 'set' | 'failure'>) {
  const { access } = setup
  return (
    <div className="pair three">
      <Select
        label={t('wizard.access')}
        allowDeselect={false}
        data={[
          { value: 'none', label: t('wizard.open') },
          { value: 'basic', label: t('wizard.basic') },
          { value: 'header', label: t('wizard.header') },
        ]}
        value={access}
        onChange={(value) =>
          set({ access: value === 'basic' || value === 'header' ? value : 'none', isSecretSet: false })
        }
      />
      {access === 'none' ? null : (
        <>
          <TextInput
            label={t(access === 'basic' ? 'wizard.user' : 'wizard.headerName')}
            placeholder={access === 'basic' ? '' : 'X-Feed-Key'}
            autoComplete="off"
            value={setup.login}
            error={fieldError(failure, 'auth.user', 'auth.name')}
            onChange={(event) => set({ login: event.currentTarget.value, isSecretSet: false })}
          />
          <PasswordInput
            label={t('wizard.secret')}
            placeholder={setup.isSecretSet ? t('wizard.secretKept') : ''}
            autoComplete="new-password"
            value={setup.secret}
            error={fieldError(failure, 'auth.secret')}
            onChange={(event) => set({ secret: event.currentTarget.value })}
          />
        </>
      )}
    </div>
  )
}
