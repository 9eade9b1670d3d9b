import type { CustomerState, Decision } from '../model/customer.ts'

/** Decisions kept per customer (DESIGN.md, rule 8). */
const keptDecisions = 50

/**
 * The state with one more decision. A message that waits again for the same reason replaces its last entry, so that a
 * long wait does not push everything else out of the ring.
 */
export function decide(state: CustomerState, decision: Decision): CustomerState {
  const again = (last: Decision) =>
    decision.outcome === 'deferred' &&
    last.outcome === 'deferred' &&
    last.message === decision.message &&
    last.reason === decision.reason
  const others = state.decisions.filter((last) => !again(last))
  return { ...state, decisions: [...others, decision].slice(-keptDecisions) }
}
