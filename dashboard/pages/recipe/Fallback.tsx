import { Button, Menu, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FallbackStep } from '../../../worker/model/recipe.ts'
import { blockTitle } from '../../blockTitle.ts'
import { FieldError } from '../../parts/FieldError.tsx'
import { blocksQuery } from '../../queries.ts'
import { tellSource } from '../../tellSource.ts'
import { t, tOf } from '../../words.ts'
import { AddSource } from './AddSource.tsx'
import { LineTools, moveKeys } from './LineTools.tsx'
import { MoreButton } from './MoreButton.tsx'
import { NumberLine } from './NumberLine.tsx'
import { moved, replaced, without, withPart } from './listEdits.ts'
import { Part } from './Part.tsx'
import { SourceDetail } from './SourceDetail.tsx'
import type { RecipePartProps } from './Sources.tsx'

const common = ['category', 'site'] as const

/** What comes next, in order, when the sources name too few; then the block stays empty. */
export function Fallback({ recipe, set, block }: RecipePartProps & { block: string }) {
  const [adding, setAdding] = useState(false)
  const steps = recipe.fallback
  const add = (step: FallbackStep) => set({ fallback: [...steps, step] })
  return (
    <Part
      title={t('fallbacks.title')}
      actions={
        <Menu position="bottom-end" width={280}>
          <Menu.Target>
            <Button
              variant="subtle"
              size="compact-xs"
              leftSection={<IconPlus size={14} />}
              aria-label={t('editor.addFallback')}
            >
              {t('add')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {common.map((scope) => (
              <Menu.Item key={scope} onClick={() => add({ use: 'popular', scope })}>
                {tOf('fallback', scope)}
              </Menu.Item>
            ))}
            <Menu.Item onClick={() => add({ use: 'block' })}>{t('fallbacks.block')}</Menu.Item>
            <Menu.Item onClick={() => setAdding(true)}>{t('fallbacks.source')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      }
    >
      <ol>
        {steps.map((step, index) => (
          <StepLine
            key={index}
            block={block}
            step={step}
            index={index}
            count={steps.length}
            change={(next) => set({ fallback: replaced(steps, index, next) })}
            move={(by) => set({ fallback: moved(steps, index, by) })}
            remove={() => set({ fallback: without(steps, index) })}
          />
        ))}
      </ol>
      <NumberLine
        before={t('editor.ifFewer')}
        after={t('fallbacks.hide')}
        value={recipe.min}
        most={100}
        change={(min) => set({ min })}
      />
      <FieldError at="recipe.fallback" alone />
      <FieldError at="recipe.min" />
      {adding ? (
        <AddSource
          title={t('editor.addFallback')}
          close={() => setAdding(false)}
          choose={(use) => {
            add({ use })
            setAdding(false)
          }}
        />
      ) : null}
    </Part>
  )
}

interface StepLineProps {
  block: string
  step: FallbackStep
  index: number
  count: number
  change: (step: FallbackStep) => void
  move: (by: 1 | -1) => void
  remove: () => void
}

function StepLine({ block, step, index, count, change, move, remove }: StepLineProps) {
  const { use } = step
  const blocks = useQuery(blocksQuery()).data?.items ?? []
  const needsMore = use === 'list' || use === 'filler' || use === 'custom'
  const [open, setOpen] = useState(needsMore && tellSource(step) === '')
  const name = use === 'block' ? t('fallbacks.block') : tOf('source', use)
  const told = tellSource(step)
  return (
    <li className="sourceLine" onKeyDown={moveKeys(move)}>
      <div className="ruleHead">
        {use === 'block' ? (
          <span className="caretRoom" />
        ) : (
          <MoreButton name={name} open={open} toggle={() => setOpen(!open)} />
        )}
        <span className="dim num">{index + 1}</span>
        {use === 'block' ? (
          <Select
            className="grow"
            size="xs"
            aria-label={t('fallbacks.block')}
            placeholder={t('fallbacks.choose')}
            searchable
            data={blocks.filter(({ id }) => id !== block).map((one) => ({ value: one.id, label: blockTitle(one) }))}
            value={step.block ?? null}
            onChange={(id) => change(withPart(step, 'block', id ?? undefined))}
          />
        ) : (
          <span className="grow clip">
            {name} {told === '' ? null : <span className="small dim">{told}</span>}
          </span>
        )}
        <LineTools name={name} index={index} count={count} move={move} remove={remove} />
      </div>
      {open && use !== 'block' ? (
        <div className="sourceMore">
          <SourceDetail at={`recipe.fallback.${index}`} source={step} change={change} />
        </div>
      ) : null}
      <FieldError at={`recipe.fallback.${index}`} />
    </li>
  )
}
