import { Button } from '@mantine/core'
import { IconArrowRight, IconCopy, IconEye, IconListCheck } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { dateTime } from '../format.ts'
import { Code, type Tone } from '../parts/Badge.tsx'
import { Card } from '../parts/Card.tsx'
import { Checks } from '../parts/Checks.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Failure } from '../parts/Failure.tsx'
import { StateIcon } from '../parts/StateIcon.tsx'
import type { CustomerDetail, Decision } from '../shapes.ts'
import { LinkButton } from '../parts/LinkButton.tsx'
import { t, tOf } from '../words.ts'

const route = getRouteApi('/customers/$id')

export function outcomeTone({ outcome }: Decision): Tone {
  switch (outcome) {
    case 'sent':
      return 'ok'
    case 'started':
      return 'accent'
    case 'skipped':
    case 'deferred':
    case 'parked':
      return 'warn'
    case 'failed':
      return 'bad'
    case 'held-out':
    case 'ended':
      return 'plain'
  }
}

/** The one asked for, else the newest that says whether a message went out. */
export const chosenDecision = (decisions: readonly Decision[], at: string | undefined): Decision | undefined =>
  decisions.find((decision) => String(decision.at) === at) ??
  decisions.find(({ outcome }) => outcome !== 'started' && outcome !== 'ended') ??
  decisions[0]

const asText = (decision: Decision): string =>
  [
    `${decision.scenario} v${decision.version} ${decision.outcome} ${decision.reason ?? ''}`.trim(),
    new Date(decision.at).toISOString(),
    ...decision.checks.map(({ check, ok, detail }) => `${ok ? 'ok ' : 'NO '} ${check}${detail ? `: ${detail}` : ''}`),
  ].join('\n')

interface DecisionsProps {
  customer: CustomerDetail
  timeZone: string
  query: UseQueryResult<{ items: readonly Decision[] }>
  decisions: readonly Decision[]
}

/** Why a message came, or why it did not. */
export function CustomerDecisions({ customer, timeZone, query, decisions }: DecisionsProps) {
  const { decision: at } = route.useSearch()
  const navigate = route.useNavigate()
  const chosen = chosenDecision(decisions, at)
  if (query.error && chosen === undefined) {
    return (
      <Card title={t('decision.title')}>
        <Failure error={query.error} retry={() => void query.refetch()} />
      </Card>
    )
  }
  if (chosen === undefined) {
    return (
      <Card className="decisions" title={t('decision.title')}>
        <Empty icon={IconListCheck} title={t('decision.none')} text={t('decision.noneText')} />
      </Card>
    )
  }
  const others = decisions.filter((decision) => decision !== chosen)
  return (
    <Card
      className="decisions"
      title={t(
        chosen.outcome === 'sent'
          ? 'decision.why'
          : chosen.outcome === 'started'
            ? 'decision.whyStarted'
            : 'decision.whyNot',
      )}
      actions={
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconCopy size={14} />}
          onClick={() => void navigator.clipboard.writeText(asText(chosen))}
        >
          {t('decision.copy')}
        </Button>
      }
    >
      <div className="row wrap decisionHead">
        <b className="medium">{tOf('scenario', chosen.scenario)}</b>
        {chosen.step ? <Code>{chosen.step}</Code> : null}
        <span className="small dim">
          {t('decision.when', { version: chosen.version, when: dateTime(chosen.at, timeZone) })}
        </span>
        <Code tone={outcomeTone(chosen)}>{tOf('outcome', chosen.outcome)}</Code>
      </div>
      <Checks decision={chosen} timeZone={timeZone} />
      <div className="row cardBody" style={{ paddingTop: 8 }}>
        {chosen.message ? (
          <LinkButton
            to="/messages"
            search={{ id: chosen.message, customer: customer.id }}
            size="compact-xs"
            leftSection={<IconEye size={14} />}
          >
            {t('decision.seeMessage')}
          </LinkButton>
        ) : null}
        <LinkButton
          to="/scenarios/$id"
          params={{ id: chosen.scenario }}
          size="compact-xs"
          rightSection={<IconArrowRight size={14} />}
        >
          {t('decision.openScenario')}
        </LinkButton>
      </div>
      {others.length > 0 ? (
        <div className="section">
          <h3>{t('decision.others')}</h3>
          <ul className="otherDecisions">
            {others.slice(0, 8).map((decision) => (
              <li key={`${decision.at}${decision.outcome}`}>
                <button
                  type="button"
                  onClick={() => void navigate({ search: (old) => ({ ...old, decision: String(decision.at) }) })}
                >
                  <StateIcon
                    state={decision.outcome === 'sent' || decision.outcome === 'started' ? 'ok' : 'open'}
                    size={15}
                  />
                  <span className="grow">
                    <span className="medium">{tOf('scenario', decision.scenario)}</span>
                    <span className="small muted block">
                      {decision.reason ? tOf('reason', decision.reason) : dateTime(decision.at, timeZone)}
                    </span>
                  </span>
                  <Code tone={outcomeTone(decision)}>{decision.reason ?? tOf('outcome', decision.outcome)}</Code>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Card>
  )
}
