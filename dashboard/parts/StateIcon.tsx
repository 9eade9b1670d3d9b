import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
} from '@tabler/icons-react'
import type { HealthState } from '../shapes.ts'

/** State is told by shape first; words stand beside it. */
export function StateIcon({ state, size = 16 }: { state: HealthState | 'open'; size?: number }) {
  switch (state) {
    case 'ok':
      return <IconCircleCheckFilled size={size} className="ok" aria-hidden />
    case 'warn':
      return <IconAlertTriangleFilled size={size} className="warn" aria-hidden />
    case 'bad':
      return <IconCircleXFilled size={size} className="bad" aria-hidden />
    case 'open':
      return <IconCircleDashed size={size} className="dim" aria-hidden />
  }
}
