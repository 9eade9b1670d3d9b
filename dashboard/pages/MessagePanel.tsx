import { ActionIcon, Tabs } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { currentSite, pathWith } from '../client.ts'
import { dateTime } from '../format.ts'
import { useMember } from '../me.ts'
import { Badge, Code } from '../parts/Badge.tsx'
import { Checks } from '../parts/Checks.tsx'
import { CopyId } from '../parts/CopyId.tsx'
import { JsonView } from '../parts/JsonView.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { SkeletonLines } from '../parts/Skeleton.tsx'
import { messageQuery } from '../queries.ts'
import type { MessageDetail } from '../shapes.ts'
import { t, tOf } from '../words.ts'
import { statusTone } from '../statusTone.ts'

const route = getRouteApi('/messages')

export function MessagePanel({ id, customer, close }: { id: string; customer: string; close: () => void }) {
  const query = useQuery(messageQuery(id, customer))
  useHotkeys([['Escape', close]])
  return (
    <section className="card messagePanel" aria-label={t('messages.detail')}>
      <ActionIcon className="panelClose" aria-label={t('close')} onClick={close}>
        <IconX size={16} />
      </ActionIcon>
      <Loaded query={query} skeleton={<SkeletonLines lines={10} />}>
        {(message) => <Message message={message} customer={customer} />}
      </Loaded>
    </section>
  )
}

function Message({ message, customer }: { message: MessageDetail; customer: string }) {
  const { site } = useMember()
  const { tab = message.rendered?.html ? 'mail' : 'why' } = route.useSearch()
  const navigate = route.useNavigate()
  const { rendered, decision } = message
  return (
    <>
      <div className="messageHead">
        <div className="row wrap">
          <h2>{rendered?.subject ?? tOf('scenario', message.scenario)}</h2>
          <Badge tone={statusTone(message.status)}>{tOf('status', message.status)}</Badge>
          {message.reason ? <Code tone="warn">{message.reason}</Code> : null}
        </div>
        {message.reason ? <p className="small muted">{tOf('reason', message.reason)}</p> : null}
        <dl className="facts" style={{ marginTop: 8 }}>
          <dt>{t('live.customer')}</dt>
          <dd>
            <CopyId id={message.customer ?? customer} />
            <Link to="/customers/$id" params={{ id: message.customer ?? customer }}>
              {t('live.openCustomer')}
            </Link>
          </dd>
          <dt>{t('messages.scenario')}</dt>
          <dd>
            <Link to="/scenarios/$id" params={{ id: message.scenario }}>
              {tOf('scenario', message.scenario)}
            </Link>
            <Code>{message.template}</Code>
          </dd>
          <dt>{t('messages.when')}</dt>
          <dd>{dateTime(message.at, site.timeZone)}</dd>
        </dl>
      </div>
      <Tabs
        value={tab}
        onChange={(value) => void navigate({ search: (old) => ({ ...old, tab: value ?? undefined }), replace: true })}
      >
        <Tabs.List>
          {rendered?.html ? <Tabs.Tab value="mail">{t('messages.mail')}</Tabs.Tab> : null}
          {rendered ? <Tabs.Tab value="text">{t('messages.text')}</Tabs.Tab> : null}
          <Tabs.Tab value="why">{t('messages.why')}</Tabs.Tab>
          {rendered ? <Tabs.Tab value="headers">{t('messages.headers')}</Tabs.Tab> : null}
          <Tabs.Tab value="inputs">{t('messages.inputs')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="mail">
          {/* Its own document with its own policy: a mail's inline styles are no business of the dashboard's CSP. */}
          <iframe
            className="mail"
            sandbox=""
            title={t('messages.mail')}
            src={pathWith(`/api/messages/${encodeURIComponent(message.id)}/html`, {
              customer,
              'aisle-site': currentSite() ?? undefined,
            })}
          />
        </Tabs.Panel>
        <Tabs.Panel value="text">
          <pre className="json">{rendered?.text}</pre>
        </Tabs.Panel>
        <Tabs.Panel value="why">
          {decision ? (
            <Checks decision={decision} timeZone={site.timeZone} />
          ) : (
            <p className="cardBody muted">{t('messages.noDecision')}</p>
          )}
          {message.attempts.length > 0 ? (
            <ul className="section lines small">
              {message.attempts.map((attempt) => (
                <li key={`${attempt.key}${attempt.at}`} className="row wrap">
                  <span className="num dim">{dateTime(attempt.at, site.timeZone)}</span>
                  {tOf('channel', attempt.channel)}
                  <Badge tone={attempt.status === 'sent' ? 'ok' : attempt.status === 'failed' ? 'bad' : 'plain'}>
                    {tOf('status', attempt.status)}
                  </Badge>
                  {attempt.reason ? <span className="muted">{attempt.reason}</span> : null}
                </li>
              ))}
            </ul>
          ) : null}
        </Tabs.Panel>
        <Tabs.Panel value="headers">
          <dl className="facts cardBody headers">
            {Object.entries(rendered?.headers ?? {}).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="mono">{value}</dd>
              </div>
            ))}
          </dl>
        </Tabs.Panel>
        <Tabs.Panel value="inputs">
          <p className="help cardBody" style={{ paddingTop: 8, paddingBottom: 8 }}>
            {t('messages.inputsHelp')}
          </p>
          <JsonView value={message.inputs ?? null} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
