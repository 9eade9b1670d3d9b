import { ActionIcon, Button, Select } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { Condition } from '../../../worker/model/scenario.ts'
import { conditionOf, isGroup, treeOf, type Group, type Leaf } from '../../conditionTree.ts'
import { FieldError } from '../../parts/FieldError.tsx'
import { t } from '../../words.ts'
import { ConditionLine } from './ConditionLine.tsx'

interface ConditionFormProps {
  /** the field it is, as the API names it */
  at: string
  condition: Condition | undefined
  change: (condition: Condition | undefined) => void
}

/** Conditions as lines that can be nested: all of, any of, none of. */
export function ConditionForm({ at, condition, change }: ConditionFormProps) {
  return (
    <div>
      <GroupForm group={treeOf(condition)} change={(group) => change(conditionOf(group))} depth={0} />
      <FieldError at={at} />
    </div>
  )
}

const modes = ['all', 'any', 'none'] as const
const newLine: Leaf = { fact: 'price', is: '<=', value: 100 }
const DEEPEST = 3

interface GroupFormProps {
  group: Group
  change: (group: Group) => void
  depth: number
  remove?: () => void
}

function GroupForm({ group, change, depth, remove }: GroupFormProps) {
  const { mode, items } = group
  const set = (next: Group['items']) => change({ ...group, items: next })
  const replace = (index: number, item: Leaf | Group) => set(items.map((old, at) => (at === index ? item : old)))
  const without = (index: number) => set(items.filter((_, at) => at !== index))
  const isPlain = depth === 0 && mode === 'all' && items.length < 2
  return (
    <div className={depth === 0 ? 'conditions' : 'conditions nested'}>
      {isPlain ? null : (
        <div className="row tight">
          <Select
            size="xs"
            className="modeSelect"
            aria-label={t('condition.mode')}
            allowDeselect={false}
            data={modes.map((one) => ({ value: one, label: t(`condition.${one}`) }))}
            value={mode}
            onChange={(next) => change({ ...group, mode: modes.find((one) => one === next) ?? mode })}
          />
          {remove === undefined ? null : (
            <ActionIcon className="push" size="sm" aria-label={t('condition.removeGroup')} onClick={remove}>
              <IconX size={14} />
            </ActionIcon>
          )}
        </div>
      )}
      {items.map((item, index) =>
        isGroup(item) ? (
          <GroupForm
            key={index}
            group={item}
            depth={depth + 1}
            change={(next) => replace(index, next)}
            remove={() => without(index)}
          />
        ) : (
          <ConditionLine
            key={`${index} ${item.fact}`}
            line={item}
            change={(next) => replace(index, next)}
            remove={() => without(index)}
          />
        ),
      )}
      <div className="row tight">
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={14} />}
          onClick={() => set([...items, newLine])}
        >
          {t('condition.add')}
        </Button>
        {depth < DEEPEST && items.length > 0 ? (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => set([...items, { mode: mode === 'any' ? 'all' : 'any', items: [newLine] }])}
          >
            {t('condition.addGroup')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
