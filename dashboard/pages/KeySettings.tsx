import { ActionIcon, Button, Modal } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../client.ts'
import { dateTime } from '../format.ts'
import { useMay, useMember } from '../me.ts'
import { Badge, Code } from '../parts/Badge.tsx'
import { Card } from '../parts/Card.tsx'
import { CopyId } from '../parts/CopyId.tsx'
import { Notice } from '../parts/Notice.tsx'
import { Snippet } from '../parts/Snippet.tsx'
import { toast } from '../parts/toasts.ts'
import type { Settings } from '../shapes.ts'
import { t } from '../words.ts'
import { ViewOnly } from '../parts/May.tsx'

type KeyKind = 'secret' | 'identity'
interface Fresh {
  kind: KeyKind
  key: string
  /** the key id that goes into the token's header */
  kid?: string
}

export function KeySettings({ settings }: { settings: Settings }) {
  const { site } = useMember()
  const queries = useQueryClient()
  const may = useMay()
  const [fresh, setFresh] = useState<Fresh | null>(null)
  const [ending, setEnding] = useState<{ id: string; name: string } | null>(null)
  const make = useMutation({
    mutationFn: (kind: KeyKind) => send<Fresh>('POST', '/api/settings/keys', { kind }),
    onSuccess: (made) => {
      setFresh(made)
      void queries.invalidateQueries()
    },
    onError: (error) => toast({ tone: 'bad', title: t('keys.notMade'), detail: error.message }),
  })
  const end = useMutation({
    mutationFn: (id: string) => send('DELETE', `/api/settings/keys/${encodeURIComponent(id)}`),
    onSuccess: () => {
      toast({ tone: 'ok', title: t('keys.ended') })
      void queries.invalidateQueries()
    },
    onError: (error) => toast({ tone: 'bad', title: t('keys.notEnded'), detail: error.message }),
  })
  const writeKey = settings.writeKeys[0] ?? ''
  const identity = settings.identityKeys
  return (
    <div className="stack">
      <ViewOnly call="POST /api/settings/keys" />
      <Card title={t('settings.snippet')}>
        <div className="cardBody stack tight">
          <p className="muted">{t('settings.snippetHelp')}</p>
          <Snippet writeKey={writeKey} />
          <p className="muted">{t('keys.blockHelp')}</p>
          <Snippet
            writeKey={writeKey}
            text={
              '<aisle-block id="for-you"></aisle-block>\n<aisle-block id="similar" product-id="SKU-1"></aisle-block>\n<aisle-inbox></aisle-inbox>'
            }
          />
        </div>
      </Card>
      <Card title={t('keys.write')} note={t('keys.writeNote')}>
        <ul className="keyList">
          {settings.writeKeys.map((key) => (
            <li key={key}>
              <CopyId id={key} whole />
              <Badge>{t('keys.public')}</Badge>
            </li>
          ))}
        </ul>
      </Card>
      <Card
        title={t('keys.secret')}
        note={t('keys.secretNote')}
        actions={
          <Button
            size="compact-xs"
            disabled={!may('POST /api/settings/keys') || settings.secretKeys.length > 1}
            loading={make.isPending}
            onClick={() => make.mutate('secret')}
          >
            {t('keys.makeSecret')}
          </Button>
        }
      >
        {fresh?.kind === 'secret' ? <FreshKey fresh={fresh} /> : null}
        <ul className="keyList">
          {settings.secretKeys.map(({ id, createdAt, last4 }) => (
            <li key={id}>
              <Code>{`sk_…${last4}`}</Code>
              <span className="small dim">{t('keys.since', { when: dateTime(createdAt, site.timeZone) })}</span>
              <ActionIcon
                className="push"
                aria-label={t('keys.end', { name: `sk_…${last4}` })}
                disabled={!may('DELETE /api/settings/keys/:id') || settings.secretKeys.length < 2}
                onClick={() => setEnding({ id, name: `sk_…${last4}` })}
              >
                <IconTrash size={16} stroke={1.75} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <p className="help cardBody">{t('keys.two')}</p>
      </Card>
      <Card
        title={t('keys.identity')}
        note={t('keys.identityNote')}
        actions={
          <Button
            size="compact-xs"
            disabled={!may('POST /api/settings/keys') || identity.length > 1}
            loading={make.isPending}
            onClick={() => make.mutate('identity')}
          >
            {t('keys.makeIdentity')}
          </Button>
        }
      >
        {fresh?.kind === 'identity' ? <FreshKey fresh={fresh} /> : null}
        {identity.length === 0 ? <p className="muted cardBody">{t('keys.noIdentity')}</p> : null}
        <ul className="keyList">
          {identity.map(({ id, kid, createdAt }) => (
            <li key={id}>
              <Code>{kid}</Code>
              <span className="small dim">{t('keys.since', { when: dateTime(createdAt, site.timeZone) })}</span>
              <ActionIcon
                className="push"
                aria-label={t('keys.end', { name: kid })}
                disabled={!may('DELETE /api/settings/keys/:id')}
                onClick={() => setEnding({ id, name: kid })}
              >
                <IconTrash size={16} stroke={1.75} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      </Card>
      <Modal
        opened={ending !== null}
        onClose={() => setEnding(null)}
        title={t('keys.endTitle', { name: ending?.name ?? '' })}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <div className="stack">
          <p className="muted">{t('keys.endText')}</p>
          <div className="row" style={{ justifyContent: 'flex-end' }}>
            <Button onClick={() => setEnding(null)}>{t('keys.keep')}</Button>
            <Button
              variant="outline"
              onClick={() => {
                if (ending) end.mutate(ending.id)
                setEnding(null)
              }}
            >
              {t('keys.endKey')}
            </Button>
          </div>
        </div>
      </Modal>
    </div>
  )
}

const FreshKey = ({ fresh }: { fresh: Fresh }) => (
  <div className="cardBody">
    <Notice tone="warn">
      {t('keys.once')}
      <div>
        {fresh.kid ? <Code>{fresh.kid}</Code> : null} <CopyId id={fresh.key} whole />
      </div>
    </Notice>
  </div>
)
