import { Button, NumberInput, Select, Switch, TextInput } from '@mantine/core'
import {
  IconFlag,
  IconGitBranch,
  IconHourglass,
  IconLogin2,
  IconLogout2,
  IconMail,
  IconRepeat,
  IconRoute,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Json } from '../../worker/model/json.ts'
import type { Parameter } from '../../worker/model/scenario.ts'
import { LinkButton } from '../parts/LinkButton.tsx'
import { tellCondition, tellSteps, type ToldStep } from '../describeStep.ts'
import { duration, number } from '../format.ts'
import { useMay, useMember } from '../me.ts'
import { Badge, Code } from '../parts/Badge.tsx'
import { Card } from '../parts/Card.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { scenariosQuery } from '../queries.ts'
import { useSaveScenario } from '../saveScenario.ts'
import type { ScenarioRow } from '../shapes.ts'
import { hasWord, t, tOf } from '../words.ts'
import '../style/scenario.css'
import { May, MayEdit } from '../parts/May.tsx'

const route = getRouteApi('/scenarios/$id')

export function Scenario() {
  const { id } = route.useParams()
  const query = useQuery(scenariosQuery())
  const row = query.data?.items.find((item) => item.id === id)
  if (row !== undefined) return <Steps key={id} row={row} />
  return (
    <Page title={tOf('scenario', id)} crumb={<Link to="/scenarios">{t('nav.scenarios')}</Link>}>
      <section className="card">
        <Loaded query={query}>
          {() => <Empty icon={IconRoute} title={t('scenarios.missing')} text={t('scenarios.missingText', { id })} />}
        </Loaded>
      </section>
    </Page>
  )
}

const icons = {
  entry: { icon: IconLogin2, tone: 'filled' },
  wait: { icon: IconHourglass, tone: '' },
  send: { icon: IconMail, tone: 'accent' },
  branch: { icon: IconGitBranch, tone: 'warn' },
  end: { icon: IconFlag, tone: '' },
} as const

