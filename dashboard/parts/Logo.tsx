export const Logo = ({ size = 28 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
    <rect width="28" height="28" rx="8" fill="var(--fill)" />
    <path
      d="M6.5 21.5 12 7h4l5.5 14.5"
      fill="none"
      stroke="var(--on-fill)"
      strokeWidth="2.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
    <path d="M14 13.2v1.6M14 18v3.4" stroke="var(--on-fill)" strokeWidth="2.2" strokeLinecap="round" />
  </svg>
)
