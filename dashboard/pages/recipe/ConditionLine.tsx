import { ActionIcon, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { compared, comparisonsOf, factOf, facts, isAttribute, lineAbout } from '../../conditionFacts.ts'
import type { Leaf } from '../../conditionTree.ts'
import { t, tOf } from '../../words.ts'
import { ConditionValue } from './ConditionValue.tsx'

interface ConditionLineProps {
  line: Leaf
  change: (line: Leaf) => void
  remove: () => void
}

const nameOfFact = (fact: string): string => tOf('fact', isAttribute(fact) ? 'attr' : fact)

/** "Price, at most, 100": one fact of a product, how it is compared, and with what. */
export function ConditionLine({ line, change, remove }: ConditionLineProps) {
  const known = factOf(line.fact) ?? line.fact
  const choices = comparisonsOf(line.fact)
  return (
    <div className="filterRule">
      <Select
        aria-label={t('editor.fact')}
        allowDeselect={false}
        data={[...new Set<string>([...facts, known])].map((fact) => ({ value: fact, label: nameOfFact(fact) }))}
        value={known}
        onChange={(fact) => change(lineAbout(fact ?? line.fact))}
      />
      <Select
        aria-label={t('editor.comparison')}
        allowDeselect={false}
        data={[...new Set([...choices, line.is])].map((is) => ({ value: is, label: tOf('is', is) }))}
        value={line.is}
        onChange={(is) => change(compared(line, choices.find((one) => one === is) ?? line.is))}
      />
      <ActionIcon aria-label={t('editor.removeRule')} onClick={remove}>
        <IconX size={14} />
      </ActionIcon>
      <div className="filterValue">
        {isAttribute(line.fact) ? (
          <TextInput
            className="grow"
            aria-label={t('condition.attribute')}
            placeholder={t('condition.attributeHint')}
            value={line.fact.slice('attr.'.length)}
            onChange={(event) => change({ ...line, fact: `attr.${event.currentTarget.value}` })}
          />
        ) : null}
        <ConditionValue line={line} change={change} />
      </div>
    </div>
  )
}