function Steps({ row }: { row: ScenarioRow }) {
  const { site } = useMember()
  const { step: chosen = 'entry' } = route.useSearch()
  const navigate = route.useNavigate()
  const save = useSaveScenario()
  const may = useMay()
  const [params, setParams] = useState<Readonly<Record<string, Json>>>(row.params)
  const { scenario } = row
  const steps = tellSteps(scenario, params, site.currency)
  const changed = JSON.stringify(params) !== JSON.stringify(row.params)
  const name = tOf('scenario', row.id)
  const current = steps.find(({ id }) => id === chosen) ?? steps[0]!
  const countOf = ({ kind, id }: ToldStep): [string, string] | null => {
    const { entered, sent, blocked } = row.stats
    if (kind === 'entry') return [number(entered), t('scenarios.entered')]
    if (kind === 'send' && id === scenario.steps.find((step) => 'send' in step)?.id) {
      return [number(sent), t('scenario.sentNot', { n: blocked })]
    }
    return null
  }
  return (
    <Page
      title={name}
      changes="PUT /api/scenarios/:id"
      crumb={<Link to="/scenarios">{t('nav.scenarios')}</Link>}
      subtitle={hasWord(`scenarioHelp.${row.id}`) ? tOf('scenarioHelp', row.id) : undefined}
      badges={
        <>
          <Badge tone={row.enabled ? 'ok' : 'plain'}>
            <span className={`dot${row.enabled ? '' : ' off'}`} />{' '}
            {t(row.enabled ? 'scenario.on' : 'scenario.off', { n: String(row.version) })}
          </Badge>
          {changed ? <Badge tone="warn">{t('scenario.changed')}</Badge> : null}
        </>
      }
      actions={
        <>
          <Switch
            label={t('on')}
            disabled={!may('PUT /api/scenarios/:id')}
            checked={row.enabled}
            onChange={(event) =>
              save.mutate({
                row,
                next: { enabled: event.currentTarget.checked, params: row.params },
                title: t(event.currentTarget.checked ? 'scenarios.isOn' : 'scenarios.isOff', { name }),
              })
            }
          />
          <LinkButton to="/messages" search={{ scenario: row.id }}>
            {t('scenario.messages')}
          </LinkButton>
        </>
      }
    >
      <div className="scenarioGrid">
        <Card title={t('scenario.steps')}>
          <ol className="stepList">
            {steps.map((step) => {
              const { icon: Shape, tone } = icons[step.kind]
              const count = countOf(step)
              return (
                <li key={step.id}>
                  <button
                    type="button"
                    className="stepLine"
                    aria-pressed={step.id === current.id}
                    onClick={() => void navigate({ search: { step: step.id }, replace: true })}
                  >
                    <span className={`stepIcon ${tone}`}>
                      <Shape size={18} stroke={1.75} aria-hidden />
                    </span>
                    <span className="grow">
                      <span className="medium row">
                        {step.title} {step.id === 'entry' || step.id === 'end' ? null : <Code>{step.id}</Code>}
                      </span>
                      <span className="small muted block">{step.detail}</span>
                    </span>
                    {count ? (
                      <span className="stepCount small dim">
                        <b className="strong num block">{count[0]}</b>
                        {count[1]}
                      </span>
                    ) : null}
                  </button>
                </li>
              )
            })}
          </ol>
          <div className="row wrap section small muted" style={{ gap: 16 }}>
            <span className="row tight">
              <IconLogout2 size={15} aria-hidden />{' '}
              {t('scenario.leaves', {
                when: scenario.exits
                  .map(({ on, if: condition }) =>
                    condition ? tellCondition(condition, scenario, params, site.currency) : tOf('exit', on),
                  )
                  .join(', '),
              })}
            </span>
            <span className="row tight">
              <IconRepeat size={15} aria-hidden />{' '}
              {scenario.reentry.mode === 'period' && scenario.reentry.per
                ? t('scenario.oncePer', { time: duration(scenario.reentry.per) })
                : tOf('reentry', scenario.reentry.mode)}
            </span>
          </div>
        </Card>
        <div className="stack">
          <Card title={t('scenario.params')}>
            <form
              className="cardBody stack"
              onSubmit={(event) => {
                event.preventDefault()
                save.mutate({ row, next: { enabled: row.enabled, params }, title: t('scenario.saved', { name }) })
              }}
            >
              <MayEdit call="PUT /api/scenarios/:id">
                <div className="stack">
                  {Object.entries(scenario.params).map(([key, parameter]) => (
                    <ParameterField
                      key={key}
                      name={key}
                      parameter={parameter}
                      currency={site.currency}
                      value={params[key] ?? parameter.default}
                      change={(value) => setParams({ ...params, [key]: value })}
                    />
                  ))}
                </div>
              </MayEdit>
              <May call="PUT /api/scenarios/:id">
                <div className="row">
                  <Button type="submit" variant="filled" disabled={!changed} loading={save.isPending}>
                    {t('scenario.save')}
                  </Button>
                  <Button disabled={!changed} onClick={() => setParams(row.params)}>
                    {t('discard')}
                  </Button>
                </div>
              </May>
            </form>
          </Card>
          <StepPanel row={row} step={current} />
        </div>
      </div>
    </Page>
  )
}

const rechecks = ['recheck', 'purchase', 'goods', 'consent', 'hours', 'caps', 'no-open-session'] as const

function StepPanel({ row, step }: { row: ScenarioRow; step: ToldStep }) {
  const { scenario } = row
  const found = scenario.steps.find(({ id }) => id === step.id)
  return (
    <Card title={step.title}>
      <div className="cardBody stack">
        {step.detail ? <p className="muted">{step.detail}</p> : null}
        {found && 'send' in found ? (
          <>
            <dl className="facts">
              <dt>{t('scenario.template')}</dt>
              <dd>
                <Code>{found.send.template}</Code>
              </dd>
              <dt>{t('scenario.validFor')}</dt>
              <dd>{duration(scenario.validFor)}</dd>
              <dt>{t('scenario.priority')}</dt>
              <dd>{t('scenario.ofHundred', { n: scenario.priority })}</dd>
              <dt>{t('scenario.blocks')}</dt>
              <dd className="row wrap tight">
                {Object.values(found.send.blocks ?? {}).map((block) => (
                  <Link key={block} to="/blocks/$id" params={{ id: block }}>
                    {block}
                  </Link>
                ))}
              </dd>
            </dl>
            <div>
              <h3>{t('scenario.readAgain')}</h3>
              <p className="row wrap tight" style={{ marginTop: 6 }}>
                {rechecks.map((check) => (
                  <Badge key={check}>{tOf('checked', check)}</Badge>
                ))}
              </p>
              <p className="help" style={{ marginTop: 8 }}>
                {t('scenario.inboxToo')}
              </p>
            </div>
          </>
        ) : step.kind === 'entry' ? (
          <dl className="facts">
            <dt>{t('scenarios.class')}</dt>
            <dd>{tOf('class', scenario.class)}</dd>
            <dt>{t('customer.topic')}</dt>
            <dd>{tOf('topic', scenario.topic)}</dd>
            <dt>{t('scenario.success')}</dt>
            <dd>{tOf('success', scenario.success)}</dd>
          </dl>
        ) : null}
      </div>
    </Card>
  )
}

