/** Events with gaps under this are one session (DESIGN.md, Words). */
export const sessionGapMs = 30 * 60_000