const units = [
  { value: 'M', label: 'scenario.minutes', minutes: 1 },
  { value: 'H', label: 'scenario.hours', minutes: 60 },
  { value: 'D', label: 'scenario.days', minutes: 1440 },
] as const
type Unit = (typeof units)[number]['value']

/** "PT30M", "PT2H", "P3D": one unit, as the form offers. */
const parts = (iso: string): { amount: number; unit: Unit } => {
  const match = /^P(?:(\d+)D|T(\d+)H|T(\d+)M)$/.exec(iso)
  if (match?.[1]) return { amount: Number(match[1]), unit: 'D' }
  if (match?.[2]) return { amount: Number(match[2]), unit: 'H' }
  return { amount: Number(match?.[3] ?? 30), unit: 'M' }
}
const isoOf = (amount: number, unit: Unit): string => (unit === 'D' ? `P${amount}D` : `PT${amount}${unit}`)

interface FieldProps {
  name: string
  parameter: Parameter
  currency: string
  value: Json
  change: (value: Json) => void
}

function ParameterField({ name, parameter, currency, value, change }: FieldProps) {
  const label = tOf('param', name)
  const help = hasWord(`paramHelp.${name}`) ? tOf('paramHelp', name) : undefined
  const limits = [
    typeof parameter.min === 'string' ? t('scenario.atLeast', { time: duration(parameter.min) }) : '',
    typeof parameter.max === 'string' ? t('scenario.atMost', { time: duration(parameter.max) }) : '',
  ]
    .filter(Boolean)
    .join(', ')
  if (parameter.type === 'duration') {
    const { amount, unit } = parts(String(value))
    return (
      <div>
        <div className="row" style={{ alignItems: 'end' }}>
          <NumberInput
            className="grow"
            label={label}
            min={1}
            max={999}
            value={amount}
            onChange={(next) => change(isoOf(Math.max(1, Number(next) || 1), unit))}
          />
          <Select
            aria-label={t('scenario.unit')}
            allowDeselect={false}
            data={units.map(({ value: id, label: word }) => ({ value: id, label: t(word) }))}
            value={unit}
            onChange={(next) => change(isoOf(amount, (next ?? unit) as Unit))}
            style={{ width: 130 }}
          />
        </div>
        <p className="help" style={{ marginTop: 4 }}>
          {[help, limits].filter(Boolean).join(' ')}
        </p>
      </div>
    )
  }
  const more = help === undefined ? {} : { description: help }
  if (parameter.type === 'money' || parameter.type === 'number') {
    return (
      <NumberInput
        label={label}
        {...more}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        min={typeof parameter.min === 'number' ? parameter.min : 0}
        {...(typeof parameter.max === 'number' ? { max: parameter.max } : {})}
        {...(parameter.type === 'money' ? { suffix: ` ${currency}` } : {})}
        value={Number(value ?? 0)}
        onChange={(next) => change(Number(next) || 0)}
      />
    )
  }
  if (parameter.type === 'flag') {
    return (
      <Switch
        label={label}
        {...more}
        checked={value === true}
        onChange={(event) => change(event.currentTarget.checked)}
      />
    )
  }
  return (
    <TextInput
      label={label}
      {...more}
      value={value === null ? '' : String(value)}
      onChange={(event) => change(event.currentTarget.value || null)}
    />
  )
}
